package org.stillcast.files;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names that browsers, copy programs and editors give to files while these are on their way. */
public final class InTransit {
    private static final List<String> ENDS = List.of(".tmp", ".part", ".partial", ".crdownload");

    /** As rsync does: {@code .1.mp3.Ab12Cd} is going to be {@code 1.mp3}. */
    private static final Pattern RSYNC = Pattern.compile("[.](.+)[.][A-Za-z0-9]{6}");

    private InTransit() {}

    /** Tells whether a file of this name is no file to be used, or not yet. */
    public static boolean is(String name) {
        return name.startsWith(".") || name.startsWith("~$") || end(name).isPresent();
    }

    /** Returns the name that a file in transit is going to have, where its present one tells. */
    public static Optional<String> finalName(String name) {
        Optional<String> end = end(name);
        if (end.isPresent()) {
            return Optional.of(name.substring(0, name.length() - end.get().length()));
        }
        Matcher rsync = RSYNC.matcher(name);
        return rsync.matches() ? Optional.of(rsync.group(1)) : Optional.empty();
    }

    private static Optional<String> end(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return ENDS.stream().filter(lower::endsWith).findFirst();
    }
}
