package org.stillcast.inbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stillcast.files.WholeFiles;
import org.stillcast.text.Visible;
import org.stillcast.text.Words;

/**
 * The texts that tell people why what they have dropped has failed: {@code NAME.error.txt} beside it in {@code failed/}, and
 * a copy in it if it is a folder, which goes where that goes.
 */
final class FailureReports {
    private static final Words WORDS = Words.of(FailureReports.class);
    private static final Logger LOG = LoggerFactory.getLogger(FailureReports.class);

    private static final String ENDING = ".error.txt";
    private static final int CANCELLATION_BYTES = 4096;

    private final Path failed;

    /**
     * @param failed folder that they lie in
     */
    FailureReports(Path failed) {
        this.failed = failed;
    }

    /** Tells whether a file is one by its name. */
    static boolean is(String name) {
        return name.endsWith(ENDING);
    }

    /** Returns the name of what a report is about. */
    static String subject(String name) {
        return is(name) ? name.substring(0, name.length() - ENDING.length()) : name;
    }

    /**
     * Writes the report, and the copy if what was dropped is still there.
     *
     * @param faults a line each
     */
    void write(Drop drop, List<String> faults) throws IOException {
        write(drop, WORDS.say("report", drop.name(), String.join(System.lineSeparator(), faults)));
    }

    /** Writes, in place of a report, that somebody did not want it any more. */
    void writeCancellation(Drop drop) throws IOException {
        write(drop, WORDS.say("cancelled", drop.name()));
    }

    private void write(Drop drop, String report) throws IOException {
        byte[] text = report.getBytes(StandardCharsets.UTF_8);
        WholeFiles.write(about(drop.name()), out -> out.write(text));
        if (drop.isFolder()) {
            writeCopy(drop.path(), text);
        }
    }

    /** Where somebody else has put something, or the folder itself is elsewhere, the report beside it has to do. */
    private static void writeCopy(Path dropped, byte[] text) {
        try {
            deleteCopy(dropped);
            if (isRealFolder(dropped)) {
                Files.write(copyIn(dropped), text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            }
        } catch (IOException e) {
            LOG.debug("There is no copy of the report in {}", Visible.of(dropped.toString()), e);
        }
    }

    /** Returns no more of a report than some bytes; empty if there is none. */
    Optional<String> read(String name, int mostBytes) throws IOException {
        try (InputStream in = Files.newInputStream(about(name))) {
            return Optional.of(new String(in.readNBytes(mostBytes), StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Returns when a report was written; empty if there is none. */
    Optional<Instant> written(String name) throws IOException {
        try {
            return Optional.of(Files.getLastModifiedTime(about(name)).toInstant());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Tells whether what stands there is that somebody did not want it any more. */
    boolean isCancellation(String name) throws IOException {
        Optional<String> report = read(name, CANCELLATION_BYTES);
        return report.isPresent()
                && Words.inEachLanguage(FailureReports.class)
                        .map(words -> words.say("cancelled", name))
                        .anyMatch(report.get()::equals);
    }

    /** Tells whether there is one. */
    boolean isAbout(String name) {
        return Files.exists(about(name));
    }

    void delete(String name) throws IOException {
        WholeFiles.delete(about(name));
    }

    /** Deletes the copy in what was dropped, wherever that is now, if it is a folder. */
    static void deleteCopy(Path dropped) throws IOException {
        Path copy = copyIn(dropped);
        if (isRealFolder(dropped) && !isRealFolder(copy)) {
            WholeFiles.delete(copy);
        }
    }

    private Path about(String name) {
        return failed.resolve(name + ENDING);
    }

    private static Path copyIn(Path dropped) {
        return dropped.resolve(dropped.getFileName() + ENDING);
    }

    /** A link may lead out of the inbox, where nothing is ours to write or delete. */
    private static boolean isRealFolder(Path path) {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }
}
