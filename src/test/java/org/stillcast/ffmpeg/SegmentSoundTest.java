package org.stillcast.ffmpeg;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillcast.TestMedia;
import org.stillcast.mp4.SoundTrack;
import org.stillcast.project.Clip;
import org.stillcast.project.SampleRate;
import org.stillcast.work.ChannelLayout;
import org.stillcast.work.Orders;
import org.stillcast.work.SegmentOrder;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * What becomes of the channels of a clip. Each channel has a tone of its own, so that what is left of it can be measured;
 * all tones are multiples of 50 Hz, and the stretch that is looked at is one of 20 ms.
 */
class SegmentSoundTest {
    private static final int RATE = 48_000;
    private static final double SECONDS = 0.2;
    private static final double AMPLITUDE = 0.5;
    private static final double TENTH_OF_A_DECIBEL = 0.0115;

    /** The speakers in the order of the bits that a WAV's head has for them. */
    private static final List<String> SPEAKERS =
            List.of("FL", "FR", "FC", "LFE", "BL", "BR", "FLC", "FRC", "BC", "SL", "SR");

    @TempDir
    private static Path folder;

    @BeforeAll
    static void makeTheLoopOfThePicture() throws IOException {
        TestMedia.run(
                "-f",
                "lavfi",
                "-i",
                "color=s=32x18:r=10:d=1",
                "-c:v",
                "libx264",
                "-bf",
                "0",
                folder.resolve("still.mp4").toString());
    }

    @ParameterizedTest
    @CsvSource({
        "mono, 4, 1, 8000",
        "stereo, 3, 2, 16000",
        "2.1, b, 3, 44100",
        "3.0, 7, 3, 48000",
        "3.0(back), 103, 3, 8000",
        "3.1, f, 4, 44100",
        "4.0, 107, 4, 48000",
        "quad, 33, 4, 16000",
        "quad(side), 603, 4, 44100",
        "4.1, 10f, 5, 48000",
        "5.0, 37, 5, 44100",
        "5.0(side), 607, 5, 48000",
        "5.1, 3f, 6, 44100",
        "5.1(side), 60f, 6, 48000",
        "6.0, 707, 6, 8000",
        "6.0(front), 6c3, 6, 44100",
        "hexagonal, 137, 6, 48000",
        "6.1, 70f, 7, 44100",
        "6.1(back), 13f, 7, 48000",
        "6.1(front), 6cb, 7, 16000",
        "7.0, 637, 7, 48000",
        "7.0(front), 6c7, 7, 44100",
        "7.1, 63f, 8, 44100",
        "7.1, 63f, 8, 48000",
        "7.1(wide), ff, 8, 48000",
        "7.1(wide-side), 6cf, 8, 8000",
        "octagonal, 737, 8, 44100"
    })
    void aClipOfAnyLayoutIsWholeAndAtItsLevel(String name, String mask, int channels, int hertz) throws IOException {
        List<String> speakers = speakers(Integer.parseInt(mask, 16));
        Path clip = wav(name, Integer.parseInt(mask, 16), channels, hertz);

        Heard asItIs = render(clip, ChannelLayout.AS_IT_IS);
        Heard mono = render(clip, ChannelLayout.MONO);
        Heard stereo = render(clip, ChannelLayout.STEREO);

        assertThat(speakers).hasSize(channels);
        assertThat(asItIs.track).isEqualTo(new SoundTrack((long) (SECONDS * RATE), RATE, channels == 1 ? 1 : 2));
        assertThat(mono.track).isEqualTo(new SoundTrack((long) (SECONDS * RATE), RATE, 1));
        assertThat(stereo.track).isEqualTo(new SoundTrack((long) (SECONDS * RATE), RATE, 2));
        if (channels > 1) {
            assertThat(asItIs.values).isEqualTo(stereo.values);
        }
        for (int i = 0; i < channels; i++) {
            for (int side = 0; side < 2; side++) {
                assertThat(stereo.levelOf(i, side))
                        .as("%s on side %d", speakers.get(i), side)
                        .isCloseTo(channels == 1 ? 1 : levelInStereo(speakers, i, side), within(TENTH_OF_A_DECIBEL));
            }
            assertThat(mono.levelOf(i, 0))
                    .as("%s in mono", speakers.get(i))
                    .isCloseTo(levelInMono(speakers, i), within(TENTH_OF_A_DECIBEL));
        }
    }

    private static List<String> speakers(int mask) {
        List<String> speakers = new ArrayList<>();
        for (int bit = 0; bit < SPEAKERS.size(); bit++) {
            if ((mask >> bit & 1) != 0) {
                speakers.add(SPEAKERS.get(bit));
            }
        }
        return speakers;
    }

    private static double levelInStereo(List<String> speakers, int speaker, int side) {
        double sum = speakers.stream().mapToDouble(s -> inStereo(s, side)).sum();
        return inStereo(speakers.get(speaker), side) / Math.max(1, sum);
    }

    /** Before all are made smaller together, so that nothing can be too loud: as docs/media.md has it. */
    private static double inStereo(String speaker, int side) {
        boolean here = speaker.startsWith(side == 0 ? "FL" : "FR") || speaker.endsWith(side == 0 ? "L" : "R");
        return switch (speaker) {
            case "FC" -> Math.sqrt(0.5);
            case "BC" -> 0.5;
            case "LFE" -> 0;
            case "FL", "FR" -> here ? 1 : 0;
            case "FLC", "FRC" -> here ? 1 : 0;
            default -> here ? Math.sqrt(0.5) : 0;
        };
    }

