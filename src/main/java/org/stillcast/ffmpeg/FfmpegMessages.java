package org.stillcast.ffmpeg;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What ffmpeg writes to its standard error, made fit for people. */
public final class FfmpegMessages {
    private static final int MOST_LINES = 3;
    private static final int LONGEST_LINE = 200;

    /** {@code [mp3 @ 0x55d0c8a0]}: the address helps nobody and differs from run to run. */
    private static final Pattern ADDRESS = Pattern.compile(" @ (0x)?[0-9a-fA-F]+\\]");

    /** Said of streams that we never asked for, such as the cover of an mp3, and what goes with it. */
    private static final Pattern HARMLESS =
            Pattern.compile(".*Codec \\(\\w*\\) not on whitelist.*|\\s*Last message repeated \\d+ times\\s*|\\s*");

    private FfmpegMessages() {}

    /** Returns the first few lines that say something, as one; empty if none does. */
    public static Optional<String> complaint(String stderr) {
        String text = stderr.lines()
                .filter(line -> !HARMLESS.matcher(line).matches())
                .map(line -> ADDRESS.matcher(line)
                        .replaceAll("]")
                        .replaceAll("\\p{Cc}", " ")
                        .strip())
                .map(line -> line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + "…")
                .distinct()
                .limit(MOST_LINES)
                .collect(Collectors.joining("; "));
        return Optional.of(text).filter(line -> !line.isEmpty());
    }
}
