package org.stillcast.check;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillcast.project.AudioFormat;
import org.stillcast.project.ChannelRule;
import org.stillcast.project.SampleRate;
import org.stillcast.work.ClipPiece;
import org.stillcast.work.JoinOrder;
import org.stillcast.work.Orders;
import org.stillcast.work.PartFault;
import org.stillcast.work.SilencePiece;
import org.stillcast.work.SoundPiece;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SoundComparisonTest {
    private static final int RATE = 48_000;

    private final Map<String, byte[]> sketches = new HashMap<>();

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 480, 895, 896, 897, 28_672, 43_009, 100_000})
    void aSoundIsLikeItselfHoweverShort(int samples) throws IOException {
        short[] before = voices(1).sound(0.5, 0.5);
        short[] sound = Arrays.copyOf(voices(2).sound(2.5, 2.5), samples);
        short[] behind = voices(3).sound(0.5, 0.5);

        assertThat(faults(1, joined(before, sound, behind), before, sound, behind))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, -9000, 32_767})
    void silenceAndAConstantAreLikeThemselves(int value) throws IOException {
        short[] sound = new short[RATE];
        Arrays.fill(sound, (short) value);

        assertThat(faults(1, sound, sound)).isEmpty();
        assertThat(faults(1, new short[RATE], sound)).isEmpty();
    }

    @Test
    void aMutedClipIsSilent() throws IOException {
        short[] one = voices(1).sound(1, 1);
        short[] two = voices(2).sound(1, 1);

        assertThat(faults(1, joined(one, new short[two.length]), one, two))
                .containsExactly("clip \"1\" is silent where it should sound, at 0:00:01");
    }

    @Test
    void aMutedStretchOfALongClipIsFoundWhereItIs() throws IOException {
        short[] sound = hiss(10 * RATE);
        short[] heard = sound.clone();
        Arrays.fill(heard, 7 * RATE, 7 * RATE + RATE / 5, (short) 0);

        assertThat(faults(1, heard, sound))
                .singleElement()
                .asString()
                .matches("clip \"0\" falls silent where it should sound, at 0:00:0[67]");
    }

    @Test
    void aMutedChannelIsNamed() throws IOException {
        short[] sound = new Voices(1, RATE, 2).sound(1, 1);
        short[] heard = sound.clone();
        for (int i = 1; i < heard.length; i += 2) {
            heard[i] = 0;
        }

        assertThat(faults(2, heard, sound))
                .containsExactly("clip \"0\" is silent where it should sound (right channel), at 0:00:00");
    }

    @ParameterizedTest
    @CsvSource({"96, 2.0 ms late", "-96, 2.0 ms early", "48, 1.0 ms late", "-700, 14.6 ms early"})
    void aClipThatIsElsewhereIsMeasured(int shift, String fault) throws IOException {
        short[] sound = voices(1).sound(1, 1);
        short[] heard = new short[sound.length];
        System.arraycopy(sound, Math.max(0, -shift), heard, Math.max(0, shift), sound.length - Math.abs(shift));

        assertThat(faults(1, heard, sound)).containsExactly("clip \"0\" is %s, at 0:00:00".formatted(fault));
    }

    @Test
    void anotherSoundOfTheSameLengthIsNotTheClip() throws IOException {
        assertThat(faults(1, voices(9).sound(1, 1), voices(1).sound(1, 1)))
                .containsExactly("clip \"0\" is not heard in its place, at 0:00:00");
    }

    @Test
    void aSoundInASilentClipIsAFault() throws IOException {
        assertThat(faults(1, voices(1).sound(1, 1), new short[RATE]))
                .containsExactly("clip \"0\" sounds where it should be silent, at 0:00:00");
    }

    @Test
    void aPartThatEndsEarlyIsSaidToByHowMuch() throws IOException {
        short[] sound = voices(1).sound(4, 4);

        assertThat(faults(1, Arrays.copyOf(sound, 3 * RATE), sound))
                .containsExactly("the part ends 48000 samples early, at 0:00:03");
        assertThat(faults(1, Arrays.copyOf(sound, sound.length - 48), sound)).isEmpty();
        assertThat(faults(1, Arrays.copyOf(sound, sound.length + 1023), sound)).isEmpty();
    }

    @Test
    void whatIsHardlyAudibleMayBeLost() throws IOException {
        short[] sound = hiss(RATE);
        for (int i = 0; i < sound.length; i++) {
            sound[i] = (short) (sound[i] / 400);
        }

        assertThat(faults(1, new short[RATE], sound)).isEmpty();
    }

    @Test
    void whatTheCoderSmearsOverAnEndIsNotJudged() throws IOException {
        short[] click = new short[RATE / 2];
        System.arraycopy(hiss(200), 0, click, 0, 200);
        short[] smeared = new short[RATE / 2];
        System.arraycopy(hiss(1000), 0, smeared, 500, 1000);

        assertThat(faults(1, smeared, click)).isEmpty();
    }

    @Test
    void twentyFaultsAreListedAndTheRestCounted() throws IOException {
        short[][] sounds = new short[25][];
        for (int i = 0; i < sounds.length; i++) {
            sounds[i] = voices(i).sound(0.2, 0.2);
        }

        List<String> faults = faults(1, new short[joined(sounds).length], sounds);

        assertThat(faults).hasSize(21);
        assertThat(faults).last().isEqualTo("5 more faults");
    }

    @Test
    void aSoundOfAnotherFormIsAFault() throws IOException {
        JoinOrder part = part(2, new short[RATE]);

        assertThat(new SoundComparison(part, piece -> new ByteArrayInputStream(new byte[0]))
                        .faults(new ByteArrayInputStream(au(1, new short[RATE]))))
                .extracting(PartFault::toString)
                .containsExactly("the sound has 48000 Hz and 1 channels instead of 48000 Hz and 2");
        assertThatThrownBy(() -> new SoundComparison(part, piece -> new ByteArrayInputStream(new byte[0]))
                        .faults(new ByteArrayInputStream(new byte[3])))
                .isInstanceOf(IOException.class)
                .hasMessage("there is no sound");
    }

    /** Cut anywhere, with pauses of any length in between. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void cutClipsAndPausesAreLikeThemselves(int channels) throws IOException {
        Random random = new Random(channels);
        Voices voices = new Voices(channels, RATE, channels);
        for (int i = 0; i < 20; i++) {
            List<SoundPiece> pieces = new ArrayList<>();
            List<short[]> heard = new ArrayList<>();
            for (int clip = 0; clip < 4; clip++) {
                short[] sound = voices.sound(0.2, 2);
                SoundPiece whole = piece(clip, channels, sound);
                int from = random.nextInt((int) whole.samples());
                int to = from + 1 + random.nextInt((int) whole.samples() - from);
                pieces.add(cut(whole, from, to));
                heard.add(Arrays.copyOfRange(sound, from * channels, to * channels));
                int pause = 1 + random.nextInt(RATE);
                pieces.add(new SilencePiece(clip, whole.clipId(), pause, channels, new SampleRate(RATE)));
                heard.add(new short[pause * channels]);
            }

            assertThat(faults(order(channels, pieces), joined(heard.toArray(short[][]::new))))
                    .isEmpty();
        }
    }

    /** Seconds 1 to 4 of 5. */
    @Test
    void whatIsWrongInACutClipIsFoundWhereItIs() throws IOException {
        short[] sound = hiss(5 * RATE);
        JoinOrder part = order(1, List.of(cut(piece(0, 1, sound), RATE, 4 * RATE)));
        short[] right = Arrays.copyOfRange(sound, RATE, 4 * RATE);
        short[] muted = right.clone();
        Arrays.fill(muted, 2 * RATE, 2 * RATE + RATE / 5, (short) 0);

        assertThat(faults(part, right)).isEmpty();
        assertThat(faults(part, muted))
                .singleElement()
                .asString()
                .matches("clip \"0\" falls silent where it should sound, at 0:00:0[12]");
        assertThat(faults(part, Arrays.copyOfRange(sound, RATE + 96, 4 * RATE + 96)))
                .first()
                .isEqualTo("clip \"0\" is 2.0 ms early, at 0:00:00");
        assertThat(faults(part, Arrays.copyOf(sound, 3 * RATE))).isNotEmpty();
        assertThat(faults(part, Arrays.copyOf(right, 2 * RATE)))
                .containsExactly("the part ends 48000 samples early, at 0:00:02");
    }

    @Test
    void aSoundInAPauseIsAFault() throws IOException {
        short[] sound = hiss(RATE);
        SoundPiece clip = piece(0, 1, sound);
        SoundPiece pause = new SilencePiece(0, "0", 2L * RATE, 1, new SampleRate(RATE));
        JoinOrder part = order(1, List.of(pause, clip, pause));
        short[] silence = new short[2 * RATE];
        short[] late = new short[2 * RATE];
        System.arraycopy(sound, 0, late, RATE, RATE / 2);

        assertThat(faults(part, joined(silence, sound, silence))).isEmpty();
        assertThat(faults(part, joined(silence, sound, late)))
                .singleElement()
                .asString()
                .matches("clip \"0\" sounds where it should be silent, at 0:00:0[34]");
        assertThat(faults(part, joined(late, sound, silence)))
                .singleElement()
                .asString()
                .matches("clip \"0\" sounds where it should be silent, at 0:00:0[01]");
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "7, 1", "8, 2", "896, 1", "897, 2", "123457, 2"})
    void aSketchIsAsLongAsItIsSaidToBe(int samples, int channels) throws IOException {
        ByteArrayOutputStream sketch = new ByteArrayOutputStream();

        SoundSketch drawn =
                SoundSketch.draw(new ByteArrayInputStream(au(channels, new short[samples * channels])), sketch);

        assertThat(drawn).isEqualTo(new SoundSketch(samples, channels));
        assertThat(sketch.size()).isEqualTo((int) SoundSketch.bytes(samples, new SampleRate(RATE), channels));
    }

    private static Voices voices(int seed) {
        return new Voices(seed, RATE, 1);
    }

    /** A sound without pauses. */
    private static short[] hiss(int samples) {
        Voices voices = voices(5);
        for (int i = 0; i < 3; i++) {
            voices.sound(0.1, 0.1);
        }
        return voices.sound((double) samples / RATE, (double) samples / RATE);
    }

    private List<String> faults(int channels, short[] heard, short[]... sounds) throws IOException {
        return faults(part(channels, sounds), heard);
    }

    private List<String> faults(JoinOrder part, short[] heard) throws IOException {
        return new SoundComparison(part, piece -> new ByteArrayInputStream(sketches.get(piece.clipId())))
                .faults(new ByteArrayInputStream(au(part.channels(), heard))).stream()
                        .map(PartFault::toString)
                        .toList();
    }

    private JoinOrder part(int channels, short[]... sounds) throws IOException {
        List<SoundPiece> pieces = new ArrayList<>();
        for (short[] sound : sounds) {
            pieces.add(piece(pieces.size(), channels, sound));
        }
        return order(channels, pieces);
    }

    /** Draws the sketch of a clip that is heard from its start to its end. */
    private SoundPiece piece(int clip, int channels, short[] sound) throws IOException {
        String id = String.valueOf(clip);
        ByteArrayOutputStream sketch = new ByteArrayOutputStream();
        SoundSketch drawn = SoundSketch.draw(new ByteArrayInputStream(au(channels, sound)), sketch);
        sketches.put(id, sketch.toByteArray());
        return Orders.piece(clip, id, drawn.samples(), channels);
    }

    private static SoundPiece cut(SoundPiece whole, int from, int to) {
        return new ClipPiece(whole.clip(), whole.clipId(), ((ClipPiece) whole).take(), 1, from, to - from);
    }

    private static JoinOrder order(int channels, List<SoundPiece> pieces) {
        AudioFormat audio = new AudioFormat(OptionalInt.empty(), new SampleRate(RATE), ChannelRule.AUTO);
        return Orders.part(pieces)
                .audio(audio.sampleRate(), channels, audio.bitrateKbps(channels))
                .order();
    }

    private static byte[] au(int channels, short[] samples) {
        ByteBuffer au = ByteBuffer.allocate(32 + samples.length * Short.BYTES);
        au.putInt(0x2e736e64)
                .putInt(32)
                .putInt(-1)
                .putInt(3)
                .putInt(RATE)
                .putInt(channels)
                .putLong(0);
        au.asShortBuffer().put(samples);
        return au.array();
    }

    private static short[] joined(short[]... sounds) {
        short[] all =
                new short[Arrays.stream(sounds).mapToInt(sound -> sound.length).sum()];
        int position = 0;
        for (short[] sound : sounds) {
            System.arraycopy(sound, 0, all, position, sound.length);
            position += sound.length;
        }
        return all;
    }
}
