package org.stillcast.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillcast.work.JoinOrder;
import org.stillcast.work.SoundPiece;

import static org.assertj.core.api.Assertions.assertThat;

/** Parts that are joined wrongly on purpose, by the real ffmpeg. */
class InjectedFaultsTest {
    /** Of each kind and format; {@code -Dstillcast.check.faults=} for a longer run. */
    private static final int FAULTS = Integer.getInteger("stillcast.check.faults", 3);

    private static final int CLIPS = 18;

    @TempDir
    private Path folder;

    /** A damage to one clip that leaves its length, and so all others, as they are. */
    private enum Damage {
        MUTED,
        MUTED_STRETCH,
        LATE,
        EARLY,
        OTHER_SOUND,
        MUTED_CHANNEL;

        short[] of(short[] sound, int hertz, int channels, Voices voices, Random random) {
            int shift = hertz / 500 * channels;
            short[] damaged = sound.clone();
            switch (this) {
                case MUTED -> Arrays.fill(damaged, (short) 0);
                case MUTED_STRETCH -> {
                    int length = hertz / 5 * channels;
                    int start = (damaged.length - length) / 2 / channels * channels;
                    Arrays.fill(damaged, start, start + length, (short) 0);
                }
                case LATE -> {
                    System.arraycopy(sound, 0, damaged, shift, sound.length - shift);
                    Arrays.fill(damaged, 0, shift, (short) 0);
                }
                case EARLY -> {
                    System.arraycopy(sound, shift, damaged, 0, sound.length - shift);
                    Arrays.fill(damaged, sound.length - shift, sound.length, (short) 0);
                }
                case OTHER_SOUND -> {
                    short[] other = voices.sound(2, 2);
                    System.arraycopy(other, 0, damaged, 0, damaged.length);
                }
                case MUTED_CHANNEL -> {
                    for (int i = channels == 1 ? 0 : random.nextInt(2); i < damaged.length; i += channels) {
                        damaged[i] = 0;
                    }
                }
            }
            return damaged;
        }
    }

    @ParameterizedTest
    @CsvSource({"48000, 1, 96", "48000, 1, 32", "48000, 2, 160", "44100, 2, 64", "16000, 1, 24"})
    void damagedClipsAreNamedAndNoOthers(int hertz, int channels, int kbps) throws IOException {
        Studio studio = new Studio(folder, hertz, channels, kbps);
        Voices voices = new Voices(hertz + kbps, hertz, channels);
        Random random = new Random(kbps);
        List<Integer> order = new ArrayList<>();
        int damages = FAULTS * Damage.values().length;
        for (int done = 0; done < damages; done += CLIPS / 2) {
            List<SoundPiece> right = new ArrayList<>();
            List<SoundPiece> wrong = new ArrayList<>();
            TreeSet<Integer> damaged = new TreeSet<>();
            order.clear();
            for (int i = 0; i < CLIPS; i++) {
                order.add(i);
            }
            Collections.shuffle(order, random);
            damaged.addAll(order.subList(0, CLIPS / 2));
            List<String> kinds = new ArrayList<>();
            for (int i = 0; i < CLIPS; i++) {
                short[] sound = voices.sound(0.4, 1.6);
                right.add(studio.render("r" + i, sound));
                if (damaged.contains(i)) {
                    Damage damage = Damage.values()[(done + kinds.size()) % Damage.values().length];
                    kinds.add(i + " " + damage);
                    wrong.add(studio.render("w" + i, damage.of(sound, hertz, channels, voices, random)));
                } else {
                    wrong.add(right.get(i));
                }
            }
            JoinOrder ordered = studio.part(right);

            studio.join(ordered);
            assertThat(studio.faults(ordered, studio.decode(ordered))).isEmpty();

            studio.join(studio.part(wrong));
            List<String> faults = studio.faults(ordered, studio.decode(ordered));

            assertThat(faults.stream().map(InjectedFaultsTest::clip).toList())
                    .as("%s of %s", faults, kinds)
                    .containsExactlyElementsOf(
                            damaged.stream().map(i -> "r" + i).toList());
        }
    }

