package org.stillcast.check;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillcast.project.SampleRate;
import org.stillcast.timeline.Take;
import org.stillcast.work.ClipPiece;
import org.stillcast.work.JoinOrder;
import org.stillcast.work.Orders;
import org.stillcast.work.SilencePiece;
import org.stillcast.work.SoundPiece;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class ProfileDrawingTest {
    private static final SampleRate RATE = new SampleRate(48_000);
    private static final int SECOND = RATE.hertz();
    private static final int MINUS_20_DB = 3_277;
    private static final int MINUS_40_DB = 328;

    /** Each step of a sketch's code is 0.57 dB. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void clipsAndPlacesAreAsLoudAsTheySound(int channels) throws IOException {
        List<SoundPiece> pieces = List.of(
                piece(0, "loud", SECOND, channels, 0, SECOND),
                new SilencePiece(0, "loud", SECOND, channels, RATE),
                piece(1, "halves", SECOND, channels, SECOND / 2, SECOND / 2),
                piece(2, "silent", SECOND, channels, 0, SECOND));
        Map<String, byte[]> sketches = Map.of(
                "loud", sketch(channels, MINUS_20_DB, MINUS_20_DB),
                "halves", sketch(channels, MINUS_20_DB, MINUS_40_DB),
                "silent", sketch(channels, 0, 0));

        PartProfile profile = draw(pieces, channels, sketches);

        assertThat(profile.rmsTenths(0).orElseThrow()).isCloseTo(-200, within(3));
        assertThat(profile.rmsTenths(1).orElseThrow()).isBetween(-400, -340); // a cell has something of both halves
        assertThat(profile.rmsTenths(2)).hasValue(-960);
        assertThat(profile.rmsTenths(3)).isEmpty();
        byte[] columns = Base64.getDecoder().decode(profile.waveform());
        assertThat(columns).hasSize(188); // cells of 896 samples in 3.5 s
        assertThat(columns[10] & 0xFF).isCloseTo(2 * (96 - 20), within(1));
        assertThat(columns[80]).isZero();
        assertThat(columns[120] & 0xFF).isCloseTo(2 * (96 - 40), within(1));
        assertThat(columns[180]).isZero();
    }

    @Test
    void aLongPartHasAsManyColumnsAsAScreen() throws IOException {
        int clips = 60;
        List<SoundPiece> pieces = IntStream.range(0, clips)
                .<SoundPiece>mapToObj(clip -> piece(clip, clip < 30 ? "loud" : "quiet", SECOND, 1, 0, SECOND))
                .toList();
        Map<String, byte[]> sketches =
                Map.of("loud", sketch(1, MINUS_20_DB, MINUS_20_DB), "quiet", sketch(1, MINUS_40_DB, MINUS_40_DB));

        byte[] columns = Base64.getDecoder().decode(draw(pieces, 1, sketches).waveform());

        assertThat(columns).hasSize(1200);
        assertThat(columns[599] & 0xFF).isCloseTo(2 * (96 - 20), within(1));
        assertThat(columns[601] & 0xFF).isCloseTo(2 * (96 - 40), within(1));
    }

    @Test
    void aSketchThatBreaksOffHasNoProfile() throws IOException {
        List<SoundPiece> pieces = List.of(piece(0, "loud", SECOND, 1, 0, SECOND));
        byte[] whole = sketch(1, MINUS_20_DB, MINUS_20_DB);

        assertThatThrownBy(() -> draw(pieces, 1, Map.of("loud", Arrays.copyOf(whole, whole.length / 2))))
                .isInstanceOf(EOFException.class);
    }

    private static PartProfile draw(List<SoundPiece> pieces, int channels, Map<String, byte[]> sketches)
            throws IOException {
        JoinOrder part = Orders.part(pieces).audio(RATE, channels, 96).order();
        return new ProfileDrawing(
                        part,
                        piece -> new ByteArrayInputStream(
                                sketches.get(piece.take().fingerprint())))
                .draw();
    }

    private static ClipPiece piece(int clip, String sound, long whole, int channels, long from, long samples) {
        Take take = new Take(sound, whole, channels, Optional.empty());
        return new ClipPiece(clip, String.valueOf(clip + 1), take, 1, from, samples);
    }

    /** Draws a second whose halves are of two levels. */
    private static byte[] sketch(int channels, int first, int second) throws IOException {
        ByteBuffer au = ByteBuffer.allocate(24 + SECOND * channels * Short.BYTES);
        au.put(".snd".getBytes(StandardCharsets.US_ASCII)).putInt(24).putInt(-1);
        au.putInt(3).putInt(SECOND).putInt(channels);
        for (int i = 0; i < SECOND * channels; i++) {
            int level = i < SECOND * channels / 2 ? first : second;
            au.putShort((short) (i / channels % 40 < 20 ? level : -level));
        }
        ByteArrayOutputStream sketch = new ByteArrayOutputStream();
        SoundSketch.draw(new ByteArrayInputStream(au.array()), sketch);
        return sketch.toByteArray();
    }
}
