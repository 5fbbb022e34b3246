package org.stillcast.manifest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillcast.fault.InvalidManifestException;
import org.stillcast.packed.HeapRoom;
import org.stillcast.project.AudioFormat;
import org.stillcast.project.ChannelRule;
import org.stillcast.project.Fit;
import org.stillcast.project.Gap;
import org.stillcast.project.LoudnessRule;
import org.stillcast.project.Outputs;
import org.stillcast.project.SampleRate;
import org.stillcast.project.SlideRule;
import org.stillcast.project.SlideStyle;
import org.stillcast.project.SlideText;
import org.stillcast.project.SoundForm;
import org.stillcast.project.Spacing;
import org.stillcast.project.SplitAt;
import org.stillcast.project.SubtitleForm;
import org.stillcast.project.Tags;
import org.stillcast.project.VideoFormat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ManifestReaderTest {
    private static final String KNOWN =
            "known here are version, id, base, image, fit, color, video, audio, split, gap, lead, tail, loudness, slides,"
                    + " title, language, metadata, subtitles, chapters, output, onBadClip, replace, priority, clips";

    private static final Manifest MINIMAL = new Manifest(
            Optional.empty(),
            Optional.empty(),
            Optional.of("bg.png"),
            SlideRule.USUAL,
            new VideoFormat(1920, 1080, 25, 34, Fit.CONTAIN, "#000000"),
            new AudioFormat(OptionalInt.empty(), new SampleRate(48_000), ChannelRule.AUTO),
            Optional.of(Duration.ofMinutes(10)),
            SplitAt.CLIP,
            false,
            false,
            0,
            Spacing.NONE,
            Optional.empty(),
            Outputs.USUAL,
            Tags.NONE,
            Optional.empty(),
            List.of(new ClipElement("/clips/0", Optional.empty(), "1.mp3", ClipElement.Kind.FILE)));

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
                  "split": { "every": "1h30m", "at": "exact" },
                  "gap": "1.5x", "lead": 0.5, "tail": "2s",
                  "loudness": { "target": -16.5, "scope": "project" },
                  "slides": { "color": "#000000", "panel": "#FFFFFF", "opacity": 0.70, "size": 5 },
                  "title": "JLPT \\"N2\\"", "language": "ja",
                  "metadata": { "artist": "A", "album": "B", "date": "2026-11-24", "genre": "Speech",
                                "comment": "two\\nlines", "copyright": "C", "cover": "cover.jpg" },
                  "subtitles": ["vtt", "embedded"], "chapters": false,
                  "output": { "video": true, "fullVideo": true, "audio": ["mp3", "m4a"], "proof": false },
                  "onBadClip": "skip",
                  "replace": true,
                  "priority": -100,
                  /* three
                     forms */
                  "clips": [
                    "audio/0001.mp3",
                    { "audio": "audio/0002.mp3", "id": "E\u0301tude" },
                    { "audio": "audio/0003.mp3", "image": "3.png", "slide": { "title": "{三|さん}", "text": "a\\n\\nb" }, "title": "Three", "text": "a\\nb",
                      "subtitles": "3.srt", "gap": 0.25, "repeat": 3 },
                    { "glob": "audio/lesson 2/*.mp3" },
                  ],
                }
                // the end
                """);

        assertThat(manifest)
                .isEqualTo(new Manifest(
                        Optional.of("caf\u00E9-食べる"),
                        Optional.of("/data/jlpt"),
                        Optional.of("bilder/ü.png"),
                        new SlideRule(
                                true, new SlideStyle("#000000", "#FFFFFF", new BigDecimal("0.7"), new BigDecimal("5"))),
                        new VideoFormat(640, 7680, 60, 0, Fit.COVER, "#A0b1C2"),
                        new AudioFormat(OptionalInt.of(64), new SampleRate(44_100), ChannelRule.STEREO),
                        Optional.of(Duration.ofMinutes(90)),
                        SplitAt.EXACT,
                        true,
                        true,
                        -100,
                        new Spacing(new Gap(new BigDecimal("1.5"), true), new BigDecimal("0.5"), new BigDecimal("2")),
                        Optional.of(new LoudnessRule(new BigDecimal("-16.5"), true)),
                        new Outputs(
                                true,
                                true,
                                Set.of(SoundForm.M4A, SoundForm.MP3),
                                Set.of(SubtitleForm.EMBEDDED, SubtitleForm.VTT),
                                false,
                                false),
                        new Tags(
                                Optional.of("JLPT \"N2\""),
                                Optional.of("ja"),
                                Optional.of("A"),
                                Optional.of("B"),
                                Optional.of("2026-11-24"),
                                Optional.of("Speech"),
                                Optional.of("two\nlines"),
                                Optional.of("C")),
                        Optional.of("cover.jpg"),
                        List.of(
                                new ClipElement("/clips/0", Optional.empty(), "audio/0001.mp3", ClipElement.Kind.FILE),
                                new ClipElement(
                                        "/clips/1/audio",
                                        Optional.of("\u00C9tude"),
                                        "audio/0002.mp3",
                                        ClipElement.Kind.FILE),
                                new ClipElement(
                                        "/clips/2/audio",
                                        Optional.empty(),
                                        "audio/0003.mp3",
                                        new ClipFields(
                                                Optional.of("3.png"),
                                                Optional.of(
                                                        new SlideText(Optional.of("{三|さん}"), Optional.of("a\n\nb"))),
                                                Optional.of("0.25"),
                                                3,
                                                Optional.of("Three"),
                                                Optional.of("a\nb"),
                                                Optional.of("3.srt"))),
                                new ClipElement(
                                        "/clips/3/glob",
                                        Optional.empty(),
                                        "audio/lesson 2/*.mp3",
                                        ClipElement.Kind.PATTERN))));
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

    @ParameterizedTest
    @CsvSource({"'\"90s\"', PT90S", "600, PT10M"})
    void aLengthInPlaceOfASplitIsShortForEvery(String split, Duration duration) throws Exception {
        assertThat(read(minimalAnd("\"split\": " + split)).splitEvery()).contains(duration);
    }

    @Test
    void theVersionIsOneWhereItIsNotGiven() throws Exception {
        assertThat(read("{ \"image\": \"bg.png\", \"clips\": [\"1.mp3\"] }")).isEqualTo(MINIMAL);
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
        assertThat(faults("{}")).containsExactly("/image: is missing", "/clips: is missing");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    { "version": 2, "image": "a", "clips": ["b"] }      | /version: must be 1, was 2
                    { "version": "1", "image": "a", "clips": ["b"] }    | /version: must be 1, was "1"
                    { "version": 1, "image": 7, "clips": ["b"] }        | /image: must be a text in quotes, was 7
                    { "version": 1, "image": null, "clips": ["b"] }     | /image: must be a text in quotes, was null
                    { "version": 1, "image": "", "clips": ["b"] }       | /image: must not be empty
                    { "version": 1, "image": "a", "clips": [] }         | /clips: must name at least one clip
                    { "version": 1, "image": "a", "clips": "b" }        | /clips: must be a list in brackets [ ], was "b"; for all files in a folder, [ { "glob": "b/*" } ] would do
                    { "version": 1, "image": "a", "clips": "audio/" }   | /clips: must be a list in brackets [ ], was "audio/"; for all files in a folder, [ { "glob": "audio/*" } ] would do
                    { "version": 1, "image": "a", "clips": "1.mp3" }    | /clips: must be a list in brackets [ ], was "1.mp3"; [ "1.mp3" ] would do
                    { "version": 1, "image": "a", "clips": { "glob": "b/*" } } | /clips: must be a list in brackets [ ], was {"glob":"b/*"}; [ {"glob":"b/*"} ] would do
                    { "version": 1, "image": "a", "clips": { } }        | /clips: must be a list in brackets [ ], was {}
                    """)
    void aFaultInARequiredFieldHasItsPlaceAndASentence(String manifest, String fault) {
        assertThat(faults(manifest)).containsExactly(fault);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "$schema": 3                    | /$schema: must be a text in quotes, was 3; "3" would do
                    "id": 5                         | /id: must be a text in quotes, was 5; "5" would do
                    "id": "a b"                     | /id: must be 1 to 64 letters or digits, with . _ - only inside, was "a b"; "a-b" would do
                    "id": "日语 课程"               | /id: must be 1 to 64 letters or digits, with . _ - only inside, was "日语 课程"; "日语-课程" would do
                    "id": "??"                      | /id: must be 1 to 64 letters or digits, with . _ - only inside, was "??"
                    "id": "NUL"                     | /id: must not be "NUL", which names a device on Windows
                    "base": ""                      | /base: must not be empty
                    "fit": "Contian"                | /fit: must be "contain", "cover", "blur" or "stretch", was "Contian"; "contain" would do
                    "fit": "fill"                   | /fit: must be "contain", "cover", "blur" or "stretch", was "fill"
                    "fit": null                     | /fit: must be "contain", "cover", "blur" or "stretch", was null
                    "color": "black"                | /color: must be a colour as #rrggbb, was "black"
                    "color": "a0b1c2"               | /color: must be a colour as #rrggbb, was "a0b1c2"; "#a0b1c2" would do
                    "color": "#00000"               | /color: must be a colour as #rrggbb, was "#00000"
                    "color": 0                      | /color: must be a text in quotes, was 0
                    "video": []                     | /video: must be an object in braces { }, was []
                    "video": { "width": 1921 }      | /video/width: must be even, was 1921
                    "video": { "width": 7682 }      | /video/width: must be at most 7680, was 7682
                    "video": { "height": 14 }       | /video/height: must be at least 16, was 14
                    "video": { "height": "1080" }   | /video/height: must be a whole number, was "1080"; 1080 would do
                    "video": { "fps": "25" }        | /video/fps: must be a whole number, was "25"; 25 would do
                    "video": { "fps": "99" }        | /video/fps: must be a whole number, was "99"
                    "video": { "fps": 25.5 }        | /video/fps: must be a whole number, was 25.5
                    "video": { "fps": 0 }           | /video/fps: must be at least 1, was 0
                    "video": { "fps": 61 }          | /video/fps: must be at most 60, was 61
                    "video": { "quality": -1 }      | /video/quality: must be at least 0, was -1
                    "video": { "quality": 52 }      | /video/quality: must be at most 51, was 52
                    "video": { "codec": "x" }       | /video/codec: is an unknown field: Stillcast has nothing of that kind yet; known here are width, height, fps, quality
                    "audio": null                   | /audio: must be an object in braces { }, was null
                    "audio": { "bitrate": 96 }      | /audio/bitrate: must be a text in quotes, was 96; "96k" would do
                    "audio": { "bitrate": "96" }    | /audio/bitrate: must be "auto" or a rate such as "96k", was "96"; "96k" would do
                    "audio": { "bitrate": "128 kbps" } | /audio/bitrate: must be "auto" or a rate such as "96k", was "128 kbps"; "128k" would do
                    "audio": { "sampleRate": "44100" } | /audio/sampleRate: must be 16000, 22050, 24000, 32000, 44100 or 48000, was "44100"; 44100 would do
                    "audio": { "bitrate": "1000k" } | /audio/bitrate: must be "auto" or a rate such as "96k", was "1000k"
                    "audio": { "sampleRate": 8000 } | /audio/sampleRate: must be 16000, 22050, 24000, 32000, 44100 or 48000, was 8000
                    "audio": { "channels": 2 }      | /audio/channels: must be "auto", "mono" or "stereo", was 2
                    "audio": { "loudness": -16 }    | /audio/loudness: is an unknown field here; "loudness" is for the whole project and stands beside "clips"
                    "split": true                   | /split: must be false, was true
                    "split": null                   | /split: must be an object in braces { }, was null
                    "split": "10 minutes"           | /split: must be a number of seconds, or a time such as "90s", "10m" or "1h30m", was "10 minutes"; "10m" would do
                    "split": "０５m"                | /split: must be a number of seconds, or a time such as "90s", "10m" or "1h30m", was "０５m"; "5m" would do
                    "split": { "every": "１０ｍ" }  | /split/every: must be a number of seconds, or a time such as "90s", "10m" or "1h30m", was "１０ｍ"; "10m" would do
                    "color": "＃０00000"            | /color: must be a colour as #rrggbb, was "＃０00000"; "#000000" would do
                    "video": { "fps": "２５" }      | /video/fps: must be a whole number, was "２５"; 25 would do
                    "size": "1280*720"              | /size: is an unknown field; write "video": { "width": 1280, "height": 720 }
                    "video": { "resolution": "HD" } | /video/resolution: is an unknown field; write "video": { "width": 1280, "height": 720 }
                    "split": 0                      | /split: must be more than 0, was 0
                    "split": { "every": "600" }     | /split/every: must be a number of seconds, or a time such as "90s", "10m" or "1h30m", was "600"; "600s" would do
                    "split": { "every": 0 }         | /split/every: must be more than 0, was 0
                    "split": { "every": -1.5 }      | /split/every: must be more than 0, was -1.5
                    "split": { "every": 1000000001 }| /split/every: must be at most 1000000000, was 1000000001
                    "split": { "every": null }      | /split/every: must be a number, was null
                    "split": { "every": "0s" }      | /split/every: must be a number of seconds, or a time such as "90s", "10m" or "1h30m", was "0s"
                    "split": { "every": "30m1h" }   | /split/every: must be a number of seconds, or a time such as "90s", "10m" or "1h30m", was "30m1h"
                    "split": { "every": "ten" }     | /split/every: must be a number of seconds, or a time such as "90s", "10m" or "1h30m", was "ten"
                    "split": { "at": "exactly" }    | /split/at: must be "clip", "chapter" or "exact", was "exactly"; "exact" would do
                    "split": { "gap": 1 }           | /split/gap: is an unknown field; known here are every, at
                    "gap": -1                       | /gap: must be at least 0, was -1
                    "gap": "x"                      | /gap: must be a number of seconds, a time such as "500ms", or a multiple of the clip's own length such as "1.5x", was "x"
                    "gap": "0.4"                    | /gap: must be a number of seconds, a time such as "500ms", or a multiple of the clip's own length such as "1.5x", was "0.4"; "0.4s" would do
                    "gap": 3601                     | /gap: must be at most 3600, was 3601
                    "gap": "100x"                   | /gap: must be a number of seconds, a time such as "500ms", or a multiple of the clip's own length such as "1.5x", was "100x"
                    "lead": "1x"                    | /lead: must be a number of seconds, or a time such as "500ms", was "1x"
                    "tail": -0.5                    | /tail: must be at least 0, was -0.5
                    "loudness": 16                  | /loudness: must be at most -8, was 16
                    "loudness": "-16"               | /loudness: must be a number, was "-16"; -16 would do
                    "loudness": { "scope": "clip" } | /loudness/target: is missing
                    "loudness": { "target": -16, "scope": "book" } | /loudness/scope: must be "clip" or "project", was "book"
                    "slides": 1                     | /slides: must be true or false, was 1
                    "slides": { "color": "red" }    | /slides/color: must be a colour as #rrggbb, was "red"
                    "slides": { "panel": "black" }  | /slides/panel: must be a colour as #rrggbb, was "black"
                    "slides": { "opacity": 60 }     | /slides/opacity: must be at most 1, was 60
                    "slides": { "size": 72 }        | /slides/size: must be at most 20, was 72
                    "slides": { "alpha": 1 }        | /slides/alpha: is an unknown field; did you mean "opacity"?
                    "slides": { "opacity": 0.5 }    | /slides: has letters that can hardly be read: over the worst of pictures their contrast to the panel is 3.9, and at least 4.5 is needed (WCAG 2.2, 1.4.3); "opacity": 0.6 would do
                    "slides": { "panel": "#ffffff" } | /slides: has letters that can hardly be read: over the worst of pictures their contrast to the panel is 1.0, and at least 4.5 is needed (WCAG 2.2, 1.4.3); choose colours that are further apart
                    "title": ""                     | /title: must not be empty
                    "title": "a\\nb"                | /title: must be a text on one line, without tabs and control characters, was "a\\nb"
                    "language": 1                   | /language: must be a text in quotes, was 1
                    "metadata": { "date": "24.11.2026" } | /metadata/date: must be a year such as "2026", or a day such as "2026-11-24", was "24.11.2026"
                    "metadata": { "author": "A" }   | /metadata/author: is an unknown field; did you mean "artist"?
                    "subtitles": "srt"              | /subtitles: must be a list in brackets [ ], was "srt"; [ "srt" ] would do
                    "subtitles": ["ass"]            | /subtitles/0: must be "srt", "vtt" or "embedded", was "ass"
                    "subtitles": ["srt", "srt"]     | /subtitles: must name each thing once, was ["srt","srt"]
                    "chapters": "yes"               | /chapters: must be true or false, was "yes"
                    "output": { "audio": ["ogg"] }  | /output/audio/0: must be "m4a" or "mp3", was "ogg"
                    "output": { "video": false }    | /output/audio: is missing
                    "output": { "video": false, "audio": [] } | /output/audio: must name at least one form of sound where there is no video: [ "m4a" ] or [ "mp3" ]
                    "onBadClip": "ignore"           | /onBadClip: must be "fail" or "skip", was "ignore"
                    "priority": 101                 | /priority: must be at most 100, was 101
                    "replace": "yes"                | /replace: must be true or false, was "yes"
                    """)
    void aFaultInAnOptionalFieldHasItsPlaceAndASentence(String field, String fault) {
        assertThat(faults(minimalAnd(field))).containsExactly(fault);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "music",
                "intro",
                "outro",
                "transition",
                "fade",
                "crossfade",
                "watermark",
                "logo",
                "font",
                "speed",
                "codec",
                "thumbnail"
            })
    void aFieldOfALaterVersionIsRefusedByNameAndNotSilentlyIgnored(String field) {
        assertThat(faults(minimalAnd("\"" + field + "\": 1")))
                .containsExactly(
                        "/" + field + ": is an unknown field: Stillcast has nothing of that kind yet; " + KNOWN);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    { "imgae": "a", "clips": ["b"] }                         | /imgae: is an unknown field; did you mean "image"?
                    { "background": "a", "clips": ["b"] }                    | /background: is an unknown field; did you mean "image"?
                    { "Image": "a", "files": ["b"] }                         | /Image: is an unknown field; did you mean "image"?, /files: is an unknown field; did you mean "clips"?
                    { "image": "a", "clips": ["b"], "Id": "x" }              | /Id: is an unknown field; did you mean "id"?
                    { "image": "a", "clips": ["b"], "on_bad_clip": "skip" }  | /on_bad_clip: is an unknown field; did you mean "onBadClip"?
                    { "image": "a", "clips": ["b"], "width": 640 }           | /width: is an unknown field here; "width" stands in "video": { … }
                    { "image": "a", "clips": ["b"], "framerate": 25 }        | /framerate: is an unknown field here; "fps" stands in "video": { … }
                    { "image": "a", "clips": ["b"], "video": { "frame_rate": 25 } } | /video/frame_rate: is an unknown field; did you mean "fps"?
                    { "image": "a", "clips": [{ "file": "b" }] }             | /clips/0/file: "file" of clip 1 (line 1) is an unknown field; did you mean "audio"?
                    { "image": "a", "clips": [{ "audio": "b", "color": "c" }] } | /clips/0/color: "color" of clip 1 (line 1) is an unknown field here; "color" is for the whole project and stands beside "clips"
                    { "image": "a", "pause": 1, "clips": ["b"] }             | /pause: is an unknown field; did you mean "gap"?
                    { "image": "a", "clips": [{ "audio": "b", "srt": "c" }] } | /clips/0/srt: "srt" of clip 1 (line 1) is an unknown field; did you mean "subtitles"?
                    { "image": "a", "clips": [{ "audio": "b", "bananas": 1 }] } | /clips/0/bananas: "bananas" of clip 1 (line 1) is an unknown field; known here are id, audio, image, slide, title, text, subtitles, gap, repeat
                    """)
    void ofAnUnknownFieldTheOneThatWasMeantIsNamed(String manifest, String faults) {
        assertThat(String.join(", ", faults(manifest))).isEqualTo(faults);
    }

    @Test
    void whatIsWrongWithTheNameOfAFieldInEachClipIsToldOnce() {
        String clips = "{ \"audio\": \"a\", \"titel\": 1 },".repeat(150) + "{ \"path\": \"b\", \"titel\": 1 }, 3";

        assertThat(faults("{ \"image\": \"a\", \"clips\": [" + clips + "] }"))
                .containsExactly(
                        "/clips/0/titel: \"titel\" of clip 1 (line 1) is an unknown field; did you mean \"title\"?; the same goes for 150 more",
                        "/clips/150/path: \"path\" of clip 151 (line 1) is an unknown field; did you mean \"audio\"?",
                        "/clips/151: clip 152 (line 1) must be a path in quotes, such as \"audio/1.mp3\", or an object in braces { }, was 3");
    }

    @Test
    void aNameWithASlashOrATildeIsEscapedAsAJsonPointerWants() {
        assertThat(faults(minimalAnd("\"a/b~c\": 1"))).containsExactly("/a~1b~0c: is an unknown field; " + KNOWN);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    ""                              | /clips/1: clip 2 (line 1) must not be empty
                    3                               | /clips/1: clip 2 (line 1) must be a path in quotes, such as "audio/1.mp3", or an object in braces { }, was 3
                    null                            | /clips/1: clip 2 (line 1) must be a path in quotes, such as "audio/1.mp3", or an object in braces { }, was null
                    ["a"]                           | /clips/1: clip 2 (line 1) must be a path in quotes, such as "audio/1.mp3", or an object in braces { }, was ["a"]
                    { }                             | /clips/1/audio: "audio" of clip 2 (line 1) is missing
                    { "id": "2" }                   | /clips/1/audio: "audio" of clip 2 (line 1) is missing
                    { "audio": 3 }                  | /clips/1/audio: "audio" of clip 2 (line 1) must be a text in quotes, was 3
                    { "audio": "" }                 | /clips/1/audio: "audio" of clip 2 (line 1) must not be empty
                    { "audio": "a", "id": 2 }       | /clips/1/id: "id" of clip 2 (line 1) must be a text in quotes, was 2; "2" would do
                    { "audio": "a", "id": "2." }    | /clips/1/id: "id" of clip 2 (line 1) must be 1 to 64 letters or digits, with . _ - only inside, was "2."; "2" would do
                    { "audio": "a", "title": 1 }    | /clips/1/title: "title" of clip 2 (line 1) must be a text in quotes, was 1
                    { "audio": "a", "repeat": 0 }   | /clips/1/repeat: "repeat" of clip 2 (line 1) must be at least 1, was 0
                    { "audio": "a", "repeat": 1000000000 } | /clips/1/repeat: "repeat" of clip 2 (line 1) must be at most 1000, was 1000000000
                    { "audio": "a", "text": "a\\u0007b" } | /clips/1/text: "text" of clip 2 (line 1) must be a text without control characters; lines may be broken with \\n, was "a\\u0007b"
                    { "audio": "a", "gap": -1 }     | /clips/1/gap: "gap" of clip 2 (line 1) must be at least 0, was -1
                    { "audio": "a", "music": "b" }  | /clips/1/music: "music" of clip 2 (line 1) is an unknown field: Stillcast has nothing of that kind yet; known here are id, audio, image, slide, title, text, subtitles, gap, repeat
                    { "glob": "" }                  | /clips/1/glob: "glob" of clip 2 (line 1) must not be empty
                    { "glob": 3 }                   | /clips/1/glob: "glob" of clip 2 (line 1) must be a text in quotes, was 3
                    { "glob": "*", "audio": "a" }   | /clips/1/audio: "audio" of clip 2 (line 1) must not stand here: an element of "clips" has one of "audio", "glob" and "table"
                    { "glob": "*", "id": "2" }      | /clips/1/id: "id" of clip 2 (line 1) is an unknown field; known here are glob
                    """)
    void aFaultInAClipHasItsPlaceAndASentence(String clip, String fault) {
        assertThat(faults("{ \"version\": 1, \"image\": \"a\", \"clips\": [\"1.mp3\", " + clip + "] }"))
                .containsExactly(fault);
    }

    @Test
    void theLineOfAFaultInAClipIsTheOneThatItBeginsIn() {
        assertThat(faults("{ \"image\": \"a\",\n \"clips\": [\n \"1.mp3\",\n\n {\n \"audio\": 3 } ] }"))
                .containsExactly("/clips/1/audio: \"audio\" of clip 2 (line 5) must be a text in quotes, was 3");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    ``                          | is empty
                    `  `                        | is empty
                    []                          | must be an object in braces { }, such as { "image": "bg.png", "clips": [ "1.mp3" ] }
                    ["1.mp3"]                   | must be an object in braces { }, such as { "image": "bg.png", "clips": [ "1.mp3" ] }
                    "bg.png"                    | must be an object in braces { }, such as { "image": "bg.png", "clips": [ "1.mp3" ] }
                    {                           | ends too early at line 1, column 2: something that was opened is not closed
                    { "image": "bg              | ends too early at line 1, column 15: something that was opened is not closed
                    { "clips": ["1.mp3"         | ends too early at line 1, column 20: something that was opened is not closed
                    { "version": 1, "version": 1 }      | has the field "version" twice, the second time at line 1, column 17: take one of them away
                    { "video": { "fps": 1, "fps": 1 } } | has the field "fps" twice, the second time at line 1, column 24: take one of them away
                    { "clips": [{ "id": "1", "id": "1" }] } | has the field "id" twice, the second time at line 1, column 26: take one of them away
                    { "version": 1 } { }        | goes on after its closing brace, at line 1, column 18
                    """)
    void aTextThatIsNotOneJsonObjectIsRefusedWhereItGoesWrong(String manifest, String fault) {
        assertThat(faults(manifest)).contains(fault);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    { "split": { "every": NaN } } | has NaN at line 1, column 23, which is no number as JSON has them: 10, 0.5 or -1
                    { "split": { "every": -Infinity } } | has -Infinity at line 1, column 23, which is no number as JSON has them: 10, 0.5 or -1
                    { "split": .5 } | has .5 at line 1, column 12, which is no number as JSON has them: 10, 0.5 or -1
                    { "image": "C:\\Users\\a.png" } | has a backslash at line 1, column 15, in "C:\\Users\\a.png", and in JSON that begins a code: write / instead, on Windows, too: "C:/Users/a.png"
                    { "clips": ["audio\\0001.mp3"] } | has a backslash at line 1, column 19, in "audio\\0001.mp3", and in JSON that begins a code: write / instead, on Windows, too: "audio/0001.mp3"
                    { "image": "D:\\users\\a.png" } | has a backslash at line 1, column 15, in "D:\\users\\a.png", and in JSON that begins a code: write / instead, on Windows, too: "D:/users/a.png"
                    { 'version': 1 } | has ' at line 1, column 3, where " should stand
                    { "image": 'a' } | has ' at line 1, column 12, where " should stand
                    { "image"： "a" } | has ： at line 1, column 10, where : should stand: type it with the keyboard set to English
                    { "image": "a"， "clips": [] } | has ， at line 1, column 15, where , should stand: type it with the keyboard set to English
                    { “image”: "a" } | has “ at line 1, column 3, where " should stand: type it with the keyboard set to English
                    { "image": “a” } | has “ at line 1, column 12, where " should stand: type it with the keyboard set to English
                    { "image": ‘a’ } | has ‘ at line 1, column 12, where " should stand: type it with the keyboard set to English
                    { "image”: "a" } | has ” at line 1, column 9, where " should stand: type it with the keyboard set to English
                    { "image": "a",　"clips": [] } | has a blank of another kind (U+3000) at line 1, column 16, where an ordinary one or none should stand
                    { "version": 1 "image": "a" } | has "image" at line 1, column 16, where a comma should stand: put a , behind what stands before it
                    { "clips": ["1.mp3" "2.mp3"] } | has "2.mp3" at line 1, column 21, where a comma should stand: put a , behind what stands before it
                    { "clips": ["1.mp3, "2.mp3"] } | has a quote " at line 1, column 21, that ends a text right before 2.mp3: one is missing before it, or this one is too many (in a text it is written \\")
                    { "clips": ["1.mp3",, "2.mp3"] } | has a comma too many at line 1, column 21: between two things stands one
                    { "image" "a" } | has "a" at line 1, column 11, where a colon : should stand, between the name "image" and its value
                    { "image" = "a" } | has = at line 1, column 11, where a colon : should stand, between the name "image" and its value
                    { image: "a" } | has image without quotes at line 1, column 3: write "image"
                    { "image": my bg.png, "clips": [] } | has my bg.png without quotes at line 1, column 12: write "my bg.png"
                    { "image": C:/bg.png } | has C:/bg.png without quotes at line 1, column 12: write "C:/bg.png"
                    { "image": /data/bg.png } | has /data/bg.png without quotes at line 1, column 12: write "/data/bg.png"
                    { "split": 10m } | has 10m without quotes at line 1, column 12: write "10m"
                    { "image": } | has } at line 1, column 12, where a value should stand: a text in quotes, a number, true or false
                    { "replace": True } | has True at line 1, column 14, where true should stand, in small letters
                    { "id": None } | has None at line 1, column 9, which means nothing here: leave the field out
                    { "clips": ["1.mp3" } | has } at line 1, column 21, where ] should stand, which closes the [ of line 1, column 12
                    { "version": 1 ] | has ] at line 1, column 16, where } should stand, which closes the { of line 1, column 1
                    { "version": 1 } x | goes on after its closing brace, at line 1, column 18
                    { "version": 1 } } | goes on after its closing brace, at line 1, column 18
                    { # mine | has # at line 1, column 3, where // should stand
                    Once upon a time | is no JSON: it begins with "Once upon a time"; a manifest is a text in braces, such as { "image": "bg.png", "clips": [ "1.mp3" ] }
                    """)
    void aTextThatIsNotJsonIsRefusedWhereItGoesWrongWithWhatShouldStandThere(String manifest, String fault) {
        assertThat(faults(manifest)).singleElement().isEqualTo(fault);
    }

    @Test
    void theLineOfAFaultIsCountedAndATextThatIsNotClosedEndsWithItsLine() {
        assertThat(faults("{\n  \"image\": \"bg.png,\r\n  \"clips\": [\"1.mp3\"]\n}"))
                .containsExactly("has no closing quote \" in line 2 for the text that begins at column 12: \"bg.png,");
        assertThat(faults("{ \"clips\": [\n" + "\"some/long/name.mp3\",\n".repeat(900) + "\"a\"\n\"b\" ] }"))
                .containsExactly(
                        "has \"b\" at line 903, column 1, where a comma should stand: put a , behind what stands before it");
    }

    /** Notepad calls UTF-16 "Unicode"; some programs leave its mark out. */
    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void unicodeIsReadWithAndWithoutItsMark(Charset encoding) throws Exception {
        String text = "{ \"image\": \"bg.png\", \"clips\": [\"食べる 😀.mp3\"] }\n";
        List<ClipElement> clips =
                List.of(new ClipElement("/clips/0", Optional.empty(), "食べる 😀.mp3", ClipElement.Kind.FILE));

        assertThat(read(bytes("\uFEFF" + text, encoding)).clips()).isEqualTo(clips);
        if (!encoding.name().startsWith("UTF-32")) {
            assertThat(read(bytes(text, encoding)).clips()).isEqualTo(clips);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void aCopyThatBreaksOffIsToldFromAWholeTextInEachEncoding(Charset encoding) {
        String whole = "\uFEFF{ \"image\": \"b 食\", \"clips\": [ 3 ] }";

        assertThat(invalid(bytes(whole + "\n ", encoding)).isCutOff()).isFalse();
        for (String begun : List.of("{ \"image\": \"b 食", "{ \"image\": \"b 食\", \"clips\": [ 3", "{", "")) {
            assertThat(invalid(bytes("\uFEFF" + begun, encoding)).isCutOff())
                    .as(begun)
                    .isTrue();
        }
        assertThat(invalid(bytes("\uFEFF{ \"image\": \"b\"" + "\0".repeat(9), encoding))
                        .isCutOff())
                .isTrue();
        byte[] all = whole.getBytes(encoding);
        InputStream half =
                new ByteArrayInputStream(all, 0, all.length - (encoding.name().startsWith("UTF-16") ? 1 : 2));
        assertThat(invalid(half).isCutOff()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    GBK           | 第八课 春天.png            | Simplified Chinese (GBK)
                    GB18030       | 语文                       | Simplified Chinese (GBK)
                    Big5          | 第八課 春天的故事.png      | Traditional Chinese (Big5)
                    Shift_JIS     | 食べる 第１課 ソート.png   | Japanese (Shift JIS)
                    EUC-KR        | 안녕하세요 여러분.png      | Korean (EUC-KR)
                    windows-1251  | Урок восьмой.png           | Cyrillic (Windows 1251)
                    windows-1252  | für Übung café œuvre.png   | Western (Windows 1252)
                    ISO-8859-1    | ü.png                      | Western (Windows 1252)
                    """)
    void ofATextThatIsNotUtf8TheLikelyCodePageIsNamedAndWhatToDo(Charset encoding, String image, String name) {
        String manifest = "{ \"version\": 1, \"image\": \"" + image + "\", \"clips\": [\"1.mp3\"] }";

        assertThat(faults(bytes(manifest, encoding)))
                .containsExactly(
                        "is not UTF-8, but probably %1$s. Save it with the encoding UTF-8; Notepad: File, Save As, and there Encoding: UTF-8; VS Code: click the encoding on the right of the bottom line, Reopen with Encoding, %1$s, then once more, Save with Encoding, UTF-8"
                                .formatted(name));
    }

    @Test
    void aDamagedCharacterAmongMuchUtf8IsToldAsThat() throws Exception {
        String manifest = "{ \"image\": \"食べる食べる食べる?.png\" }".replace('?', '\u00FC');
        byte[] utf8 = manifest.getBytes(StandardCharsets.UTF_8);
        byte[] broken = new String(utf8, StandardCharsets.ISO_8859_1)
                .replace("\u00C3\u00BC", "\u00FC")
                .getBytes(StandardCharsets.ISO_8859_1);

        assertThat(faults(new ByteArrayInputStream(broken)))
                .singleElement()
                .asString()
                .startsWith("is UTF-8, but in some place a character is broken");
    }

    @Test
    void nestingWithoutEndIsRefusedBeforeItCostsAnything() {
        assertThat(faults("{ \"clips\": " + "[".repeat(1_000_000)))
                .singleElement()
                .asString()
                .isEqualTo(
                        "has more brackets in one another, or longer names or texts, than any manifest: this is no manifest of Stillcast, or a broken one");
    }

    @Test
    void allFaultsAreReportedAtOnceAndEachPlaceOnce() {
        List<String> faults = faults("""
                {
                  "version": 3, "fit": "fill", "video": { "width": "wide", "height": 1 }, "slides": "x",
                  "clips": [ 1, "2.mp3", { "audio": "", "music": 1 }, { "audio": "4.mp3", "id": "?" } ]
                }
                """);

        assertThat(faults)
                .containsExactlyInAnyOrder(
                        "/version: must be 1, was 3",
                        "/image: is missing",
                        "/fit: must be \"contain\", \"cover\", \"blur\" or \"stretch\", was \"fill\"",
                        "/video/width: must be a whole number, was \"wide\"",
                        "/video/height: must be at least 16, was 1",
                        "/video/height: must be even, was 1",
                        "/slides: must be true or false, was \"x\"",
                        "/clips/0: clip 1 (line 3) must be a path in quotes, such as \"audio/1.mp3\", or an object in braces { }, was 1",
                        "/clips/2/audio: \"audio\" of clip 3 (line 3) must not be empty",
                        "/clips/2/music: \"music\" of clip 3 (line 3) is an unknown field: Stillcast has nothing of that kind yet; known here are id, audio, image, slide, title, text, subtitles, gap, repeat",
                        "/clips/3/id: \"id\" of clip 4 (line 3) must be 1 to 64 letters or digits, with . _ - only inside, was \"?\"");
    }

    @Test
    void whatWasFoundBeforeTheTextEndsIsReportedToo() {
        assertThat(faults("{ \"clips\": [ 1, \"2.mp3\""))
                .containsExactly(
                        "/clips/0: clip 1 (line 1) must be a path in quotes, such as \"audio/1.mp3\", or an object in braces { }, was 1",
                        "ends too early at line 1, column 24: something that was opened is not closed");
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
            expected.add(
                    "/clips/%d: clip %d (line 1) must be a path in quotes, such as \"audio/1.mp3\", or an object in braces { }, was 3"
                            .formatted(i, i + 1));
        }
        expected.add("and 150 more faults");
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
                .isEqualTo(new ClipElement(
                        "/clips/99999/audio", Optional.of("id-99999"), "audio/99999.mp3", ClipElement.Kind.FILE));
    }

    /** Somebody's transcript of some megabytes, dropped beside the clips, must not take all memory. */
    @ParameterizedTest
    @CsvSource({
        "'{ \"segments\": [ %s ] }',                                  '/segments: ', has more than 200000 characters",
        "'{ \"words\": { %s } }',                                     '/words: ', has more than 200000 characters",
        "'{ \"version\": 1, \"clips\": [ \"1.mp3\", { \"x\": { %s } } ] }', '/clips/1: ', has more than 200000 characters",
        "'{ %s }',                                                    '', has more than 1000 fields"
    })
    void whatIsLongerThanAnythingInAManifestEndsTheReading(String form, String place, String rule) {
        String element = form.contains("[ %s ]") ? "{ \"a\": %d }, " : "\"name%d\": 1, ";
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 30_000; i++) {
            text.append(element.formatted(i));
        }

        assertThat(catchThrowableOfType(InvalidManifestException.class, () -> read(form.formatted(text)))
                        .lines())
                .containsExactly("%s%s: this is no manifest of Stillcast, or a broken one".formatted(place, rule));
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
                        "/clips: names 50000 clips, more than fit into the 24 MB of memory that Stillcast has; to give it more, start it with STILLCAST_JAVA_OPTS=\"-Xmx96m -XX:+UseSerialGC\"");
    }

    private static String minimalAnd(String fields) {
        return "{ \"version\": 1, \"image\": \"bg.png\", \"clips\": [\"1.mp3\"], " + fields + " }";
    }

    private static Manifest read(String manifest) throws InvalidManifestException, IOException {
        return read(bytes(manifest));
    }

    private static Manifest read(InputStream manifest) throws InvalidManifestException, IOException {
        return new ManifestReader(1_000, Duration.ofMinutes(10)).read(manifest);
    }

    private static List<String> faults(String manifest) {
        return faults(bytes(manifest));
    }

    private static List<String> faults(InputStream manifest) {
        return invalid(manifest).lines();
    }

    private static InvalidManifestException invalid(InputStream manifest) {
        return catchThrowableOfType(InvalidManifestException.class, () -> read(manifest));
    }

    private static InputStream bytes(String text) {
        return bytes(text, StandardCharsets.UTF_8);
    }

    private static InputStream bytes(String text, Charset encoding) {
        return new ByteArrayInputStream(text.getBytes(encoding));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    { "clips": ["1.mp3"] }                                                | /image: is missing
                    { "clips": [{ "glob": "*" }, { "audio": "2.mp3", "image": "2.png" }] } | /image: is missing: without a background each clip needs an "image" of its own, and /clips/0 has none
                    """)
    void aVideoHasAPictureForEachClip(String manifest, String fault) {
        assertThat(faults(manifest)).containsExactly(fault);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ \"clips\": [{ \"audio\": \"1.mp3\", \"image\": \"1.png\" }] }",
                "{ \"clips\": [\"1.mp3\"], \"output\": { \"video\": false, \"audio\": [\"mp3\"] } }"
            })
    void noBackgroundIsNeededWhereNoneIsSeen(String manifest) throws Exception {
        assertThat(read(manifest).image()).isEmpty();
    }
}
