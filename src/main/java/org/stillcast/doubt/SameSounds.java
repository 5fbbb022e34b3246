package org.stillcast.doubt;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.stillcast.files.Fingerprint;
import org.stillcast.text.Words;

/**
 * Files of different names with the same bytes. A file that is named twice is meant so; and what reads texts aloud makes the same
 * file of the same text.
 */
final class SameSounds implements Suspicion {
    private static final Words WORDS = Words.of(SameSounds.class);
    private static final int SAMPLE_BYTES = 4096;

    /** Where more are like this, somebody wants it so, or it is one mistake. */
    private static final int MOST_EACH = 3;

    @Override
    public void look(Scene scene, DoubtList doubts) throws IOException {
        List<int[]> pairs = new ArrayList<>();
        for (List<Integer> alike : groups(scene, bySize(scene), false)) {
            for (List<Integer> same : groups(scene, List.of(alike), true)) {
                addPairs(scene, same, pairs);
            }
        }
        if (pairs.size() > MOST_EACH) {
            int[] first = pairs.get(0);
            String sentence = WORDS.say("same-sound.many", pairs.size(), scene.name(first[0]), scene.name(first[1]));
            doubts.add(DoubtKind.SAME_SOUND, scene, List.of(first[1], first[0]), sentence);
            return;
        }
        for (int[] pair : pairs) {
            String sentence = WORDS.say("same-sound", scene.name(pair[1]), scene.name(pair[0]));
            doubts.add(DoubtKind.SAME_SOUND, scene, List.of(pair[1], pair[0]), sentence);
        }
    }

    private static void addPairs(Scene scene, List<Integer> same, List<int[]> pairs) {
        int first = same.get(0);
        for (int other : same.subList(1, same.size())) {
            Optional<String> text = scene.project().texts().text(first);
            boolean isMeant =
                    text.isPresent() && text.equals(scene.project().texts().text(other));
            if (!isMeant) {
                pairs.add(new int[] {first, other});
            }
        }
    }

    private static Iterable<List<Integer>> bySize(Scene scene) {
        Map<Long, List<Integer>> sizes = new HashMap<>();
        scene.facts()
                .used()
                .filter(scene::isFirstUse)
                .forEach(clip -> sizes.computeIfAbsent(scene.facts().bytes(clip), size -> new ArrayList<>(1))
                        .add(clip));
        return sizes.values();
    }

    /** Divides groups by what is in the files, and leaves out who is alone. */
    private static List<List<Integer>> groups(Scene scene, Iterable<List<Integer>> groups, boolean whole)
            throws IOException {
        List<List<Integer>> finer = new ArrayList<>();
        for (List<Integer> group : groups) {
            if (group.size() > 1) {
                Map<String, List<Integer>> contents = new HashMap<>();
                for (int clip : group) {
                    Path file = scene.file(clip);
                    String content = whole ? Fingerprint.ofFile(file) : sample(file);
                    contents.computeIfAbsent(content, same -> new ArrayList<>()).add(clip);
                }
                contents.values().stream().filter(same -> same.size() > 1).forEach(finer::add);
            }
        }
        return finer;
    }

    /** Returns what tells most files of the same size apart: some bytes out of the middle. */
    private static String sample(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer bytes = ByteBuffer.allocate(SAMPLE_BYTES);
            channel.read(bytes, Math.max(0, Files.size(file) / 2 - SAMPLE_BYTES / 2));
            return Fingerprint.ofBytes(new ByteArrayInputStream(bytes.array()));
        }
    }
}
