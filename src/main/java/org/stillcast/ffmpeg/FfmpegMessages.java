package org.stillcast.ffmpeg;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What ffmpeg writes to its standard error, made fit for people. */
public final class FfmpegMessages {
    private static final int MOST_LINES = 3;
    private static final int LONGEST_LINE = 200;

    /** {@code [mp3 @ 0x55d0c8a0]}: the address helps nobody and differs from run to run. */
    private static final Pattern ADDRESS = Pattern.compile(" @ (0x)?[0-9a-fA-F]+\\]");

    /** Said besides, of a cover picture in a sound file for example, when all went well. */
    private static final Pattern HARMLESS =
            Pattern.compile(".*Codec \\(\\w*\\) not on whitelist.*|.*unable to decode APP fields.*");

    private static final Pattern EMPTY = Pattern.compile("\\s*Last message repeated \\d+ times\\s*|\\s*");

    /** Only at the end of a line, where ffmpeg has its reasons: further ahead are names, which may be anything. */
    private static final Pattern NO_ROOM = reasons(
            "No space left on device|Disk quota exceeded" // and what Java says on Windows
                    + "|There is not enough space on the disk|The disk is full"
                    + "|Not enough quota is available to process this command");

    private static final Pattern MAY_PASS =
            reasons("Cannot allocate memory|Input/output error|Resource temporarily unavailable");

    private static final String CHANGED_FORMAT = "Changing audio frame properties on the fly is not supported";

    private FfmpegMessages() {}

    private static Pattern reasons(String alternatives) {
        return Pattern.compile("(^|: |\\()(%s)\\)?[.]?\\s*$".formatted(alternatives), Pattern.MULTILINE);
    }

    /** Returns the words for it if there is no room to write to, on the disk or in what a user may take of it. */
    public static Optional<String> noRoom(String text) {
        return NO_ROOM.matcher(text).results().map(found -> found.group(2)).findFirst();
    }

    /** Tells whether the reason lies in the machine rather than in the data. */
    static boolean saysThatItMayPass(String text) {
        return MAY_PASS.matcher(text).find();
    }

    /** Tells whether the format of a sound has changed in its middle, where that was not to be. */
    static boolean saysThatTheFormatChanged(String text) {
        return text.contains(CHANGED_FORMAT);
    }

    /** Returns what an ffmpeg that ended well has to say about its input, as one line; empty if nothing. */
    public static Optional<String> complaint(String stderr) {
        return joined(stderr.lines().filter(line -> !HARMLESS.matcher(line).matches()));
    }

    /** Returns why an ffmpeg failed, as one line; empty if it did not say. */
    static Optional<String> reason(String stderr) {
        return joined(stderr.lines());
    }

    private static Optional<String> joined(Stream<String> lines) {
        String text = lines.filter(line -> !EMPTY.matcher(line).matches())
                .map(line -> ADDRESS.matcher(line)
                        .replaceAll("]")
                        .replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", " ")
                        .strip())
                .map(line -> line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + "…")
                .distinct()
                .limit(MOST_LINES)
                .collect(Collectors.joining("; "));
        return Optional.of(text).filter(line -> !line.isEmpty());
    }
}