    private static String clip(String fault) {
        return fault.startsWith("clip ") ? fault.split("\"", -1)[1] : fault;
    }

    @ParameterizedTest
    @CsvSource({"48000, 1, 96", "48000, 2, 64", "22050, 1, 32"})
    void whatMovesTheClipsBehindItIsFoundWhereItBegins(int hertz, int channels, int kbps) throws IOException {
        Studio studio = new Studio(folder, hertz, channels, kbps);
        Voices voices = new Voices(3L * hertz + kbps, hertz, channels);
        Random random = new Random(kbps);
        List<SoundPiece> right = new ArrayList<>();
        List<SoundPiece> longer = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            short[] sound = voices.sound(0.3, 1.2);
            right.add(studio.render("r" + i, sound));
            short[] gap = new short[hertz / 500 * channels + sound.length];
            System.arraycopy(sound, 0, gap, 0, sound.length);
            longer.add(studio.render("l" + i, gap));
        }
        JoinOrder ordered = studio.part(right);
        for (int i = 0; i < FAULTS; i++) {
            int at = random.nextInt(6);
            List<SoundPiece> doubled = new ArrayList<>(right);
            doubled.add(at, right.get(at));
            List<SoundPiece> missing = new ArrayList<>(right);
            missing.remove(at);
            List<SoundPiece> swapped = new ArrayList<>(right);
            Collections.swap(swapped, at, at + 1);
            List<SoundPiece> moved = new ArrayList<>(right);
            moved.set(at, longer.get(at));

            assertThat(faults(studio, ordered, doubled)).as("doubled").startsWith("r" + (at + 1));
            assertThat(faults(studio, ordered, missing)).as("missing").startsWith("r" + at);
            assertThat(faults(studio, ordered, swapped)).as("swapped").startsWith("r" + at);
            assertThat(faults(studio, ordered, moved)).as("moved").startsWith("r" + (at + 1));
        }
    }

    /** Where the head is in front, all that is in a broken-off file can still be played. */
    @Test
    void aFileThatBreaksOffIsSaidToEndEarly() throws IOException {
        Studio studio = new Studio(folder, 48_000, 1, 96);
        Voices voices = new Voices(1, 48_000, 1);
        List<SoundPiece> segments = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            segments.add(studio.render("r" + i, voices.sound(0.5, 1)));
        }
        JoinOrder part = studio.part(segments);
        studio.join(part);
        studio.breakOff(part, 0.7);

        List<String> faults = studio.faults(part, studio.decode(part));

        assertThat(faults).last().asString().matches("the part ends \\d+ samples early, at 0:00:0[23]");
    }

    @ParameterizedTest
    @CsvSource({"48000, 1, 96", "48000, 1, 32", "48000, 2, 96", "16000, 1, 24"})
    @EnabledIfSystemProperty(
            named = "stillcast.check.clips",
            matches = ".+",
            disabledReason = "needs a folder of clips")
    void clipsOfOnesOwnRaiseNoFalseAlarm(int hertz, int channels, int kbps) throws IOException {
        Studio studio = new Studio(folder, hertz, channels, kbps);
        List<Path> clips;
        try (Stream<Path> all = Files.walk(Path.of(System.getProperty("stillcast.check.clips")))) {
            clips = all.filter(Files::isRegularFile).sorted().toList();
        }
        for (int first = 0; first < clips.size(); first += 200) {
            List<SoundPiece> segments = new ArrayList<>();
            for (Path clip : clips.subList(first, Math.min(clips.size(), first + 200))) {
                segments.add(studio.render(String.valueOf(first + segments.size()), clip));
            }
            JoinOrder part = studio.part(segments);
            studio.join(part);

            assertThat(studio.faults(part, studio.decode(part))).isEmpty();
        }
    }

    private static List<String> faults(Studio studio, JoinOrder ordered, List<SoundPiece> joined) throws IOException {
        studio.join(studio.part(joined));
        return studio.faults(ordered, studio.decode(ordered)).stream()
                .map(InjectedFaultsTest::clip)
                .toList();
    }
}
