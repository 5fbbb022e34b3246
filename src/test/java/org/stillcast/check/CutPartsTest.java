package org.stillcast.check;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillcast.mp4.SoundTrack;
import org.stillcast.work.ClipPiece;
import org.stillcast.work.JoinOrder;
import org.stillcast.work.SoundPiece;

import static org.assertj.core.api.Assertions.assertThat;

/** Parts with pauses and with clips that are cut, joined by the real ffmpeg. */
class CutPartsTest {
    @TempDir
    private Path folder;

    private static SoundPiece cut(SoundPiece whole, long from, long to) {
        return new ClipPiece(0, whole.clipId(), ((ClipPiece) whole).take(), 1, from, to - from);
    }

    /** Every way in which a part may begin and end. */
    @ParameterizedTest
    @CsvSource({"48000, 1, 96", "44100, 2, 128", "22050, 1, 48"})
    void whatIsEncodedIsWhatWasOrderedSampleForSample(int hertz, int channels, int kbps) throws IOException {
        Studio studio = new Studio(folder, hertz, channels, kbps);
        Voices voices = new Voices(hertz, hertz, channels);
        Random random = new Random(hertz);
        short[] first = voices.sound(0.4, 1);
        short[] last = voices.sound(0.4, 1);
        SoundPiece one = studio.render("1", first);
        SoundPiece two = studio.render("2", last);
        SoundPiece pause = studio.silence(hertz + hertz / 4 + 17);
        SoundPiece lead = studio.silence(hertz / 10 + 1);
        SoundPiece tail = studio.silence(3);
        for (int i = 0; i < 16; i++) {
            long from = (i & 1) == 0 ? 0 : 1 + random.nextInt((int) one.samples() - 1);
            long to = (i & 2) == 0 ? two.samples() : 1 + random.nextInt((int) two.samples() - 1);
            List<SoundPiece> pieces = new ArrayList<>(List.of(cut(one, from, one.samples()), pause, cut(two, 0, to)));
            List<short[]> sounds = new ArrayList<>(List.of(
                    Arrays.copyOfRange(first, (int) from * channels, first.length),
                    new short[(int) pause.samples() * channels],
                    Arrays.copyOf(last, (int) to * channels)));
            if ((i & 4) != 0) {
                pieces.add(0, lead);
                sounds.add(0, new short[(int) lead.samples() * channels]);
            }
            if ((i & 8) != 0) {
                pieces.add(tail);
                sounds.add(new short[(int) tail.samples() * channels]);
            }

            assertThat(shorts(studio.unencoded(studio.part(pieces))))
                    .as("from %d to %d, %d", from, to, i)
                    .isEqualTo(joined(sounds));
        }
        short[] middle = Arrays.copyOfRange(first, 1_001 * channels, 7_003 * channels);
        assertThat(shorts(studio.unencoded(studio.part(List.of(lead, cut(one, 1_001, 7_003), tail)))))
                .isEqualTo(joined(List.of(
                        new short[(int) lead.samples() * channels],
                        middle,
                        new short[(int) tail.samples() * channels])));
        assertThat(shorts(studio.unencoded(studio.part(List.of(pause)))))
                .isEqualTo(new short[(int) pause.samples() * channels]);
    }

    /** As a project does that is cut exactly: the second part goes on where the first one ended. */
    @ParameterizedTest
    @CsvSource({"48000, 1, 96", "48000, 2, 64", "44100, 2, 128", "16000, 1, 24"})
    void cutPartsAreProvenAndWhatIsWrongInThemIsNamed(int hertz, int channels, int kbps) throws IOException {
        Studio studio = new Studio(folder, hertz, channels, kbps);
        Voices voices = new Voices(hertz, hertz, channels);
        List<SoundPiece> clips = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            clips.add(studio.render("r" + i, voices.sound(2, 3)));
        }
        SoundPiece hum = studio.render("hum", new Voices(2, hertz, channels).sound(2, 2));
        SoundPiece pause = studio.silence(hum.samples());
        long cut = clips.get(2).samples() / 2;
        JoinOrder first = studio.part(List.of(clips.get(0), pause, clips.get(1), cut(clips.get(2), 0, cut), pause));
        JoinOrder second =
                studio.part(List.of(pause, cut(clips.get(2), cut, clips.get(2).samples()), pause, clips.get(3)));

        for (JoinOrder part : List.of(first, second)) {
            studio.join(part);
            assertThat(studio.faults(part, studio.decode(part))).isEmpty();
            assertThat(SoundTrack.read(part.temporary()).orElseThrow().samples() - part.samples())
                    .isIn(0L, 1024L);
        }

        int late = hertz / 500;
        JoinOrder shifted = studio.part(List.of(
                pause,
                cut(clips.get(2), cut - late, clips.get(2).samples()),
                studio.silence(pause.samples() - late),
                clips.get(3)));
        studio.join(shifted);
        assertThat(studio.faults(second, studio.decode(shifted)))
                .isNotEmpty()
                .allMatch(fault -> fault.startsWith("clip \"r2\" is 2.0 ms late"));

        JoinOrder loud = studio.part(List.of(clips.get(0), hum, clips.get(1), cut(clips.get(2), 0, cut), pause));
        studio.join(loud);
        assertThat(studio.faults(first, studio.decode(loud)))
                .isNotEmpty()
                .allMatch(fault -> fault.startsWith("clip \"pause\" sounds where it should be silent"));
    }

    @Test
    void theLengthOfEachSilenceIsExact() throws IOException {
        Studio studio = new Studio(folder, 22_050, 2, 64);
        for (long samples : new long[] {1, 2, 220, 221, 4_095, 4_096, 4_097, 22_049, 22_050, 44_100, 66_371}) {
            SoundPiece silence = studio.silence(samples);

            for (SoundPiece.SoundFile file : silence.files()) {
                SoundTrack track = SoundTrack.read(folder.resolve(file.name())).orElseThrow();
                assertThat(track.samples()).isEqualTo(file.samples());
            }
            assertThat(shorts(studio.unencoded(studio.part(List.of(silence))))).isEqualTo(new short[(int) samples * 2]);
        }
    }

    private static short[] joined(List<short[]> sounds) {
        ShortBuffer all = ShortBuffer.allocate(
                sounds.stream().mapToInt(sound -> sound.length).sum());
        sounds.forEach(all::put);
        return all.array();
    }

    private static short[] shorts(byte[] bytes) {
        short[] shorts = new short[bytes.length / Short.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(shorts);
        return shorts;
    }
}
