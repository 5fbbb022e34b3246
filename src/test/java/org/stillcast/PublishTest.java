package org.stillcast;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.stillcast.files.Fingerprint;
import org.stillcast.mp3.LameHeader;
import org.stillcast.mp4.Mp4Tags;
import org.stillcast.mp4.SoundTrack;
import org.stillcast.mp4.TextSample;
import org.stillcast.mp4.TextTrack;
import org.stillcast.subtitle.Cue;
import org.stillcast.subtitle.SubtitleReader;
import org.stillcast.subtitle.UnusableSubtitlesException;

import static java.nio.file.StandardOpenOption.APPEND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** A course as a publisher wants it: pictures, pauses, subtitles, chapters, tags, sound alone. */
@DisabledOnOs(OS.WINDOWS) // ffmpeg is a script that writes its calls down
class PublishTest {
    private static final int RATE = TestMedia.RATE;
    private static final List<String> LENGTHS = List.of("0.5", "0.61", "0.437", "0.8", "0.55", "0.7");
    private static final String ALL = """
            { "id": "course", "image": "red.png", "video": { "width": 64, "height": 36, "fps": 25 }, "audio": { "channels": "mono" },
              "title": "A; #course = \\"good\\"", "language": "es",
              "metadata": { "artist": "An Artist", "date": "2026", "comment": "two\\nlines", "cover": "blue.png" },
              "gap": 0.2, "lead": 0.1, "tail": "150ms", "subtitles": ["srt", "vtt", "embedded"],
              "split": { "every": 4 }, "output": { "fullVideo": true, "audio": ["m4a", "mp3"] },
              "clips": [
                { "audio": "1.wav", "title": "One", "text": "First <b>text</b> --> & {\\\\an8}" },
                { "audio": "2.wav", "image": "green.png", "repeat": 2, "gap": "1.5x", "text": "Segundo" },
                { "audio": "3.wav", "image": "blue.png", "subtitles": "3.srt" },
                { "audio": "4.wav", "title": "Two", "text": "Fourth" },
                { "audio": "5.wav", "image": "green.png", "text": "Fifth" },
                "6.wav" ] }
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void makeMedia() throws IOException {
        for (int i = 1; i <= LENGTHS.size(); i++) {
            TestMedia.clip(folder.resolve(i + ".wav"), i, LENGTHS.get(i - 1));
        }
        picture("red.png", Color.RED);
        picture("green.png", Color.GREEN);
        picture("blue.png", Color.BLUE);
        Files.writeString(
                folder.resolve("3.srt"),
                "1\n00:00:00,100 --> 00:00:00,200\nThird\n\n2\n00:00:00,300 --> 00:00:09,000\ncut\n");
    }

    private void picture(String name, Color color) throws IOException {
        BufferedImage image = new BufferedImage(64, 36, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 64; x++) {
            for (int y = 0; y < 36; y++) {
                image.setRGB(x, y, color.getRGB());
            }
        }
        ImageIO.write(image, "png", folder.resolve(name).toFile());
    }

    @Test
    void aCourseComesOutReadyToPublish() throws IOException {
        Run run = render(ALL);

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).hasSize(3).allMatch(file -> file.endsWith(".mp4"));
        List<String> kinds = List.of("chapters.json", "m4a", "mp3", "mp4", "srt", "vtt");
        assertThat(names())
                .containsExactlyInAnyOrderElementsOf(Stream.of(
                                Stream.of("course.html", "course.json"),
                                Stream.of("part001", "part002")
                                        .flatMap(part -> kinds.stream().map(kind -> "course_" + part + "." + kind)),
                                Stream.of("chapters.json", "mp4", "srt", "vtt").map(kind -> "course_full." + kind))
                        .flatMap(names -> names)
                        .toList());
        for (JsonNode part : result().path("parts")) {
            assertHeard(part);
            assertSeen(part);
            assertTold(part);
        }
        assertThat(SoundTrack.read(file("course_full.mp4")).orElseThrow().samples())
                .isCloseTo(result().path("full").path("samples").asLong(), within(1024L));
        assertThat(folder.resolve("temp/video_segments").toFile().list()).isEmpty();
    }

    /** Each clip at its place, as often as it is wanted, with nothing in between; in all forms. */
    private void assertHeard(JsonNode part) throws IOException {
        String name = part.path("file").asText();
        long silent = part.path("silenceSamples").asLong();
        for (String form : List.of(name, name.replace(".mp4", ".m4a"), name.replace(".mp4", ".mp3"))) {
            short[] sound = TestMedia.samples(file(form));
            assertThat(sound.length)
                    .isBetween(
                            (int) part.path("samples").asLong(),
                            (int) part.path("samples").asLong() + 1023);
            int end = 0;
            for (JsonNode clip : part.path("clips")) {
                int start = clip.path("startSamples").asInt();
                short[] heard =
                        TestMedia.samples(folder.resolve(clip.path("audio").asText()));
                assertThat(heard).hasSize(clip.path("samples").asInt());
                assertThat(TestMedia.correlation(heard, sound, start))
                        .as("%s %s", form, clip)
                        .isGreaterThan(0.97);
                assertThat(loudest(sound, end + 2048, start - 2048))
                        .as("%s before %s", form, clip)
                        .isLessThan(20);
                silent -= form.equals(name) ? start - end : 0;
                end = start + heard.length;
            }
            silent -= form.equals(name) ? part.path("samples").asLong() - end : 0;
        }
        assertThat(silent).isZero();
        assertThat(part.path("clips").get(0).path("startSamples").asInt()).isEqualTo(RATE / 10);
        JsonNode last = part.path("clips").get(part.path("clips").size() - 1);
        assertThat(part.path("samples").asInt()
                        - last.path("startSamples").asInt()
                        - last.path("samples").asInt())
                .isEqualTo(RATE * 150 / 1000);
        assertThat(LameHeader.read(file(name.replace(".mp4", ".mp3")))
                        .holds(part.path("samples").asLong()))
                .isTrue();
    }

    private static int loudest(short[] sound, int from, int to) {
        int loudest = 0;
        for (int i = Math.max(0, from); i < to; i++) {
            loudest = Math.max(loudest, Math.abs(sound[i]));
        }
        return loudest;
    }

    /** The picture of a clip begins with the frame that is nearest to its first sample, and stays through the pause. */
    private void assertSeen(JsonNode part) throws IOException {
        Color before = null;
        for (JsonNode clip : part.path("clips")) {
            int id = clip.path("id").asInt();
            Color color = id == 2 || id == 5 ? Color.GREEN : id == 3 ? Color.BLUE : Color.RED;
            int frame =
                    before == null ? 0 : Math.round(clip.path("startSamples").asInt() * 25f / RATE);
            assertColor(part, frame, color);
            if (before != null) {
                assertColor(part, frame - 1, before);
            }
            before = color;
        }
    }

    private void assertColor(JsonNode part, int frame, Color color) throws IOException {
        Color seen = new Color(
                TestMedia.frame(file(part.path("file").asText()), frame).getRGB(32, 18));
        assertThat(Math.abs(seen.getRed() - color.getRed())
                        + Math.abs(seen.getGreen() - color.getGreen())
                        + Math.abs(seen.getBlue() - color.getBlue()))
                .as("frame %d of %s is %s instead of %s", frame, part.path("file"), seen, color)
                .isLessThan(60);
    }

    private void assertTold(JsonNode part) throws IOException {
        String name = part.path("file").asText();
        Path video = file(name);
        List<Cue> wanted = new ArrayList<>();
        List<String> chapters = new ArrayList<>();
        for (JsonNode clip : part.path("clips")) {
            long start = Math.round(clip.path("startSamples").asInt() * 1000.0 / RATE);
            long end = start + Math.round(clip.path("samples").asInt() * 1000.0 / RATE);
            switch (clip.path("id").asInt()) {
                case 1 -> wanted.add(new Cue(start, end, "First <b>text</b> --> & {\\an8}"));
                case 2 -> wanted.add(new Cue(start, end, "Segundo"));
                case 3 -> {
                    wanted.add(new Cue(start + 100, start + 200, "Third"));
                    wanted.add(new Cue(start + 300, end, "cut"));
                }
                case 4 -> wanted.add(new Cue(start, end, "Fourth"));
                case 5 -> wanted.add(new Cue(start, end, "Fifth"));
                default -> {}
            }
            if (clip.path("id").asInt() == 4) {
                chapters.add((chapters.isEmpty() && start <= 100 ? 0 : start) + " Two");
            } else if (chapters.isEmpty()) {
                chapters.add("0 " + (clip.path("id").asInt() < 4 ? "One" : "Two"));
            }
        }
        assertCues(cues(name.replace(".mp4", ".srt")), wanted);
        assertCues(cues(name.replace(".mp4", ".vtt")), wanted);
        assertCues(texts(TextTrack.subtitles(video)), wanted);
        assertThat(texts(TextTrack.chapters(video)))
                .extracting(chapter -> chapter.fromMillis() + " " + chapter.text())
                .containsExactlyElementsOf(chapters);
        assertThat(texts(TextTrack.chapters(file(name.replace(".mp4", ".m4a")))))
                .extracting(chapter -> chapter.fromMillis() + " " + chapter.text())
                .containsExactlyElementsOf(chapters);
        JsonNode podcast = new ObjectMapper()
                .readTree(file(name.replace(".mp4", ".chapters.json")).toFile());
        assertThat(podcast.path("chapters")).hasSize(chapters.size());
        int number = name.contains("001") ? 1 : 2;
        Mp4Tags tags = Mp4Tags.read(video);
        assertThat(tags.texts())
                .containsEntry("©nam", "A; #course = \"good\" (%d/2)".formatted(number))
                .containsEntry("©ART", "An Artist")
                .containsEntry("©alb", "A; #course = \"good\"")
                .containsEntry("©day", "2026")
                .containsEntry("©cmt", "two\nlines");
        assertThat(List.of(tags.track(), tags.tracks(), tags.covers().size())).containsExactly(number, 2, 1);
    }

    /** Written with times to the millisecond, from starts that were rounded to it. */
    private static void assertCues(List<Cue> found, List<Cue> wanted) {
        assertThat(found)
                .extracting(Cue::text)
                .containsExactlyElementsOf(wanted.stream().map(Cue::text).toList());
        for (int i = 0; i < found.size(); i++) {
            assertThat(found.get(i).fromMillis()).isCloseTo(wanted.get(i).fromMillis(), within(1L));
            assertThat(found.get(i).toMillis()).isCloseTo(wanted.get(i).toMillis(), within(1L));
        }
    }

    private List<Cue> cues(String name) throws IOException {
        try (InputStream in = Files.newInputStream(file(name))) {
            return SubtitleReader.read(in);
        } catch (UnusableSubtitlesException e) {
            throw new IOException(e);
        }
    }

    private static List<Cue> texts(Optional<TextTrack> track) throws IOException {
        List<Cue> texts = new ArrayList<>();
        try (TextTrack open = track.orElseThrow()) {
            for (Optional<TextSample> next = open.next(); next.isPresent(); next = open.next()) {
                texts.add(new Cue(
                        next.get().fromMillis(),
                        next.get().toMillis(),
                        next.get().text()));
            }
        }
        return texts;
    }

    @Test
    void anotherTextNeedsNoFfmpegWhereItIsInNoVideo() throws IOException {
        String manifest = ALL.replace(", \"embedded\"", "");
        assertThat(render(manifest).status()).isZero();
        Map<String, String> before = hashes();

        Run run = render(manifest.replace("Fourth", "4th"));

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(calls()).isEmpty();
        assertThat(changed(before))
                .containsExactlyInAnyOrder(
                        "course.html",
                        "course_full.srt",
                        "course_full.vtt",
                        "course_part002.srt",
                        "course_part002.vtt");
    }

    @Test
    void anotherTextOrTitleIsCopiedIntoTheVideosThatHaveIt() throws IOException {
        assertThat(render(ALL).status()).isZero();
        Map<String, String> before = hashes();

        Run text = render(ALL.replace("Fourth", "4th"));

        assertThat(text.status()).as(text.err()).isZero();
        assertThat(calls()).isNotEmpty().allMatch(call -> call.contains("-c copy"));
        assertThat(changed(before))
                .contains("course_part002.mp4", "course_full.mp4")
                .doesNotContain("course_part001.mp4", "course_part002.mp3", "course_part002.m4a");

        Run title = render(ALL.replace("Fourth", "4th").replace("\"Two\"", "\"Zwei\""));

        assertThat(title.status()).as(title.err()).isZero();
        assertThat(calls()).isNotEmpty().allMatch(call -> call.contains("-c copy"));
        assertThat(texts(TextTrack.chapters(file("course_full.mp4"))))
                .extracting(Cue::text)
                .containsExactly("One", "Zwei");
    }

    @Test
    void anotherPictureEncodesNoSound() throws IOException {
        assertThat(render(ALL).status()).isZero();
        Map<String, String> before = hashes();

        Run run = render(ALL.replace("\"image\": \"blue.png\", \"subtitles\"", "\"subtitles\""));

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(calls()).isNotEmpty().noneMatch(call -> call.contains("-c:a "));
        assertThat(changed(before)).contains("course_full.mp4").noneMatch(name -> name.endsWith(".mp3"));
    }

    /** Without tags a part is what it would be without this feature. */
    @Test
    void tagsThatAreTakenAwayAgainAreGone() throws IOException {
        assertThat(render(ALL).status()).isZero();
        String plain = """
                { "id": "course", "image": "red.png", "video": { "width": 64, "height": 36 }, "split": { "every": 4 },
                  "audio": { "channels": "mono" }, "gap": 0.2, "lead": 0.1, "tail": "150ms",
                  "clips": [ "1.wav", { "audio": "2.wav", "image": "green.png", "repeat": 2, "gap": "1.5x" },
                             { "audio": "3.wav", "image": "blue.png" }, "4.wav", { "audio": "5.wav", "image": "green.png" }, "6.wav" ] }
                """;

        Run run = render(plain);

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(calls()).noneMatch(call -> call.contains("-c:a "));
        assertThat(names())
                .containsExactlyInAnyOrder("course.html", "course.json", "course_part001.mp4", "course_part002.mp4");
        assertThat(Mp4Tags.read(file("course_part001.mp4")).texts()).isEmpty();
        assertThat(TextTrack.chapters(file("course_part001.mp4"))).isEmpty();
    }

    @Test
    void aPartMayEndInTheMiddleOfAClip() throws IOException {
        Run run = render("""
                { "id": "course", "image": "red.png", "video": { "width": 64, "height": 36 }, "audio": { "channels": "mono" },
                  "gap": 0.1, "split": { "every": 0.75, "at": "exact" }, "clips": [ { "glob": "*.wav" } ] }
                """);

        assertThat(run.status()).as(run.err()).isZero();
        JsonNode parts = result().path("parts");
        assertThat(parts).hasSize(6);
        List<short[]> heard = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            int samples = parts.get(i).path("samples").asInt();
            assertThat(samples).isEqualTo(i < 5 ? RATE * 3 / 4 : samples);
            short[] sound = TestMedia.samples(file(parts.get(i).path("file").asText()));
            assertThat(sound.length).isBetween(samples, samples + 1023);
            for (JsonNode clip : parts.get(i).path("clips")) {
                short[] whole =
                        TestMedia.samples(folder.resolve(clip.path("audio").asText()));
                int from = clip.path("fromSamples").asInt(0);
                short[] slice = Arrays.copyOfRange(
                        whole, from, from + clip.path("samples").asInt());
                heard.add(slice);
                if (slice.length > 4096) { // the coder smears what is cut
                    assertThat(TestMedia.correlation(
                                    slice, sound, clip.path("startSamples").asInt()))
                            .as("%s", clip)
                            .isGreaterThan(0.95);
                }
            }
        }
        int all = 0;
        for (int i = 1; i <= LENGTHS.size(); i++) {
            all += TestMedia.samples(folder.resolve(i + ".wav")).length;
        }
        assertThat(heard.stream().mapToInt(slice -> slice.length).sum()).isEqualTo(all);
    }

    @Test
    void aBookMayBeSoundAloneWithAPartForEachChapterAndNoPicture() throws IOException {
        Run run = render("""
                { "id": "course", "audio": { "channels": "mono" }, "title": "Book", "split": { "at": "chapter" },
                  "output": { "video": false, "audio": ["mp3"] },
                  "clips": [ { "audio": "1.wav", "title": "A" }, "2.wav", { "audio": "3.wav", "title": "B" }, "4.wav", "5.wav" ] }
                """);

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(names())
                .containsExactlyInAnyOrder(
                        "course.html",
                        "course.json",
                        "course_part001.mp3",
                        "course_part001.chapters.json",
                        "course_part002.mp3",
                        "course_part002.chapters.json");
        assertThat(run.out()).hasSize(2).allMatch(file -> file.endsWith(".mp3"));
        for (JsonNode part : result().path("parts")) {
            Path file = file(part.path("file").asText());
            assertThat(LameHeader.read(file).holds(part.path("samples").asLong()))
                    .isTrue();
            assertThat(TestMedia.samples(file)).hasSize(part.path("samples").asInt());
        }
        assertThat(Run.in(folder, "verify", folder.resolve("outbox/course").toString())
                        .status())
                .isZero();
    }

    @Test
    void whatIsWrongWithPicturesIsToldTogether() throws IOException {
        BufferedImage noise = new BufferedImage(64, 36, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(1);
        for (int i = 0; i < 64 * 36; i++) {
            noise.setRGB(i % 64, i / 64, random.nextInt(1 << 24));
        }
        ImageIO.write(noise, "jpg", folder.resolve("noise.jpg").toFile());
        byte[] jpg = Files.readAllBytes(folder.resolve("noise.jpg"));
        Files.write(folder.resolve("half1.jpg"), Arrays.copyOf(jpg, jpg.length / 2));
        Files.write(folder.resolve("half2.jpg"), Arrays.copyOf(jpg, jpg.length * 2 / 3));

        Run run = render("""
                { "id": "course", "image": "red.png", "video": { "width": 64, "height": 36 },
                  "clips": [ { "audio": "1.wav", "image": "half1.jpg" }, { "audio": "2.wav", "image": "half2.jpg" }, "3.wav" ] }
                """);

        assertThat(run.status()).isOne();
        assertThat(run.err()).contains("/clips/0/image: cannot be decoded", "/clips/1/image: cannot be decoded");
    }

    @Test
    void whatIsWrongWithTextsAndTheCoverIsToldTogether() throws IOException {
        Files.writeString(
                folder.resolve("back.srt"),
                "1\n00:00:02,000 --> 00:00:03,000\na\n\n2\n00:00:01,000 --> 00:00:04,000\nb\n");
        Files.write(folder.resolve("latin.srt"), new byte[] {'1', '\n', (byte) 0xE4});
        Files.writeString(folder.resolve("cover.jpg"), "no picture");

        Run run = render("""
                { "id": "course", "image": "red.png", "language": "klingonisch", "metadata": { "cover": "cover.jpg" },
                  "clips": [ { "audio": "1.wav", "subtitles": "back.srt" }, { "audio": "2.wav", "subtitles": "latin.srt" } ] }
                """.replace("\"language\": \"klingonisch\", ", ""));

        assertThat(run.status()).isOne();
        assertThat(run.err()).contains("/clips/0/subtitles: ", "/clips/1/subtitles: ", "/metadata/cover: ");
        assertThat(render("{ \"image\": \"red.png\", \"language\": \"klingonisch\", \"clips\": [ \"1.wav\" ] }")
                        .err())
                .contains("/language: ");
    }

    /** What is the same sound is the same part then, and is not copied from another. */
    @Test
    void aPartOfMp3MayBeThereTwice() throws IOException {
        String once = """
                { "id": "course", "audio": { "channels": "mono" }, "split": { "every": 0.9 }, "output": { "video": false, "audio": ["mp3"] },
                  "clips": [ "4.wav", "6.wav" ] }
                """;
        assertThat(render(once).status()).isZero();

        Run run = render(once.replace("\"6.wav\"", "\"4.wav\", \"6.wav\""));

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(names()).contains("course_part003.mp3");
    }

    @Test
    void aBrokenCoverIsFoundBeforeAnyClipIsRendered() throws IOException {
        Files.copy(folder.resolve("red.png"), folder.resolve("torn.png"));
        byte[] torn = Files.readAllBytes(folder.resolve("torn.png"));
        torn[torn.length - 20] ^= 0x55;
        Files.write(folder.resolve("torn.png"), torn);

        Run run = render(ALL.replace("\"cover\": \"blue.png\"", "\"cover\": \"torn.png\""));

        assertThat(run.status()).isOne();
        assertThat(run.err()).contains("/metadata/cover: ").doesNotContain("Joining");
        assertThat(calls()).noneMatch(call -> call.contains("segment_"));
    }

    @Test
    void thePageThatPartsAreCheckedOnIsAProductLikeAnyOther() throws IOException {
        assertThat(render(ALL).status()).isZero();
        JsonNode first = result();
        String page = Files.readString(file("course.html"));
        assertThat(first.at("/proof/file").asText()).isEqualTo("course.html");
        assertThat(first.at("/proof/sha256").asText()).isEqualTo(Fingerprint.ofFile(file("course.html")));
        assertThat(page).contains("First \\u003Cb\\u003Etext", "\"Third\\ncut\"", "\"Segundo\"", "\"round\":2");
        assertThat(first.at("/parts/0/waveform").asText()).isNotEmpty();
        assertThat(first.findValues("rmsDb")).hasSize(7).allMatch(rms -> rms.asDouble() > -60 && rms.asDouble() < 0);

        Run text = render(ALL.replace("Fourth", "4th"));

        assertThat(text.status()).as(text.err()).isZero();
        assertThat(result().path("parts").findValues("waveform"))
                .isEqualTo(first.path("parts").findValues("waveform"));
        assertThat(result().findValues("rmsDb")).isEqualTo(first.findValues("rmsDb"));
        assertThat(file("course.html")).hasContent(page.replace("\"Fourth\"", "\"4th\""));
        assertThat(verify().status()).isZero();
        Files.writeString(file("course.html"), "\n", APPEND);
        assertThat(verify().err()).contains("/proof: ");
        assertThat(render(ALL).status()).isZero();
        assertThat(verify().status()).isZero();

        assertThat(render(ALL.replace("\"fullVideo\": true", "\"proof\": false"))
                        .status())
                .isZero();
        assertThat(result().has("proof")).isFalse();
        assertThat(names()).doesNotContain("course.html");
    }

    private Run verify() {
        return Run.in(folder, "verify", folder.resolve("outbox/course").toString());
    }

    @Test
    void subtitlesThatGoOnBehindTheirClipAreWarnedOf() throws IOException {
        Files.writeString(folder.resolve("3.srt"), "\n3\n00:00:09,000 --> 00:00:10,000\nlate\n", APPEND);

        assertThat(render(ALL).status()).isZero();

        assertThat(result().path("warnings")).hasSize(1);
        assertThat(result().path("warnings").get(0).path("message").asText())
                .isEqualTo(
                        "has a file of subtitles that goes on after the clip's end; 1 subtitle that begins later is left out");
        assertThat(result().path("warnings").get(0).path("kind").asText()).isEqualTo("subtitles");
    }

    @Test
    void aPartHasRoomForMoreThanItsSilences() throws IOException {
        Run run =
                render("{ \"image\": \"red.png\", \"lead\": 1, \"tail\": 1, \"split\": 2, \"clips\": [ \"1.wav\" ] }");

        assertThat(run.err())
                .contains("/split: leaves no room for clips: \"lead\" and \"tail\" are 2 seconds together");
    }

    /** A slip of the pen would make a video of a year. */
    @Test
    void aProjectHasALongestLength() throws IOException {
        Run run = render(
                "{ \"id\": \"course\", \"image\": \"red.png\", \"video\": { \"width\": 64, \"height\": 36 }, \"clips\": [ { \"audio\": \"1.wav\", \"gap\": 3600, \"repeat\": 1000 } ] }");

        assertThat(run.status()).isOne();
        assertThat(run.err()).contains("/clips: have pauses of 999 hours", "stillcast.max-length");
    }

    private Run render(String manifest) throws IOException {
        Path file = Files.writeString(folder.resolve("m.json"), manifest);
        Path calls = Files.writeString(folder.resolve("calls.txt"), "");
        Path ffmpeg = Files.writeString(
                folder.resolve("ffmpeg"),
                "#!/bin/sh\necho \"$*\" >> '%s'\nexec '%s' \"$@\"\n".formatted(calls, TestMedia.ffmpeg()));
        assertThat(ffmpeg.toFile().setExecutable(true)).isTrue();
        return Run.in(folder, "render", "--set", "stillcast.ffmpeg=" + ffmpeg, file.toString());
    }

    /** Returns the calls of ffmpeg that the last run has made, but for the one that asks for its version. */
    private List<String> calls() throws IOException {
        return Files.readAllLines(folder.resolve("calls.txt")).stream()
                .filter(call -> call.startsWith("-v error"))
                .toList();
    }

    private Path file(String name) {
        return folder.resolve("outbox/course").resolve(name);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("outbox/course"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private Map<String, String> hashes() throws IOException {
        Map<String, String> hashes = new TreeMap<>();
        for (String name : names()) {
            hashes.put(name, Fingerprint.ofFile(file(name)));
        }
        return hashes;
    }

    private List<String> changed(Map<String, String> before) throws IOException {
        Map<String, String> now = hashes();
        return now.keySet().stream()
                .filter(name -> !name.equals("course.json") && !now.get(name).equals(before.get(name)))
                .toList();
    }

    private JsonNode result() throws IOException {
        return new ObjectMapper().readTree(file("course.json").toFile());
    }
}
