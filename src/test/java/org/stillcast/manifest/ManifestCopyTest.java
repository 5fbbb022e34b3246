package org.stillcast.manifest;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;
import org.stillcast.fault.InvalidManifestException;

import static org.assertj.core.api.Assertions.assertThat;

class ManifestCopyTest {
    @Test
    void aBaseIsAddedAndCommentsAreLeftBehind() throws Exception {
        String copy = copy("""
                // mine
                { "version": 1, "image": "bg.png", /* none yet */ "clips": ["1.mp3", { "glob": "*.mp3" },], }
                """, "/home/ann/食べる");

        assertThat(copy).isEqualToNormalizingNewlines("""
                        {
                          "base" : "/home/ann/食べる",
                          "version" : 1,
                          "image" : "bg.png",
                          "clips" : [ "1.mp3", {
                            "glob" : "*.mp3"
                          } ]
                        }
                        """);
    }

    @Test
    void aBaseThatIsThereIsReplaced() throws Exception {
        String copy = copy("{ \"version\": 1, \"base\": \"old\", \"image\": \"a\", \"clips\": [\"b\"] }", "C:\\neu");

        assertThat(read(copy).base()).contains("C:\\neu");
        assertThat(copy).doesNotContain("old");
    }

    @Test
    void everythingElseIsTheSameWhenItIsReadAgain() throws Exception {
        String original = """
                \uFEFF{
                  "$schema": "manifest.schema.json", "version": 1, "id": "食べる", "base": "somewhere",
                  "image": "a \\"quoted\\" \\\\ \\u00e9 😀.png", "fit": "cover", "color": "#A0b1C2",
                  "video": { "width": 1.92e3, "height": 200, "fps": 60.0, "quality": 0 }, // odd ways to write numbers
                  "audio": { "bitrate": "64k", "sampleRate": 44100, "channels": "stereo" },
                  "split": { "every": 0.123456789, "at": "clip" }, "onBadClip": "skip", "replace": true, "priority": 3,
                  "clips": [ "1.mp3", { "audio": "2.mp3", "id": "zwei" }, { "glob": "3/*.mp3" }, ],
                }
                """;

        String copy = copy(original, "/base");

        assertThat(read(copy)).usingRecursiveComparison().ignoringFields("base").isEqualTo(read(original));
        assertThat(read(copy).base()).contains("/base");
        assertThat(copy).contains("\"$schema\" : \"manifest.schema.json\"");
    }

    @Test
    void aCopyOfUtf16IsUtf8() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] utf16 = "\uFEFF{ \"image\": \"a\", \"clips\": [\"食.mp3\"] }".getBytes(StandardCharsets.UTF_16LE);

        ManifestCopy.with(Map.of("base", "/base"), new ByteArrayInputStream(utf16), out);

        assertThat(read(out.toString(StandardCharsets.UTF_8)).clips().get(0).path())
                .isEqualTo("食.mp3");
    }

    @Test
    void theCallersStreamIsLeftOpen() throws Exception {
        AtomicBoolean closed = new AtomicBoolean();
        ByteArrayOutputStream out = new ByteArrayOutputStream() {
            @Override
            public void close() {
                closed.set(true);
            }
        };

        ManifestCopy.with(
                Map.of("base", "/base"), bytes("{ \"version\": 1, \"image\": \"a\", \"clips\": [\"b\"] }"), out);

        assertThat(closed).isFalse();
        assertThat(read(out.toString(StandardCharsets.UTF_8)).base()).contains("/base");
    }

    private static String copy(String manifest, String base) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ManifestCopy.with(Map.of("base", base), bytes(manifest), out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Manifest read(String manifest) throws InvalidManifestException, IOException {
        return new ManifestReader(1_000, Duration.ofMinutes(10)).read(bytes(manifest));
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
