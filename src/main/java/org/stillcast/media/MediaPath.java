package org.stillcast.media;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

import org.stillcast.text.Visible;
import org.stillcast.text.Words;

/** A path as a manifest names it, before anybody looks what is there. */
final class MediaPath {
    private static final Words WORDS = Words.of(MediaPath.class);
    private static final Pattern URL = Pattern.compile("(?i)[a-z][a-z0-9+.-]+:/*[^/\\\\].*");
    private static final int MOST_SHOWN = 300;

    private MediaPath() {}

    /**
     * Returns the path that a text means.
     *
     * @param base folder that relative paths start at
     * @throws UnusableFileException if it is no path on this system, or the address of something elsewhere
     */
    static Path of(Path base, String text) throws UnusableFileException {
        Optional<String> control = controlCharacter(text);
        if (control.isPresent()) {
            throw new UnusableFileException(control.get());
        }
        boolean drive = text.length() > 1 && text.charAt(1) == ':';
        if (!drive && URL.matcher(text).matches() && text.contains("//")) {
            throw new UnusableFileException(WORDS.say("file.address", shown(text)));
        }
        try {
            return base.resolve(text).normalize();
        } catch (InvalidPathException e) {
            throw new UnusableFileException(
                    WORDS.say("file.no-path", e.getReason(), shown(text)) + AbsentFile.globHint(text), e.getReason());
        }
    }

    private static Optional<String> controlCharacter(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                String code = "U+%04X".formatted((int) text.charAt(i));
                return Optional.of(WORDS.say("file.control", code, shown(text)));
            }
        }
        return Optional.empty();
    }

    /** Returns a text of a manifest in quotes, as it can be printed. */
    static String shown(String text) {
        return "\"%s\"".formatted(Visible.shortened(text, MOST_SHOWN));
    }
}
