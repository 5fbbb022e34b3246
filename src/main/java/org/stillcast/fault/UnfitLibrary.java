package org.stillcast.fault;

import java.io.File;
import java.util.Optional;

import org.stillcast.text.Words;

/** What is said of a jar that people have put beside ours, where it does not get as far as its own exceptions. */
public final class UnfitLibrary {
    private static final Words WORDS = Words.of(UnfitLibrary.class);

    private UnfitLibrary() {}

    /** Returns a sentence that names the jar if it can be told, what it lacks, and what to do. */
    public static String sentence(LinkageError fault) {
        return sentence(fault, jar(fault));
    }

    /**
     * Returns the same where it is known whose fault it is.
     *
     * @param loaded a class of that jar
     */
    public static String sentence(LinkageError fault, Class<?> loaded) {
        return sentence(fault, jarOf(loaded));
    }

    private static String sentence(LinkageError fault, Optional<String> found) {
        String jar = found.orElseGet(() -> WORDS.say("library.some"));
        if (fault instanceof NoClassDefFoundError && fault.getMessage() != null) {
            return WORDS.say("library.lacks", jar, fault.getMessage().replace('/', '.'));
        }
        return WORDS.say("library.unfit", jar, fault);
    }

    /** What was running is what lacks something; where Java itself was, nobody knows for whom. */
    private static Optional<String> jar(LinkageError fault) {
        StackTraceElement[] trace = fault.getStackTrace();
        if (trace.length == 0) {
            return Optional.empty();
        }
        try {
            Class<?> running = Class.forName(trace[0].getClassName(), false, UnfitLibrary.class.getClassLoader());
            return jarOf(running);
        } catch (ClassNotFoundException | LinkageError e) {
            return Optional.empty();
        }
    }

    private static Optional<String> jarOf(Class<?> loaded) {
        return Optional.ofNullable(loaded.getProtectionDomain().getCodeSource())
                .map(source -> new File(source.getLocation().getPath()).getName());
    }
}
