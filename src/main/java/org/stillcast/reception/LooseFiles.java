package org.stillcast.reception;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.stillcast.files.InTransit;
import org.stillcast.intake.NamedLoose;
import org.stillcast.media.ExtensionKind;
import org.stillcast.text.Words;

/**
 * Sounds and pictures directly in the inbox that no manifest names, as far as their names tell. There may be very many, so
 * a few names are kept, and a sum of all. For one thread.
 */
final class LooseFiles {
    /** What all of them are told about under, in the log and in one status. */
    static final String NAME = "loose-files";

    private static final Words WORDS = Words.of(LooseFiles.class);
    private static final int MOST_SHOWN = 3;

    /** Who copies by hand makes pauses. */
    private static final Duration QUIET = Duration.ofSeconds(30);

    private final Path inbox;
    private final NamedLoose named;
    private final TreeSet<String> shown = new TreeSet<>();
    private int count;
    private long sum;
    private long state;
    private Instant changed = Instant.MIN;
    private Optional<Bystanders.Remark> told = Optional.empty();

    LooseFiles(Path inbox, NamedLoose named) {
        this.inbox = inbox;
        this.named = named;
    }

    /** Begins a look at all files there are. */
    void begin() {
        shown.clear();
        count = 0;
        sum = 0;
    }

    /** Takes note of a file by its name; nothing is asked of the disk. */
    void add(String name) {
        if (!ExtensionKind.of(name).isTaken() || InTransit.is(name) || named.has(name)) {
            return;
        }
        count++;
        sum += 0x9E3779B97F4A7C15L * (1 + name.toLowerCase(Locale.ROOT).hashCode());
        shown.add(name);
        if (shown.size() > MOST_SHOWN) {
            shown.pollLast();
        }
    }

    /**
     * Ends a look, as all were added, and returns what is to be said; what was said stays said until they are others, and
     * these have not changed for some time.
     *
     * @param knowsAll whether it is known what each manifest names; nothing new is said before
     */
    Optional<Bystanders.Remark> end(Instant now, boolean knowsAll) {
        if (count == 0) {
            told = Optional.empty();
            state = 0;
            return told;
        }
        long newState = sum;
        for (String name : shown) {
            newState = 31 * newState + stateOf(inbox.resolve(name));
        }
        if (newState != state || !knowsAll || now.isBefore(changed)) {
            state = newState;
            changed = now;
        }
        if (Duration.between(changed, now).compareTo(QUIET) >= 0) {
            told = Optional.of(remark());
        }
        return told;
    }

    private Bystanders.Remark remark() {
        String names = shown.stream().map("\"%s\""::formatted).collect(Collectors.joining(", "));
        int others = count - shown.size();
        String dots = others > 0 ? ", …" : "";
        return new Bystanders.Remark(
                "sounds or pictures lie in the inbox by themselves (%d), and no manifest there names them: %s%s"
                        .formatted(count, names, dots),
                WORDS.say("loose", NAME, count, names + dots));
    }

    private static long stateOf(Path file) {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return 31 * attributes.size() + attributes.lastModifiedTime().hashCode();
        } catch (IOException e) {
            return -1; // just gone
        }
    }
}
