package org.stillcast.reception;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stillcast.inbox.InboxName;
import org.stillcast.text.Visible;
import org.stillcast.text.Words;

/**
 * What lies in the inbox and is no project, although people may have meant it as one. Each is told about once, in the log
 * and in a status beside it, which is taken back when it is gone, or is one. For one thread.
 */
final class Bystanders {
    private static final Logger LOG = LoggerFactory.getLogger(Bystanders.class);
    private static final Words WORDS = Words.of(Bystanders.class);

    private final StatusNotes statuses;
    private Map<Path, Remark> told = Map.of();

    Bystanders(StatusNotes statuses) {
        this.statuses = statuses;
    }

    /**
     * What is said about one.
     *
     * @param reason for the log
     * @param text for people
     */
    record Remark(String reason, String text) {
        /** Returns what is said about a file that is no manifest by its name. */
        static Remark of(Path file, InboxName kind) {
            String name = file.getFileName().toString();
            if (kind == InboxName.CONFLICT) {
                return new Remark(
                        "another program has made it of a manifest that was changed in two places",
                        WORDS.say("conflict", name));
            }
            String right = name.replaceFirst("(?i)[.](json5|jsonc?[.]txt)$", ".json");
            return new Remark(
                    "a manifest's name ends in .json, so it should be %s".formatted(right),
                    WORDS.say("misnamed", name, right));
        }

        /** Returns what is said about a folder that has no manifest, or none that can be seen. */
        static Remark of(Path folder, FolderLook shown) {
            String name = folder.getFileName().toString();
            if (shown.isDenied()) {
                return new Remark("it may not be looked into", WORDS.say("folder.no-read", name));
            }
            String others = shown.others().stream().map("\"%s\""::formatted).collect(Collectors.joining(", "));
            String hint = others.isEmpty() ? "" : WORDS.say("folder.others", others);
            return new Remark(
                    "it is a folder without a manifest.json, and no manifest in the inbox names it"
                            + (others.isEmpty() ? "" : "; there is %s in it".formatted(others)),
                    WORDS.say("folder.no-manifest", name, folder, hint));
        }
    }

    /** Tells whether one has been told about. */
    boolean isTold(Path path) {
        return told.containsKey(path);
    }

    /** Takes note of all there are now, and tells about those that are new, or others. */
    void update(Map<Path, Remark> now) {
        Map<Path, Remark> before = told;
        told = new HashMap<>(now);
        before.keySet().stream().filter(path -> !now.containsKey(path)).forEach(path -> statuses.say(path, () -> ""));
        now.forEach((path, remark) -> {
            if (!remark.equals(before.get(path))) {
                tell(path, remark);
            }
        });
    }

    private void tell(Path path, Remark remark) {
        LOG.warn("{} is passed over: {}", Visible.of(path.getFileName().toString()), Visible.of(remark.reason()));
        statuses.say(path, remark::text);
    }
}
