package org.stillcast;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Clips that were glued together of files with different rates and channels, as services for speech do. */
class UnevenClipTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void makePicture() throws IOException {
        TestMedia.picture(folder.resolve("bg.png"), 64, 36);
    }

    /** The lengths are those of bare decoding; each half has the padding of its encoder. */
    @Test
    void aGluedMp3IsWholeInOneLayoutAloneAndInTheMiddleOfAMonoProject() throws IOException {
        make("a.wav", 24_000, 1, 75_258, "a.mp3", "-b:a", "48k");
        make("b.wav", 44_100, 2, 143_468, "b.mp3", "-b:a", "96k");
        glue("ab.mp3", "a.mp3", "b.mp3");
        glue("ba.mp3", "b.mp3", "a.mp3");
        Path mono = TestMedia.clip(folder.resolve("mono.wav"), 1, "0.5");

        Run run = Run.in(
                folder,
                "render",
                manifest("alone", "auto", "ab.mp3"),
                manifest("middle", "auto", mono.getFileName().toString(), "ab.mp3", "a.mp3"),
                manifest("one", "mono", "a.mp3", "ab.mp3"),
                manifest("back", "stereo", "ba.mp3"));

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(samples("alone")).containsExactly(309_981);
        assertThat(result("alone").path("channels").asInt()).isEqualTo(2);
        assertThat(samples("middle")).containsExactly(24_000, 309_981, 150_516);
        assertThat(result("middle").path("channels").asInt()).isEqualTo(2);
        assertThat(samples("one")).containsExactly(150_516, 309_981);
        assertThat(result("one").path("channels").asInt()).isEqualTo(1);
        assertThat(samples("back").get(0)).isBetween(306_672, 306_672 + 4000);
        assertThat(folder.resolve("temp/video_segments/alone")).doesNotExist();
        short[] source = TestMedia.samples(folder.resolve("a.mp3"));
        short[] part = TestMedia.samples(folder.resolve("outbox/middle/middle_part001.mp4"));
        assertThat(TestMedia.correlation(source, part, 24_000)).isGreaterThan(0.99);
        assertThat(TestMedia.correlation(source, part, 24_000 + 309_981)).isGreaterThan(0.99);
    }

    @Test
    void whateverChangesWithoutStereoStaysMono() throws IOException {
        make("a.wav", 24_000, 1, 24_000, "a.aac");
        make("b.wav", 44_100, 1, 44_100, "b.aac");
        glue("ab.aac", "a.aac", "b.aac");

        Run run = Run.in(folder, "render", manifest("mono", "auto", "ab.aac"));

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(result("mono").path("channels").asInt()).isEqualTo(1);
        assertThat(samples("mono").get(0)).isBetween(96_000, 96_000 + 9000);
    }

    /** Each may be longer by the frames that its coder adds, and never shorter by more than a millisecond. */
    @Test
    void allKindsOfFilesThatCanBeGluedAreWhole() throws IOException {
        List<String> names = new ArrayList<>();
        List<String> mono = new ArrayList<>(List.of("-i", "a.wav"));
        List<String> stereo = new ArrayList<>(List.of("-i", "b.wav"));
        make("a.wav", 32_000, 1, 32_000, "a.mp3");
        make("b.wav", 44_100, 2, 44_100, "b.mp3");
        for (String kind : List.of("aac", "ac3", "eac3", "ogg")) {
            mono.add("a." + kind);
            stereo.add("b." + kind);
            names.add("ab." + kind);
            names.add("ba." + kind);
        }
        run(mono);
        run(stereo);
        for (String name : names) {
            String kind = name.substring(3);
            glue(name, name.substring(0, 1) + "." + kind, name.substring(1, 2) + "." + kind);
        }

        Run run = Run.in(folder, "render", manifest("all", "auto", names.toArray(String[]::new)));

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(samples("all"))
                .hasSize(names.size())
                .allMatch(count -> count > 96_000 - 48 && count < 96_000 + 9000);
        assertThat(result("all").path("warnings")).isEmpty();
    }

    private void make(String wav, int hertz, int channels, int samples, String... coded) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "-f",
                "lavfi",
                "-i",
                "anoisesrc=color=brown:amplitude=0.5:sample_rate=%d:seed=%d,lowpass=2000,pan=%s,atrim=end_sample=%d"
                        .formatted(hertz, hertz % 97, channels == 1 ? "mono|c0=c0" : "stereo|c0=c0|c1=0.5*c0", samples),
                "-c:a",
                "pcm_s16le",
                wav));
        run(arguments);
        List<String> coding = new ArrayList<>(List.of("-i", wav));
        coding.addAll(List.of(coded).subList(1, coded.length));
        coding.add(coded[0]);
        run(coding);
    }

    private void run(List<String> arguments) throws IOException {
        TestMedia.run(arguments.stream()
                .map(argument -> argument.matches("[ab]\\.\\w+")
                        ? folder.resolve(argument).toString()
                        : argument)
                .toArray(String[]::new));
    }

    private void glue(String name, String first, String second) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(Files.readAllBytes(folder.resolve(first)));
        bytes.write(Files.readAllBytes(folder.resolve(second)));
        Files.write(folder.resolve(name), bytes.toByteArray());
    }

    private String manifest(String id, String channels, String... clips) throws IOException {
        return Files.writeString(folder.resolve(id + ".json"), """
                        {"version": 1, "image": "bg.png", "video": {"width": 64, "height": 36}, "split": false,
                         "audio": {"channels": "%s"}, "clips": ["%s"]}
                        """.formatted(channels, String.join("\", \"", clips)))
                .toString();
    }

    private JsonNode result(String id) throws IOException {
        return new ObjectMapper()
                .readTree(folder.resolve("outbox/%1$s/%1$s.json".formatted(id)).toFile());
    }

    private List<Integer> samples(String id) throws IOException {
        List<Integer> samples = new ArrayList<>();
        result(id)
                .path("parts")
                .forEach(part -> part.path("clips")
                        .forEach(clip -> samples.add(clip.path("samples").asInt())));
        return samples;
    }
}
