package org.stillcast.text;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Ids of projects and clips: names that are good file names on every system. */
public final class Identifier {
    private static final Words WORDS = Words.of(Identifier.class);
    private static final Pattern SHAPE =
            Pattern.compile("[\\p{L}\\p{N}]([\\p{L}\\p{M}\\p{N}._-]{0,62}[\\p{L}\\p{M}\\p{N}_-])?");
    private static final Pattern NOT_ALLOWED = Pattern.compile("[^\\p{L}\\p{M}\\p{N}._-]+");
    private static final Pattern BAD_START = Pattern.compile("^[^\\p{L}\\p{N}]+");
    private static final Pattern BAD_END = Pattern.compile("[-.]+$");
    private static final int MOST_BYTES = 150;
    private static final int MOST_CODE_POINTS = 64;
    private static final int MOST_SHOWN = 80;

    /** Names that Windows gives to devices, also with an extension. */
    private static final Set<String> DEVICES = Stream.concat(
                    Stream.of("con", "prn", "aux", "nul"),
                    IntStream.rangeClosed(0, 9).boxed().flatMap(n -> Stream.of("com" + n, "lpt" + n)))
            .collect(Collectors.toUnmodifiableSet());

    private Identifier() {}

    /** Returns the id in the form in which it is kept: Unicode's NFC. */
    public static String normalized(String id) {
        return Normalizer.normalize(id, Normalizer.Form.NFC);
    }

    /** Returns what two ids that are the same ignoring case have in common. */
    public static String key(String id) {
        return normalized(id).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    /** Returns what is wrong with a normalized id, in words for a fault; empty if nothing is. */
    public static Optional<String> faultIn(String id) {
        if (!SHAPE.matcher(id).matches()) {
            return Optional.of(WORDS.say("id.shape", MOST_CODE_POINTS, Visible.shortened(id, MOST_SHOWN)));
        }
        int bytes = id.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MOST_BYTES) {
            return Optional.of(WORDS.say("id.bytes", MOST_BYTES, bytes));
        }
        if (isDevice(id)) {
            return Optional.of(WORDS.say("id.device", id));
        }
        return Optional.empty();
    }

    /** Tells whether Windows takes a file of this name for a device. */
    public static boolean isDevice(String name) {
        return DEVICES.contains(key(name).replaceFirst("[.].*", ""));
    }

    /** Makes an id of a file's name without its extension; it may still have a fault, as when nothing is left. */
    public static String fromName(String name) {
        String id = NOT_ALLOWED.matcher(normalized(name)).replaceAll("-");
        id = BAD_START.matcher(id).replaceFirst("");
        while (id.codePointCount(0, id.length()) > MOST_CODE_POINTS
                || id.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            id = id.substring(0, id.offsetByCodePoints(id.length(), -1));
        }
        return BAD_END.matcher(id).replaceFirst("");
    }
}