    private static double levelInMono(List<String> speakers, int speaker) {
        double sum = speakers.stream().mapToDouble(SegmentSoundTest::inMono).sum();
        return inMono(speakers.get(speaker)) / Math.max(1, sum);
    }

    private static double inMono(String speaker) {
        return switch (speaker) {
            case "FC" -> 1;
            case "FL", "FR", "FLC", "FRC" -> Math.sqrt(0.5);
            case "LFE" -> 0;
            default -> 0.5;
        };
    }

    /** As from a program that knows how many channels it has, and not where they belong. */
    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 2", "4, 2", "5, 2", "6, 2", "7, 2", "8, 2", "16, 2"})
    void aClipThatDoesNotSayItsLayoutIsWhole(int channels, int heard) throws IOException {
        Path clip = wav("none", 0, channels, 44_100);

        assertThat(render(clip, ChannelLayout.AS_IT_IS).track)
                .isEqualTo(new SoundTrack((long) (SECONDS * RATE), RATE, heard));
        assertThat(render(clip, ChannelLayout.MONO).track).isEqualTo(new SoundTrack((long) (SECONDS * RATE), RATE, 1));
        assertThat(render(clip, ChannelLayout.STEREO).track)
                .isEqualTo(new SoundTrack((long) (SECONDS * RATE), RATE, 2));
    }

    @Test
    void itIsAllTheSameInWhichFormatTheChannelsCome() throws IOException {
        Path clip = wav("source", 0x3f, 6, RATE);
        Map<String, List<String>> codecs = Map.of(
                "clip.flac", List.of("-c:a", "flac"),
                "clip.m4a", List.of("-c:a", "alac"),
                "clip.ogg", List.of("-c:a", "flac", "-f", "ogg"),
                "clip.mka", List.of("-c:a", "pcm_s16le"),
                "clip.caf", List.of("-c:a", "pcm_s16be"));
        List<String> arguments = new ArrayList<>(List.of("-i", clip.toString()));
        codecs.forEach((name, options) -> {
            arguments.addAll(options);
            arguments.add(folder.resolve(name).toString());
        });
        TestMedia.run(arguments.toArray(String[]::new));
        Heard wav = render(clip, ChannelLayout.AS_IT_IS);

        for (String name : codecs.keySet()) {
            Heard other = render(folder.resolve(name), ChannelLayout.AS_IT_IS);
            assertThat(other.track).as(name).isEqualTo(wav.track);
            assertThat(other.values).as(name).isEqualTo(wav.values);
        }
    }

    /** Returns a clip with a tone of its own on each channel. */
    private static Path wav(String name, int mask, int channels, int hertz) throws IOException {
        int samples = (int) (SECONDS * hertz);
        ByteBuffer wav = ByteBuffer.allocate(68 + samples * channels * 2).order(ByteOrder.LITTLE_ENDIAN);
        wav.put("RIFF".getBytes(US_ASCII)).putInt(wav.capacity() - 8).put("WAVEfmt ".getBytes(US_ASCII));
        wav.putInt(40)
                .putShort((short) 0xFFFE)
                .putShort((short) channels)
                .putInt(hertz)
                .putInt(hertz * channels * 2);
        wav.putShort((short) (channels * 2))
                .putShort((short) 16)
                .putShort((short) 22)
                .putShort((short) 16);
        wav.putInt(mask).putLong(0x0010_0000_0000_0001L).putLong(0x719B_3800_AA00_0080L);
        wav.put("data".getBytes(US_ASCII)).putInt(samples * channels * 2);
        for (int i = 0; i < samples; i++) {
            for (int channel = 0; channel < channels; channel++) {
                wav.putShort((short) Math.round(AMPLITUDE * 32767 * tone(channel, i / (double) hertz)));
            }
        }
        return Files.write(folder.resolve("%s-%d-%d.wav".formatted(name, channels, hertz)), wav.array());
    }

    private static double tone(int channel, double seconds) {
        return Math.sin(2 * Math.PI * (200 + 50 * channel) * seconds);
    }

    private static Heard render(Path clip, ChannelLayout layout) throws IOException {
        Path segment = folder.resolve("segment.mp4");
        FfmpegCommand command = SegmentArguments.of(new SegmentOrder(
                0,
                new Clip("1", clip, "/clips/0"),
                Orders.rendering(new SampleRate(RATE)),
                "f",
                layout,
                folder.resolve("still.mp4"),
                segment,
                segment,
                folder.resolve("sketch"),
                folder.resolve("sketch"),
                Duration.ofMinutes(1)));
        byte[] au = TestMedia.run(command.arguments().toArray(String[]::new));
        SoundTrack track = SoundTrack.read(segment).orElseThrow();
        ByteBuffer head = ByteBuffer.wrap(au);
        ShortBuffer values =
                head.slice(head.getInt(4), au.length - head.getInt(4)).asShortBuffer();
        assertThat(head.getInt(20)).isEqualTo(track.channels());
        assertThat(values.remaining()).isEqualTo((int) track.samples() * track.channels());
        return new Heard(track, values);
    }

    private record Heard(SoundTrack track, ShortBuffer values) {
        /** Returns how much of a channel is heard on a side; without the ends, where a conversion of the rate swings. */
        double levelOf(int channel, int side) {
            double product = 0;
            int first = (int) (0.04 * RATE);
            int end = (int) (0.16 * RATE);
            for (int i = first; i < end; i++) {
                product += values.get(i * track.channels() + side) * tone(channel, i / (double) RATE);
            }
            return 2 * product / (end - first) / 32767 / AMPLITUDE;
        }
    }
}
