package org.stillcast.packed;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Held against the collections of Java, which say the same in more memory. */
class PackedTest {
    private final Random random = new Random(9);

    @Test
    void anIndexNumbersKeysInTheOrderInWhichTheyComeAndFindsThemAgain() {
        Map<String, Integer> expected = new HashMap<>();
        KeyIndex index = new KeyIndex();
        for (int i = 0; i < 20_000; i++) {
            String text = random.nextBoolean() ? "clip " + random.nextInt(9_000) : fingerprint(random.nextInt(9_000));

            int number = index.add(text);

            assertThat(number).isEqualTo(expected.computeIfAbsent(text, key -> expected.size()));
        }
        assertThat(index.size()).isEqualTo(expected.size());
        expected.forEach((text, number) -> {
            assertThat(index.find(text)).isEqualTo(number);
            assertThat(index.key(number)).isEqualTo(Key.of(text));
        });
        assertThat(index.find("another")).isEqualTo(-1);
        assertThat(index.contains("another")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00000000000000000000000000000000",
                "ffffffffffffffffffffffffffffffff",
                "80000000000000007fffffffffffffff",
                "0123456789abcdef0123456789abcdef"
            })
    void aFingerprintIsToldByItsKey(String fingerprint) {
        assertThat(Key.of(fingerprint)).hasToString(fingerprint);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "0123456789ABCDEF0123456789ABCDEF", "0123456789abcdef0123456789abcde", "食べる"})
    void anyOtherTextHasAKeyOfItsOwn(String text) {
        assertThat(Key.of(text)).isEqualTo(Key.of(new String(text.toCharArray())));
        assertThat(Key.of(text)).isNotEqualTo(Key.of(text + " "));
    }

    @Test
    void textsComeOutAsTheyWentIn() {
        List<String> expected = new ArrayList<>();
        TextList texts = new TextList();
        for (int i = 0; i < 3_000; i++) {
            String text = "é食😀 ".repeat(random.nextInt(4)) + (random.nextInt(5) == 0 ? "" : random.nextInt());
            expected.add(text);
            texts.add(text);
        }

        assertThat(texts).isEqualTo(expected);
        assertThat(texts.byteCount()).isEqualTo(String.join("", expected).getBytes(UTF_8).length);
    }

    @Test
    void textsOfSomeThingsAreFoundByTheirIndicesAndTheRestHasNone() {
        Map<Integer, String> expected = new HashMap<>();
        SparseTexts texts = new SparseTexts();
        assertThat(texts.isEmpty()).isTrue();
        for (int i = 0; i < 2_000; i++) {
            int index = random.nextInt(20_000);
            if (!expected.containsKey(index)) {
                expected.put(index, random.nextInt(5) == 0 ? "" : "é食😀 " + i);
                texts.put(index, expected.get(index));
            }
        }

        for (int index = 0; index < 21_000; index++) {
            assertThat(texts.get(index)).isEqualTo(Optional.ofNullable(expected.get(index)));
            assertThat(texts.has(index)).isEqualTo(expected.containsKey(index));
        }
        assertThat(texts.isEmpty()).isFalse();
        long bytes = String.join("", expected.values()).getBytes(UTF_8).length;
        assertThat(texts.byteCount()).isBetween(bytes + 4L * expected.size(), bytes + 4L * 2_000 + 4L * 40_000);
    }

    @Test
    void pathsComeOutAsTheyWentInAndAFolderIsKeptOnce() {
        Path root = Path.of("").toAbsolutePath().getRoot();
        List<Path> expected = new ArrayList<>();
        PathList paths = new PathList();
        for (int i = 0; i < 3_000; i++) {
            Path path = root.resolve("课程 %d".formatted(i % 7)).resolve("%04d é.mp3".formatted(i));
            expected.add(path);
            paths.add(path);
        }
        paths.add(root.resolve("at the root.wav"));
        expected.add(root.resolve("at the root.wav"));

        assertThat(paths).isEqualTo(expected);
        assertThat(paths.byteCount()).isLessThan(3_001 * 20L);
    }

    @Test
    void aRemarkIsKeptUntilItIsTakenBack() {
        Remarks remarks = new Remarks();
        remarks.put(3, "crackles");
        remarks.put(70_000, "crackles");
        remarks.put(5, "is empty");
        remarks.put(5, "is silent");
        remarks.remove(3);
        remarks.remove(4);
        Remarks copy = remarks.copy();
        remarks.put(0, "later");

        assertThat(remarks.indices()).containsExactly(0, 5, 70_000);
        assertThat(remarks.count()).isEqualTo(3);
        assertThat(remarks.get(5)).contains("is silent");
        assertThat(remarks.get(3)).isEmpty();
        assertThat(remarks.get(1_000_000)).isEmpty();
        assertThat(copy.indices()).containsExactly(5, 70_000);
        assertThat(copy.get(70_000)).contains("crackles");
    }

    /** As where each of a hundred thousand clips has a complaint with a number in it. */
    @Test
    void ofVeryManyDifferentRemarksOnlyTheFirstAreKeptAndTheRestIsOneThatSaysSo() {
        Remarks remarks = new Remarks();
        for (int i = 0; i < 20_000; i++) {
            remarks.put(i, "x".repeat(100) + i);
        }

        assertThat(remarks.get(0)).contains("x".repeat(100) + "0");
        assertThat(remarks.get(19_999))
                .isEqualTo(Optional.of("has a message of its own, which stands in the log only"));
        assertThat(remarks.count()).isEqualTo(20_000);
    }

    @Test
    void whatDoesNotFitIsToldWithWhatWouldDo() {
        HeapRoom room = new HeapRoom(64L << 20);

        assertThat(room.holds(100_000, 100_000 * 40L)).isTrue();
        assertThat(room.holds(1_000_000, 1_000_000 * 40L)).isFalse();
        assertThat(room.advice(1_000_000, 1_000_000 * 40L))
                .startsWith("more than fit into the 64 MB of memory that Stillcast has")
                .contains("STILLCAST_JAVA_OPTS=\"-Xmx");
    }

    /** With 64 MB Java says that it has 61, which do not hold what needs 62. */
    @Test
    void whatIsToldToDoDoesAlsoWhereJavaKeepsAThirtiethBack() {
        long names = 9_950_000;

        assertThat(new HeapRoom((64L << 20) / 30 * 29).holds(100_000, names)).isFalse();
        assertThat(new HeapRoom((64L << 20) / 30 * 29).advice(100_000, names)).contains("\"-Xmx96m ");
        assertThat(new HeapRoom((96L << 20) / 30 * 29).holds(100_000, names)).isTrue();
    }

    private static String fingerprint(int number) {
        return "%032x".formatted(number);
    }
}
