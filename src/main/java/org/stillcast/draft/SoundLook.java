package org.stillcast.draft;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.stillcast.promise.Promise;
import org.stillcast.tags.SoundTags;

/**
 * What some of a folder's sounds say of themselves, by which it is decided what is said of all: so many of them, from the first to
 * the last, that a folder on a slow share is looked at in seconds.
 *
 * @param sounds their paths from the folder
 */
record SoundLook(Path folder, List<String> sounds) {
    private static final int MOST_TAGS = 200;
    private static final int MOST_LENGTHS = 15;

    /** With more of them a list of chapters is of no use. */
    private static final int MOST_CHAPTERS = 200;

    private static final long LONG_MILLIS = 60_000;

    /** Five minutes of the largest MP3: no need to go through it. */
    private static final long LONG_BYTES = 12_000_000;

    /** Tells whether they are few, and most of those that are looked at last a minute or longer: chapters of a book. */
    boolean isFewAndLong() {
        if (sounds.size() < 2 || sounds.size() > MOST_CHAPTERS) {
            return false;
        }
        long all = Math.min(sounds.size(), MOST_LENGTHS);
        return 2 * some(MOST_LENGTHS).filter(this::isLong).count() > all;
    }

    private Stream<Path> some(int most) {
        int count = Math.min(sounds.size(), most);
        return IntStream.range(0, count)
                .mapToObj(i -> folder.resolve(sounds.get((int) ((long) i * sounds.size() / count))));
    }

    private boolean isLong(Path file) {
        try {
            Promise promise = Promise.of(file);
            if (promise.equals(Promise.NONE)) {
                if (Files.size(file) > LONG_BYTES) {
                    return true;
                }
                promise = Promise.ofAllBytes(file);
            }
            return promise.statedMillis().orElse(promise.heldMillis().orElse(0)) >= LONG_MILLIS;
        } catch (IOException e) { // it will be refused, with the reason
            return false;
        }
    }

    /** Returns what all of them say that are looked at; empty if one says something else, or nothing. */
    Optional<String> agreed(Function<SoundTags, Optional<String>> tag) {
        Optional<String> first = tag.apply(tags(folder.resolve(sounds.get(0))));
        return first.isPresent()
                        && some(MOST_TAGS)
                                .allMatch(file -> tag.apply(tags(file)).equals(first))
                ? first
                : Optional.empty();
    }

    /** Returns what a sound says of itself: nothing, if it cannot be read. */
    static SoundTags tags(Path file) {
        try {
            return SoundTags.of(file);
        } catch (IOException e) { // it will be refused, with the reason
            return new SoundTags(Optional.empty(), Optional.empty(), Optional.empty());
        }
    }
}
