package org.stillcast.mp4;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillcast.TestMedia;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SoundTrackTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "1, 48000, 1",
        "240, 48000, 1",
        "4095, 48000, 2",
        "4097, 44100, 2",
        "48000, 48000, 2",
        "22051, 22050, 1",
        "1234567, 48000, 1"
    })
    void theLengthIsExactToTheSample(int samples, int rate, int channels) throws IOException {
        Path file = folder.resolve("segment.mp4");
        String sine = "sine=frequency=440:sample_rate=%d,atrim=end_sample=%d".formatted(rate, samples);
        TestMedia.run("-f", "lavfi", "-i", sine, "-ac", "" + channels, "-c:a", "alac", file.toString());

        assertThat(SoundTrack.read(file)).contains(new SoundTrack(samples, rate, channels));
    }

    @Test
    void theSoundIsFoundBehindThePicture() throws IOException {
        Path file = folder.resolve("segment.mp4");
        TestMedia.run(
                "-f",
                "lavfi",
                "-i",
                "color=size=64x64:rate=25:duration=0.2", //
                "-f",
                "lavfi",
                "-i",
                "sine=sample_rate=48000,atrim=end_sample=12345", //
                "-map",
                "0:v",
                "-map",
                "1:a",
                "-c:a",
                "alac",
                file.toString());

        assertThat(SoundTrack.read(file)).contains(new SoundTrack(12_345, 48_000, 1));
    }

    @Test
    void aVideoWithoutSoundHasNone() throws IOException {
        Path file = folder.resolve("still.mp4");
        TestMedia.run("-f", "lavfi", "-i", "color=size=64x64:rate=25:duration=0.2", file.toString());

        assertThat(SoundTrack.read(file)).isEmpty();
    }

    /** What a recording of more than 24 hours needs: 64-bit numbers, as the size of a box and as a length. */
    @Test
    void wideNumbersAreRead() throws IOException {
        byte[] time = ByteBuffer.allocate(36)
                .put((byte) 1)
                .position(20)
                .putInt(48_000)
                .putLong(5_000_000_000L)
                .array();
        byte[] handler = ByteBuffer.allocate(24)
                .position(8)
                .put("soun".getBytes(US_ASCII))
                .array();
        byte[] sample =
                ByteBuffer.allocate(8 + 36).position(8 + 24).putShort((short) 2).array();
        byte[] media =
                box("mdia", box("mdhd", time), box("hdlr", handler), box("minf", box("stbl", box("stsd", sample))));
        byte[] movie = box("moov", box("trak", box("tkhd", new byte[84]), media));
        byte[] data = ByteBuffer.allocate(16 + 5)
                .putInt(1)
                .put("mdat".getBytes(US_ASCII))
                .putLong(16 + 5)
                .array();
        Path file = Files.write(folder.resolve("long.mp4"), joined(data, movie));

        assertThat(SoundTrack.read(file)).contains(new SoundTrack(5_000_000_000L, 48_000, 2));
    }

    @Test
    void aFileWithoutAHeadIsRefused() throws IOException {
        Path file = Files.write(folder.resolve("x.mp4"), box("ftyp", "isom".getBytes(US_ASCII)));

        assertThatThrownBy(() -> SoundTrack.read(file))
                .isInstanceOf(IOException.class)
                .hasMessage("no moov box in " + file);
    }

    @Test
    void anEmptyFileIsRefused() throws IOException {
        Path file = Files.createFile(folder.resolve("x.mp4"));

        assertThatThrownBy(() -> SoundTrack.read(file))
                .isInstanceOf(IOException.class)
                .hasMessage("no moov box in " + file);
    }

    @Test
    void aFileThatIsNoMp4IsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("x.mp4"), "This is a text, not a video.");

        assertThatThrownBy(() -> SoundTrack.read(file))
                .isInstanceOf(IOException.class)
                .hasMessage("a box at byte 0 says that it has 1416128883 bytes");
    }

    /** Whether the head is at the end, as ffmpeg leaves it, or at the beginning. */
    @ParameterizedTest
    @ValueSource(strings = {"0", "+faststart"})
    void aFileThatBreaksOffIsRefusedOrReadRight(String flags) throws IOException {
        Path file = folder.resolve("segment.mp4");
        TestMedia.run(
                "-f",
                "lavfi",
                "-i",
                "sine=sample_rate=48000,atrim=end_sample=48000", //
                "-c:a",
                "alac",
                "-movflags",
                flags,
                file.toString());
        byte[] whole = Files.readAllBytes(file);

        for (int bytes = 0; bytes < whole.length; bytes += 7) {
            Files.write(file, Arrays.copyOf(whole, bytes));

            assertThat(readOrRefused(file)).isIn("refused", new SoundTrack(48_000, 48_000, 1).toString());
        }
    }

    private static String readOrRefused(Path file) {
        try {
            return SoundTrack.read(file).orElseThrow().toString();
        } catch (IOException e) {
            return "refused";
        }
    }

    private static byte[] box(String type, byte[]... contents) {
        byte[] content = joined(contents);
        return ByteBuffer.allocate(8 + content.length)
                .putInt(8 + content.length)
                .put(type.getBytes(US_ASCII))
                .put(content)
                .array();
    }

    private static byte[] joined(byte[]... pieces) {
        ByteBuffer all = ByteBuffer.allocate(
                Arrays.stream(pieces).mapToInt(piece -> piece.length).sum());
        for (byte[] piece : pieces) {
            all.put(piece);
        }
        return all.array();
    }
}
