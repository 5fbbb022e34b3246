package org.stillcast.media;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.stillcast.packed.SparseTexts;

/**
 * The companions of sounds: of each no more is kept than its extension. Of several of a kind the last counts, so that
 * {@code .vtt} comes before {@code .srt}, and that before {@code .lrc}.
 */
public final class Companions {
    /** In natural order a sound and its companions are neighbours, but for names that differ in capitals or zeros alone. */
    private static final int NEIGHBOURS = 32;

    private final Map<Companion, SparseTexts> extensions = new EnumMap<>(Companion.class);

    Companions() {}

    /**
     * Takes what belongs to a sound.
     *
     * @param sound its number
     * @param names of all files in its folder, in natural order
     * @param at its place among them
     */
    void take(int sound, List<String> names, int at) {
        for (int i = Math.min(names.size(), at + NEIGHBOURS) - 1; i >= Math.max(0, at - NEIGHBOURS); i--) {
            String name = names.get(i);
            Optional<Companion> kind = isBeside(name, names.get(at)) ? Companion.of(name) : Optional.empty();
            kind.ifPresent(companion -> take(companion, sound, name));
        }
    }

    private void take(Companion kind, int sound, String name) {
        SparseTexts ofKind = ofKind(kind);
        if (!ofKind.has(sound)) {
            ofKind.put(sound, name.substring(ExtensionKind.stem(name).length()));
        }
    }

    private SparseTexts ofKind(Companion kind) {
        return extensions.computeIfAbsent(kind, any -> new SparseTexts());
    }

    private static boolean isBeside(String name, String sound) {
        String stem = ExtensionKind.stem(sound);
        return name.startsWith(stem) && ExtensionKind.stem(name).equals(stem);
    }

    /** Tells whether a file is one: whether there is a sound of its name. */
    static boolean isOne(List<String> names, int at) {
        if (Companion.of(names.get(at)).isEmpty()) {
            return false;
        }
        return names.subList(Math.max(0, at - NEIGHBOURS), Math.min(names.size(), at + NEIGHBOURS)).stream()
                .anyMatch(name -> isBeside(name, names.get(at)) && isSound(name));
    }

    private static boolean isSound(String name) {
        ExtensionKind kind = ExtensionKind.of(name);
        return kind == ExtensionKind.SOUND || kind == ExtensionKind.OTHER_SOUND;
    }

    /**
     * Returns the path of a sound's companion; empty if it has none of that kind.
     *
     * @param sound its number
     * @param path of the sound
     */
    public Optional<String> of(Companion kind, int sound, String path) {
        return ofKind(kind).get(sound).map(extension -> ExtensionKind.stem(path) + extension);
    }
}
