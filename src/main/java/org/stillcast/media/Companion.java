package org.stillcast.media;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a file is to the sound beside it, which has its name but for the extension. */
public enum Companion {
    /** What is said in it. */
    TEXT(Set.of("txt")),
    /** The same with its times. */
    SUBTITLES(Set.of("srt", "vtt", "lrc")),
    /** What is seen while it is heard. */
    PICTURE(Set.of());

    @SuppressWarnings("ImmutableEnumChecker") // Set.of makes one that cannot be changed
    private final Set<String> extensions;

    Companion(Set<String> extensions) {
        this.extensions = extensions;
    }

    /** Returns what a file can be, by its name; empty if it is no companion. */
    static Optional<Companion> of(String name) {
        String extension = name.substring(ExtensionKind.stem(name).length())
                .toLowerCase(Locale.ROOT)
                .replaceFirst("^[.]", "");
        for (Companion kind : values()) {
            if (kind.extensions.contains(extension)) {
                return Optional.of(kind);
            }
        }
        return ExtensionKind.of(name) == ExtensionKind.PICTURE ? Optional.of(PICTURE) : Optional.empty();
    }
}
