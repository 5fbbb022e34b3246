package org.stillcast;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What is said of clips that break off before their first sound, and of other files that ffmpeg has words of its own for. */
class UnfinishedClipTest {
    private static final String BREAKS_OFF =
            "is an unfinished recording or download: it breaks off before its first sound."
                    + " End the recording properly, or download or copy it again (ffmpeg ";
    private static final String NO_INDEX = "is an unfinished recording or download: the index of its sound, which is"
            + " written last, is missing. End the recording properly, or download or copy it again (ffmpeg ";
    private static final String BROKEN_INDEX =
            "is an unfinished or damaged recording or download: the index of its sound"
                    + " breaks off, or names what is not there. Export it anew, or download or copy it again (ffmpeg ";
    private static final String CANNOT_BE_READ =
            "breaks off before its first sound, or cannot be read from its disk. See"
                    + " whether another program plays it, or download or copy it again (ffmpeg ";
    private static final String KINDS =
            "wav, aiff, au, caf, mp3, aac, m4a, mp4, flac, ogg, opus, mka, webm, ac3, amr and wma";

    @TempDir
    private Path folder;

    private final Map<String, String> expected = new LinkedHashMap<>();

    @Test
    void eachKindOfDamageIsSaidInASentenceThatTellsWhatToDo() throws IOException {
        TestMedia.picture(folder.resolve("bg.png"), 64, 36);
        cut("m4a", 1000, NO_INDEX);
        cut("mp4", 5000, NO_INDEX);
        cut("mov", 30, NO_INDEX);
        cutWithIndexInFront(800, BROKEN_INDEX);
        cutWithIndexInFront(1100, BROKEN_INDEX);
        withoutBox("stco", BROKEN_INDEX);
        withoutBox("stsd", BROKEN_INDEX);
        cut("mka", 20, BREAKS_OFF);
        cut("webm", 30, BREAKS_OFF);
        cut("mka", 200, BREAKS_OFF);
        cut("ogg", 200, BREAKS_OFF);
        cut("opus", 60, BREAKS_OFF);
        cut("flac", 200, BREAKS_OFF);
        cut("flac", 20, CANNOT_BE_READ);
        cut("aiff", 30, CANNOT_BE_READ);
        cut("wav", 40, BREAKS_OFF);
        cut("au", 20, BREAKS_OFF);
        cut("caf", 10, BREAKS_OFF);
        cut("ac3", 100, BREAKS_OFF);
        cut("aac", 100, BREAKS_OFF);
        codec(
                "mka",
                "wavpack",
                "has its sound in a form that is not taken (wavpack). To make one of it that is:"
                        + " ffmpeg -i FILE NEW.wav (ffmpeg refused it: ");
        codec(
                "wav",
                "adpcm_yamaha",
                "has its sound in a form that is not taken (adpcm_yamaha). To make one of it that is:"
                        + " ffmpeg -i FILE NEW.wav (ffmpeg refused it: ");
        TestMedia.run(
                "-f",
                "lavfi",
                "-i",
                "testsrc2=d=0.2:s=64x64",
                file(
                        "mp4",
                        "has no sound in it, only pictures or nothing"
                                + " at all. Name the file that has the sound (ffmpeg refused it: "));
        codec(
                "dv",
                "pcm_s16le",
                "is of a kind that is not taken (dv); taken are " + KINDS + ". To make one of them of it:"
                        + " ffmpeg -i FILE NEW.wav (ffmpeg refused it: ");
        byte[] noForm = whole("wav");
        Arrays.fill(noForm, 12, 16, (byte) 'x');
        Files.write(Path.of(file("wav", "cannot be decoded: ffmpeg refused it: [wav] no 'fmt ' or")), noForm);
        Files.write(Path.of(file("wma", "cannot be decoded: ffmpeg refused it: ")), new byte[3000]);

        Run run = Run.in(
                folder, "render", "--set", "stillcast.retries=0", manifest().toString());

        assertThat(run.status()).isEqualTo(1);
        List<String> faults = run.err()
                .lines()
                .filter(line -> line.contains("book.json: /clips/"))
                .map(line -> line.substring(line.indexOf("book.json: /clips/")))
                .toList();
        assertThat(faults).hasSameSizeAs(expected.keySet());
        int i = 0;
        for (Map.Entry<String, String> clip : expected.entrySet()) {
            assertThat(faults.get(i))
                    .startsWith("book.json: /clips/%d: clip %d (%s) %s"
                            .formatted(i, i + 1, clip.getKey(), clip.getValue()));
            i++;
        }
        assertThat(faults.get(faults.size() - 2))
                .endsWith("; its head is damaged. Save or export it anew in the program that it comes from");
        assertThat(faults)
                .last()
                .asString()
                .endsWith("; it is damaged, or of another kind than those that are taken: " + KINDS
                        + ". To make one of them of it: ffmpeg -i FILE NEW.wav");
    }

    private Path manifest() throws IOException {
        List<String> clips = new ArrayList<>(expected.keySet());
        return Files.writeString(
                folder.resolve("book.json"),
                "{\"version\": 1, \"image\": \"bg.png\", \"video\": {\"width\": 64, \"height\": 36}, \"clips\": %s}"
                        .formatted(new ObjectMapper().writeValueAsString(clips)));
    }

    private String file(String extension, String fault) {
        String name = "%d.%s".formatted(expected.size(), extension);
        expected.put(name, fault);
        return folder.resolve(name).toString();
    }

    private void codec(String extension, String codec, String fault) throws IOException {
        List<String> arguments = new ArrayList<>();
        if (extension.equals("dv")) {
            arguments.addAll(List.of("-f", "lavfi", "-i", "testsrc2=d=0.2:s=720x576:r=25,format=yuv420p"));
        }
        arguments.addAll(List.of("-f", "lavfi", "-i", "sine=d=0.2:sample_rate=48000", "-c:a", codec, "-ac", "2"));
        arguments.add(file(extension, fault));
        TestMedia.run(arguments.toArray(String[]::new));
    }

    private byte[] whole(String extension, String... options) throws IOException {
        Path file = folder.resolve("whole." + extension);
        TestMedia.clip(file, 1, "1", options);
        return Files.readAllBytes(file);
    }

    private void cut(String extension, int bytes, String fault) throws IOException {
        Files.write(Path.of(file(extension, fault)), Arrays.copyOf(whole(extension), bytes));
    }

    private void cutWithIndexInFront(int bytes, String fault) throws IOException {
        byte[] whole = whole("m4a", "-movflags", "+faststart");
        Files.write(Path.of(file("m4a", fault)), Arrays.copyOf(whole, bytes));
    }

    private void withoutBox(String name, String fault) throws IOException {
        String whole = new String(whole("m4a"), StandardCharsets.ISO_8859_1);
        Files.writeString(Path.of(file("m4a", fault)), whole.replaceFirst(name, "free"), StandardCharsets.ISO_8859_1);
    }
}
