package org.stillcast.promise;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillcast.TestMedia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class SoundHeadTest {
    private static final String NOISE = "anoisesrc=color=brown:sample_rate=48000:duration=1.5";

    @TempDir
    private Path folder;

    /** Of 1.5 s; what coders add is known of some only. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    wav  | -c:a pcm_s16le            | 8000  | 1 | 1
                    wav  | -c:a pcm_f32le -rf64 always | 96000 | 2 | 1
                    w64  |                           | 44100 | 2 | 1
                    aiff |                           | 22050 | 1 | 1
                    au   |                           | 48000 | 2 | 1
                    caf  |                           | 32000 | 1 | 1
                    flac |                           | 44100 | 2 | 1
                    oga  | -c:a flac -f ogg          | 44100 | 1 | 1
                    ogg  | -c:a libvorbis            | 44100 | 2 | 30
                    ogg  | -c:a libopus              | 48000 | 1 | 30
                    m4a  | -c:a aac                  | 44100 | 1 | 60
                    m4a  | -c:a aac                  | 48000 | 2 | 60
                    mov  | -c:a aac                  | 44100 | 1 | 60
                    m4a  | -c:a alac                 | 44100 | 1 | 30
                    aac  | -c:a aac                  | 22050 | 1 | 100
                    aac  | -c:a aac                  | 44100 | 2 | 60
                    mp3  | -b:a 64k                  | 44100 | 1 | 1
                    mp3  | -q:a 5                    | 24000 | 2 | 1
                    mp3  | -b:a 128k -write_xing 0   | 44100 | 2 | 100
                    mka  |                           | 0     | 0 | -1
                    """)
    void whatAHeadSaysIsWhatWasMade(String form, String options, int rate, int channels, long tolerance)
            throws IOException {
        Path file = folder.resolve("clip." + form);
        List<String> arguments = new ArrayList<>(List.of("-f", "lavfi", "-i", NOISE));
        arguments.addAll(rate == 0 ? List.of() : List.of("-ar", "" + rate, "-ac", "" + channels));
        arguments.addAll(options == null ? List.of() : List.of(options.split(" ")));
        arguments.add(file.toString());
        TestMedia.run(arguments.toArray(String[]::new));

        SoundHead head = SoundHead.of(file);

        assertThat(head.channels()).isEqualTo(channels);
        assertThat(head.rateHz()).isEqualTo(rate);
        assertThat(head.millis().isPresent()).isEqualTo(tolerance >= 0);
        assertThat(head.millis().orElse(1500)).isCloseTo(1500, within(Math.max(0, tolerance)));
    }

    @Test
    void theIndexOfOneMp3SaysNothingOfTwoThatWereGluedTogether() throws IOException {
        Path one = folder.resolve("one.mp3");
        TestMedia.run("-f", "lavfi", "-i", NOISE, "-ac", "1", one.toString());
        byte[] bytes = Files.readAllBytes(one);
        Path two = Files.write(folder.resolve("two.mp3"), bytes);
        Files.write(two, bytes, StandardOpenOption.APPEND);

        assertThat(SoundHead.of(two).millis().orElseThrow()).isCloseTo(3000, within(200L));
    }

    @Test
    void whatIsNoSoundSaysNothing() throws IOException {
        Path text = Files.writeString(folder.resolve("clip.mp3"), "no sound at all");

        assertThat(SoundHead.of(text).channels()).isZero();
        assertThat(SoundHead.of(folder.resolve("none.wav")).millis()).isEmpty();
    }
}
