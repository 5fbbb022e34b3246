package org.stillcast.manifest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillcast.format.AudioFormat;
import org.stillcast.format.ChannelRule;
import org.stillcast.format.Fit;
import org.stillcast.format.VideoFormat;
import org.stillcast.packed.HeapRoom;
import org.stillcast.timeline.SampleRate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ManifestReaderTest {
    private static final String KNOWN =
            "known here are version, id, base, image, fit, color, video, audio, split, onBadClip, replace, clips";

    private static final Manifest MINIMAL = new Manifest(
            Optional.empty(),
            Optional.empty(),
            "bg.png",
            new VideoFormat(1920, 1080, 25, 34, Fit.CONTAIN, "#000000"),
            new AudioFormat(OptionalInt.empty(), new SampleRate(48_000), ChannelRule.AUTO),
            Optional.of(Duration.ofMinutes(10)),
            false,
            false,
            List.of(new ClipEntry("/clips/0", Optional.empty(), "1.mp3", false)));

    @Test
    void aMinimalManifestIsFilledWithDefaults() throws Exception {
        Manifest manifest = read("{\"version\": 1, \"image\": \"bg.png\", \"clips\": [\"1.mp3\"]}");

        assertThat(manifest).isEqualTo(MINIMAL);
    }

    @Test
    void everyFieldIsReadAmongCommentsAndTrailingCommas() throws Exception {
        Manifest manifest = read("""
                \uFEFF// a project of mine
                {
                  "$schema": "manifest.schema.json",   // for editors
                  "version": 1,
                  "id": "cafe\u0301-食べる",
                  "base": "/data/jlpt",
                  "image": "bilder/ü.png",
                  "fit": "cover",
                  "color": "#A0b1C2",
                  "video": { "width": 640, "height": 7680, "fps": 60, "quality": 0, },
                  "audio": { "bitrate": "64k", "sampleRate": 44100, "channels": "stereo", },
                  "split": { "every": "1h30m", "at": "clip" },
                  "onBadClip": "skip",
                  "replace": true,
                  /* three
                     forms */
                  "clips": [
                    "audio/0001.mp3",
                    { "audio": "audio/0002.mp3", "id": "E\u0301tude" },
                    { "audio": "audio/0003.mp3" },
                    { "glob": "audio/lesson 2/*.mp3" },
                  ],
                }
                // the end
                """);

        assertThat(manifest)
                .isEqualTo(new Manifest(
                        Optional.of("caf\u00E9-食べる"),
                        Optional.of("/data/jlpt"),
                        "bilder/ü.png",
                        new VideoFormat(640, 7680, 60, 0, Fit.COVER, "#A0b1C2"),
                        new AudioFormat(OptionalInt.of(64), new SampleRate(44_100), ChannelRule.STEREO),
                        Optional.of(Duration.ofMinutes(90)),
                        true,
                        true,
                        List.of(
                                new ClipEntry("/clips/0", Optional.empty(), "audio/0001.mp3", false),
                                new ClipEntry("/clips/1/audio", Optional.of("\u00C9tude"), "audio/0002.mp3", false),
                                new ClipEntry("/clips/2/audio", Optional.empty(), "audio/0003.mp3", false),
                                new ClipEntry("/clips/3/glob", Optional.empty(), "audio/lesson 2/*.mp3", true))));
    }

    @Test
    void whatIsWrittenOutAsAutoOrDefaultIsTheDefault() throws Exception {
        Manifest manifest = read(minimalAnd("""
                "fit": "contain", "onBadClip": "fail", "replace": false, "video": {}, "split": {},
                "audio": { "bitrate": "auto", "channels": "auto" }
                """));

        assertThat(manifest).isEqualTo(MINIMAL);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    600             | PT10M
                    0.1             | PT0.1S
                    1.5e2           | PT2M30S
                    1000000000      | PT1000000000S
                    "90s"           | PT90S
                    "10m"           | PT10M
                    "1h30m"         | PT1H30M
                    "1.5h"          | PT1H30M
                    "1m500ms"       | PT1M0.5S
                    """)
    void aLengthIsANumberOfSecondsOrATimeWithItsUnits(String every, Duration duration) throws Exception {
        Manifest manifest = read(minimalAnd("\"split\": { \"every\": " + every + " }"));

        assertThat(manifest.splitEvery()).contains(duration);
    }

    @Test
    void splitFalseMeansOnePart() throws Exception {
        assertThat(read(minimalAnd("\"split\": false")).splitEvery()).isEmpty();
    }

    @Test
    void theOperatorsDefaultHoldsWhereTheManifestSaysNothingOfTheLengthOfParts() throws Exception {
        ManifestReader reader = new ManifestReader(10, Duration.ofHours(2));

        Manifest manifest = reader.read(bytes(minimalAnd("\"split\": { \"at\": \"clip\" }")));

        assertThat(manifest.splitEvery()).contains(Duration.ofHours(2));
    }

    @Test
    void theFieldsOfAnEmptyObjectAreMissing() {
        assertThat(faults("{}")).containsExactly("/version: is missing", "/image: is missing", "/clips: is missing");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    { "version": 2, "image": "a", "clips": ["b"] }      | /version: must be 1, was 2
                    { "version": "1", "image": "a", "clips": ["b"] }    | /version: must be 1, was "1"
                    { "version": 1, "image": 7, "clips": ["b"] }        | /image: must be a text in quotes, was 7
                    { "version": 1, "image": null, "clips": ["b"] }     | /image: must be a text in quotes, was null
                    { "version": 1, "image": "", "clips": ["b"] }       | /image: must not be empty
                    { "version": 1, "image": "a", "clips": [] }         | /clips: must name at least one clip
                    { "version": 1, "image": "a", "clips": "b" }        | /clips: must be a list in brackets [ ], was "b"
                    { "version": 1, "image": "a", "clips": { } }        | /clips: must be a list in brackets [ ], was {}
                    """)
    void aFaultInARequiredFieldHasItsPlaceAndASentence(String manifest, String fault) {
        assertThat(faults(manifest)).containsExactly(fault);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "$schema": 3                    | /$schema: must be a text in quotes, was 3
                    "id": 5                         | /id: must be a text in quotes, was 5
                    "id": "a b"                     | /id: must be 1 to 64 letters or digits, with . _ - only inside, was "a b"
                    "id": "NUL"                     | /id: must not be "NUL", which names a device on Windows
                    "base": ""                      | /base: must not be empty
                    "fit": "blur"                   | /fit: must be "contain" or "cover", was "blur"
                    "fit": null                     | /fit: must be "contain" or "cover", was null
                    "color": "black"                | /color: must be a colour as #rrggbb, was "black"
                    "color": "#00000"               | /color: must be a colour as #rrggbb, was "#00000"
                    "color": 0                      | /color: must be a text in quotes, was 0
                    "video": []                     | /video: must be an object in braces { }, was []
                    "video": { "width": 1921 }      | /video/width: must be even, was 1921
                    "video": { "width": 7682 }      | /video/width: must be at most 7680, was 7682
                    "video": { "height": 14 }       | /video/height: must be at least 16, was 14
                    "video": { "height": "1080" }   | /video/height: must be a whole number, was "1080"
                    "video": { "fps": 25.5 }        | /video/fps: must be a whole number, was 25.5
                    "video": { "fps": 0 }           | /video/fps: must be at least 1, was 0
                    "video": { "fps": 61 }          | /video/fps: must be at most 60, was 61
                    "video": { "quality": -1 }      | /video/quality: must be at least 0, was -1
                    "video": { "quality": 52 }      | /video/quality: must be at most 51, was 52
                    "video": { "codec": "x" }       | /video/codec: is an unknown field; known here are width, height, fps, quality
                    "audio": null                   | /audio: must be an object in braces { }, was null
                    "audio": { "bitrate": 96 }      | /audio/bitrate: must be a text in quotes, was 96
                    "audio": { "bitrate": "96" }    | /audio/bitrate: must be "auto" or a rate such as "96k", was "96"
                    "audio": { "bitrate": "1000k" } | /audio/bitrate: must be "auto" or a rate such as "96k", was "1000k"
                    "audio": { "sampleRate": 8000 } | /audio/sampleRate: must be 16000, 22050, 24000, 32000, 44100 or 48000, was 8000
                    "audio": { "channels": 2 }      | /audio/channels: must be "auto", "mono" or "stereo", was 2
                    "audio": { "loudness": -16 }    | /audio/loudness: is an unknown field; known here are bitrate, sampleRate, channels
                    "split": true                   | /split: must be false, was true
                    "split": "10m"                  | /split: must be an object in braces { }, was "10m"
                    "split": { "every": 0 }         | /split/every: must be more than 0, was 0
                    "split": { "every": -1.5 }      | /split/every: must be more than 0, was -1.5
                    "split": { "every": 1000000001 }| /split/every: must be at most 1000000000, was 1000000001
                    "split": { "every": null }      | /split/every: must be a number, was null
                    "split": { "every": "0s" }      | /split/every: must be a number of seconds, or a time such as "90s", "10m" or "1h30m", was "0s"
                    "split": { "every": "30m1h" }   | /split/every: must be a number of seconds, or a time such as "90s", "10m" or "1h30m", was "30m1h"
                    "split": { "every": "ten" }     | /split/every: must be a number of seconds, or a time such as "90s", "10m" or "1h30m", was "ten"
                    "split": { "at": "exact" }      | /split/at: must be "clip", was "exact"
                    "split": { "gap": 1 }           | /split/gap: is an unknown field; known here are every, at
                    "onBadClip": "ignore"           | /onBadClip: must be "fail" or "skip", was "ignore"
                    "replace": "yes"                | /replace: must be true or false, was "yes"
                    """)
    void aFaultInAnOptionalFieldHasItsPlaceAndASentence(String field, String fault) {
        assertThat(faults(minimalAnd(field))).containsExactly(fault);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "title",
                "language",
                "metadata",
                "gap",
                "loudness",
                "slides",
                "subtitles",
                "chapters",
                "output",
                "Id"
            })
    void aFieldOfALaterVersionIsRefusedByNameAndNotSilentlyIgnored(String field) {
        assertThat(faults(minimalAnd("\"" + field + "\": 1")))
                .containsExactly("/" + field + ": is an unknown field; " + KNOWN);
    }

    @Test
    void aNameWithASlashOrATildeIsEscapedAsAJsonPointerWants() {
        assertThat(faults(minimalAnd("\"a/b~c\": 1"))).containsExactly("/a~1b~0c: is an unknown field; " + KNOWN);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    ""                              | /clips/1: must not be empty
                    3                               | /clips/1: must be an object in braces { }, was 3
                    null                            | /clips/1: must be an object in braces { }, was null
                    ["a"]                           | /clips/1: must be an object in braces { }, was ["a"]
                    { }                             | /clips/1/audio: is missing
                    { "id": "2" }                   | /clips/1/audio: is missing
                    { "audio": 3 }                  | /clips/1/audio: must be a text in quotes, was 3
                    { "audio": "" }                 | /clips/1/audio: must not be empty
                    { "audio": "a", "id": 2 }       | /clips/1/id: must be a text in quotes, was 2
                    { "audio": "a", "id": "2." }    | /clips/1/id: must be 1 to 64 letters or digits, with . _ - only inside, was "2."
                    { "audio": "a", "title": "x" }  | /clips/1/title: is an unknown field; known here are id, audio
                    { "audio": "a", "gap": "1.5x" } | /clips/1/gap: is an unknown field; known here are id, audio
                    { "glob": "" }                  | /clips/1/glob: must not be empty
                    { "glob": 3 }                   | /clips/1/glob: must be a text in quotes, was 3
                    { "glob": "*", "id": "2" }      | /clips/1/id: is an unknown field; known here are glob
                    """)
    void aFaultInAClipHasItsPlaceAndASentence(String clip, String fault) {
        assertThat(faults("{ \"version\": 1, \"image\": \"a\", \"clips\": [\"1.mp3\", " + clip + "] }"))
                .containsExactly(fault);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    ``                          | /: must be an object in braces { }
                    []                          | /: must be an object in braces { }
                    "bg.png"                    | /: must be an object in braces { }
                    {                           | /: ends too early at line 1, column 2: something that was opened is not closed
                    { "image": "bg              | /: ends too early at line 1, column 15: something that was opened is not closed
                    { "clips": ["1.mp3"         | /: ends too early at line 1, column 20: something that was opened is not closed
                    { "version": 1, "version": 1 }      | /: is not valid JSON at line 1, column 26: Duplicate field 'version'
                    { "video": { "fps": 1, "fps": 1 } } | /: is not valid JSON at line 1, column 29: Duplicate field 'fps'
                    { "clips": [{ "id": "1", "id": "1" }] } | /: is not valid JSON at line 1, column 30: Duplicate field 'id'
                    { "version": 1 } { }        | /: goes on after its closing brace, at line 1, column 18
                    """)
    void aTextThatIsNotOneJsonObjectIsRefusedWhereItGoesWrong(String manifest, String fault) {
        assertThat(faults(manifest)).contains(fault);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    { "split": { "every": NaN } }       | /: is not valid JSON at line 1, column 26: Non-standard token 'NaN'
                    { "split": { "every": -Infinity } } | /: is not valid JSON at line 1, column 32: Non-standard token '-Infinity'
                    { "image": "C:\\Users" }            | /: is not valid JSON at line 1, column 16: Unrecognized character escape 'U'
                    { 'version': 1 }                    | /: is not valid JSON at line 1, column 3: Unexpected character (''' (code 39))
                    { "version": 1 "image": "a" }       | /: is not valid JSON at line 1, column 16: Unexpected character ('"' (code 34))
                    { "version": 1 } x                  | /: is not valid JSON at line 1, column 19: Unrecognized token 'x'
                    { "version": 1 } }                  | /: is not valid JSON at line 1, column 18: Unexpected close marker '}'
                    { "clips": ["1.mp3",, "2.mp3"] }    | /: is not valid JSON at line 1, column 21: Unexpected character (','
                    """)
    void aTextThatIsNotJsonIsRefusedWhereItGoesWrong(String manifest, String startOfFault) {
        assertThat(faults(manifest)).singleElement().asString().startsWith(startOfFault);
    }

    @ParameterizedTest
    @CsvSource({"ISO-8859-1, ü.png", "GBK, 語.png", "UTF-16, bg.png"})
    void aTextThatIsNotUtf8IsRefused(Charset encoding, String image) {
        String manifest = "{ \"version\": 1, \"image\": \"" + image + "\", \"clips\": [\"1.mp3\"] }";
        InputStream bytes = new ByteArrayInputStream(manifest.getBytes(encoding));

        assertThat(faults(bytes)).containsExactly("/: is not UTF-8 text; save it with the encoding UTF-8");
    }

    @Test
    void nestingWithoutEndIsRefusedBeforeItCostsAnything() {
        assertThat(faults("{ \"clips\": " + "[".repeat(1_000_000)))
                .singleElement()
                .asString()
                .startsWith("/: is not valid JSON: Document nesting depth (33) exceeds the maximum allowed (32");
    }

    @Test
    void allFaultsAreReportedAtOnceAndEachPlaceOnce() {
        List<String> faults = faults("""
                {
                  "version": 3, "fit": "fill", "video": { "width": "wide", "height": 1 }, "title": "x",
                  "clips": [ 1, "2.mp3", { "audio": "", "gap": 1 }, { "audio": "4.mp3", "id": "?" } ]
                }
                """);

        assertThat(faults)
                .containsExactlyInAnyOrder(
                        "/version: must be 1, was 3",
                        "/image: is missing",
                        "/fit: must be \"contain\" or \"cover\", was \"fill\"",
                        "/video/width: must be a whole number, was \"wide\"",
                        "/video/height: must be at least 16, was 1",
                        "/video/height: must be even, was 1",
                        "/title: is an unknown field; " + KNOWN,
                        "/clips/0: must be an object in braces { }, was 1",
                        "/clips/2/audio: must not be empty",
                        "/clips/2/gap: is an unknown field; known here are id, audio",
                        "/clips/3/id: must be 1 to 64 letters or digits, with . _ - only inside, was \"?\"");
    }

    @Test
    void whatWasFoundBeforeTheTextEndsIsReportedToo() {
        assertThat(faults("{ \"clips\": [ 1, \"2.mp3\""))
                .containsExactly(
                        "/clips/0: must be an object in braces { }, was 1",
                        "/: ends too early at line 1, column 24: something that was opened is not closed");
    }

    @Test
    void aLongValueIsCutInItsFault() {
        String color = "x".repeat(58);

        assertThat(faults(minimalAnd("\"color\": \"" + color + "\"")))
                .containsExactly("/color: must be a colour as #rrggbb, was \"" + color + "\"");
        assertThat(faults(minimalAnd("\"color\": \"" + color + "yz\"")))
                .containsExactly("/color: must be a colour as #rrggbb, was \"" + color + "y…");
    }

    @Test
    void moreThanAHundredFaultsAreCounted() {
        String clips = "3,".repeat(250);

        List<String> faults = faults("{ \"version\": 1, \"image\": \"a\", \"clips\": [" + clips + "] }");

        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            expected.add("/clips/" + i + ": must be an object in braces { }, was 3");
        }
        expected.add("/: and 150 more faults");
        assertThat(faults).isEqualTo(expected);
    }

    @Test
    void asManyClipsAsAllowedAreReadAndOneMoreIsAFaultThatNamesTheProperty() throws Exception {
        ManifestReader reader = new ManifestReader(3, Duration.ofMinutes(10));
        String three = "{ \"version\": 1, \"image\": \"a\", \"clips\": [\"1\", \"2\", \"3\"] }";
        String five = "{ \"version\": 1, \"image\": \"a\", \"clips\": [\"1\", \"2\", \"3\", 4, 5] }";

        assertThat(reader.read(bytes(three)).clips()).hasSize(3);
        assertThat(catchThrowableOfType(InvalidManifestException.class, () -> reader.read(bytes(five)))
                        .lines())
                .containsExactly("/clips: names more than 3 clips (stillcast.max-clips)");
    }

    @Test
    void aHundredThousandClipsAreRead() throws Exception {
        StringBuilder text = new StringBuilder("{ \"version\": 1, \"image\": \"bg.png\", \"clips\": [");
        for (int i = 0; i < 100_000; i++) {
            text.append("{ \"id\": \"id-")
                    .append(i)
                    .append("\", \"audio\": \"audio/")
                    .append(i)
                    .append(".mp3\" },\n");
        }
        text.append("] }");

        Manifest manifest = new ManifestReader(100_000, Duration.ofMinutes(10)).read(bytes(text.toString()));

        assertThat(manifest.clips()).hasSize(100_000);
        assertThat(manifest.clips().get(99_999))
                .isEqualTo(new ClipEntry("/clips/99999/audio", Optional.of("id-99999"), "audio/99999.mp3", false));
    }

    /** Somebody's transcript of some megabytes, dropped beside the clips, must not take all memory. */
    @ParameterizedTest
    @CsvSource({
        "'{ \"segments\": [ %s ] }',                                  /segments, has more than 200000 characters",
        "'{ \"words\": { %s } }',                                     /words,    has more than 200000 characters",
        "'{ \"version\": 1, \"clips\": [ \"1.mp3\", { \"x\": { %s } } ] }', /clips/1,  has more than 200000 characters",
        "'{ %s }',                                                    /,         has more than 1000 fields"
    })
    void whatIsLongerThanAnythingInAManifestEndsTheReading(String form, String place, String rule) {
        String element = form.contains("[ %s ]") ? "{ \"a\": %d }, " : "\"name%d\": 1, ";
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 30_000; i++) {
            text.append(element.formatted(i));
        }

        assertThat(catchThrowableOfType(InvalidManifestException.class, () -> read(form.formatted(text)))
                        .lines())
                .containsExactly("%s: %s: this is no manifest of Stillcast, or a broken one".formatted(place, rule));
    }

    @Test
    void moreClipsThanFitIntoMemoryAreAFaultThatSaysWhatWouldDo() throws Exception {
        ManifestReader reader = new ManifestReader(1_000_000, Duration.ofMinutes(10), new HeapRoom(24 << 20));
        String clips = "\"%s.mp3\",".formatted("食".repeat(100)).repeat(50_000);

        assertThat(catchThrowableOfType(
                                InvalidManifestException.class,
                                () -> reader.read(
                                        bytes("{ \"version\": 1, \"image\": \"a\", \"clips\": [" + clips + "] }")))
                        .lines())
                .containsExactly(
                        "/clips: names 50000 clips, more than fit into the 24 MB of memory that Stillcast has; to give it more, start it with STILLCAST_JAVA_OPTS=\"-Xmx64m -XX:+UseSerialGC\"");
    }

    private static String minimalAnd(String fields) {
        return "{ \"version\": 1, \"image\": \"bg.png\", \"clips\": [\"1.mp3\"], " + fields + " }";
    }

    private static Manifest read(String manifest) throws InvalidManifestException, IOException {
        return new ManifestReader(1_000, Duration.ofMinutes(10)).read(bytes(manifest));
    }

    private static List<String> faults(String manifest) {
        return faults(bytes(manifest));
    }

    private static List<String> faults(InputStream manifest) {
        ManifestReader reader = new ManifestReader(1_000, Duration.ofMinutes(10));
        return catchThrowableOfType(InvalidManifestException.class, () -> reader.read(manifest))
                .lines();
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
