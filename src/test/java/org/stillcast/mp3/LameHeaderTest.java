package org.stillcast.mp3;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillcast.TestMedia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LameHeaderTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "48000, 1, 480000, 480000",
        "48000, 2, 123456, 123456",
        "44100, 2, 575, 575",
        "44100, 1, 47, 47",
        "44100, 1, 1, 47",
        "32000, 1, 1153, 1199",
        "24000, 1, 100000, 100000",
        "22050, 2, 577, 623",
        "16000, 1, 5000, 5000",
        "12000, 1, 5000, 5000",
        "8000, 1, 5000, 5000"
    })
    void theLengthIsWhatPlayersPlay(int rate, int channels, int samples, int played) throws IOException {
        Path file = mp3(rate, channels, samples, "-b:a", "64k");

        LameHeader header = LameHeader.read(file);

        assertThat(header.samples()).isEqualTo(played);
        assertThat(header.sampleRateHz()).isEqualTo(rate);
        assertThat(header.channels()).isEqualTo(channels);
        assertThat(header.delaySamples()).isEqualTo(576);
        assertThat(header.holds(samples)).isTrue();
        assertThat(header.holds(samples + 47)).isFalse();
        byte[] decoded = TestMedia.run("-f", "mp3", "-i", file.toString(), "-f", "s16le", "-");
        assertThat(decoded).hasSize(played * channels * 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-b:a 32k", "-b:a 320k", "-q:a 0", "-q:a 9", "-b:a 64k -abr 1", "-b:a 64k -bitexact"})
    void itIsTheSameForEachKindOfBitRate(String options) throws IOException {
        Path file = mp3(48_000, 1, 100_000, options.split(" ", -1));

        assertThat(LameHeader.read(file).samples()).isEqualTo(100_000);
    }

    @Test
    void tagsInFrontAreSkipped() throws IOException {
        byte[] bare = Files.readAllBytes(mp3(48_000, 1, 100_000));
        ByteArrayOutputStream tagged = new ByteArrayOutputStream();
        new Id3Tag(Map.of("title", "\u00FF\u00FB".repeat(1000)), List.of()).write(tagged);
        new Id3Tag(Map.of(), List.of()).write(tagged);
        tagged.writeBytes(bare);

        Path file = Files.write(folder.resolve("tagged.mp3"), tagged.toByteArray());

        assertThat(LameHeader.read(file).samples()).isEqualTo(100_000);
    }

    @Test
    void aFileWithoutAHeaderIsRefused() throws IOException {
        Path file = mp3(48_000, 1, 100_000, "-write_xing", "0");

        assertThatThrownBy(() -> LameHeader.read(file))
                .isInstanceOf(IOException.class)
                .hasMessage("the first frame does not say how long the sound is");
    }

    @Test
    void whatIsNoMp3IsRefused() throws IOException {
        Path file = Files.write(folder.resolve("x.mp3"), new byte[1000]);

        assertThatThrownBy(() -> LameHeader.read(file)).hasMessage("no frame of MP3 where the sound begins");
    }

    @Test
    void aFileThatBreaksOffIsRefused() throws IOException {
        Path file = mp3(24_000, 1, 10_000);
        byte[] whole = Files.readAllBytes(file);

        for (int bytes = 0; bytes < whole.length; bytes += 7) {
            Files.write(file, Arrays.copyOf(whole, bytes));

            assertThatThrownBy(() -> LameHeader.read(file)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void damageIsRefusedOrRead() throws IOException {
        Path file = mp3(24_000, 1, 10_000, "-id3v2_version", "3", "-metadata", "title=x");
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(1);

        for (int i = 0; i < 1000; i++) {
            byte[] bytes = whole.clone();
            bytes[random.nextInt(300)] = (byte) random.nextInt();
            Files.write(file, bytes);
            try {
                assertThat(LameHeader.read(file).frames()).isNotNegative();
            } catch (IOException e) {
                assertThat(e).hasMessageNotContaining("null");
            }
        }
    }

    private Path mp3(int rate, int channels, int samples, String... options) throws IOException {
        Path file = folder.resolve("sound.mp3");
        List<String> arguments = new ArrayList<>(List.of(
                "-f",
                "lavfi",
                "-i",
                "anoisesrc=color=brown:seed=1:sample_rate=%d,atrim=end_sample=%d".formatted(rate, samples),
                "-ac",
                "" + channels,
                "-c:a",
                "libmp3lame",
                "-id3v2_version",
                "0"));
        arguments.addAll(List.of(options));
        arguments.add(file.toString());
        TestMedia.run(arguments.toArray(String[]::new));
        return file;
    }
}
