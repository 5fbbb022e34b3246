package org.stillcast.outbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stillcast.files.WholeFiles;
import org.stillcast.project.AudioFormat;
import org.stillcast.project.BadClip;
import org.stillcast.project.ChannelRule;
import org.stillcast.project.Clip;
import org.stillcast.project.Fit;
import org.stillcast.project.Origin;
import org.stillcast.project.SampleRate;
import org.stillcast.project.VideoFormat;
import org.stillcast.timeline.RenderedSegment;
import org.stillcast.work.JoinOrder;
import org.stillcast.work.RenderedPart;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class ResultFileTest {
    private Path file;

    @BeforeEach
    void chooseFile(@TempDir Path folder) {
        file = folder.resolve("jlpt-n2.json");
    }

    @Test
    void itSaysWhatWasMadeWithExactSeconds() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        ResultFile.write(result(), out);

        assertThat(out.toString(UTF_8)).isEqualToNormalizingNewlines("""
                        {
                          "id" : "jlpt-n2",
                          "stillcast" : "1.0.0",
                          "ffmpeg" : "4.4.1",
                          "manifestSha256" : "abc",
                          "origin" : {
                            "manifest" : "jlpt N2.json",
                            "base" : "/data/jlpt"
                          },
                          "started" : "2026-11-24T09:08:07Z",
                          "finished" : "2026-11-24T10:08:07.065Z",
                          "durationSeconds" : 453514.739229,
                          "sampleRate" : 44100,
                          "channels" : 1,
                          "splitEverySamples" : 26460000,
                          "clipCount" : 3,
                          "verified" : true,
                          "changedParts" : [ "jlpt-n2_part002.mp4" ],
                          "skipped" : [ {
                            "clip" : "17",
                            "number" : 3,
                            "audio" : "17.mp3",
                            "place" : "/clips/2",
                            "reason" : "is empty (0 bytes)"
                          } ],
                          "warnings" : [ {
                            "clip" : "食べる",
                            "number" : 2,
                            "audio" : "audio/食べる.mp3",
                            "place" : "/clips/1/audio",
                            "message" : "says \\"x\\\\y\\""
                          } ],
                          "parts" : [ {
                            "file" : "jlpt-n2_part001.mp4",
                            "durationSeconds" : 453514.739206,
                            "samples" : 19999999999,
                            "bytes" : 6000000000,
                            "sha256" : "sha256-of-1",
                            "fingerprint" : "fingerprint-of-1",
                            "clips" : [ {
                              "id" : "1",
                              "audio" : "audio/1.mp3",
                              "startSeconds" : 0.000000,
                              "startSamples" : 0,
                              "samples" : 1,
                              "fingerprint" : "f1"
                            }, {
                              "id" : "食べる",
                              "audio" : "audio/食べる.mp3",
                              "startSeconds" : 0.000023,
                              "startSamples" : 1,
                              "samples" : 19999999998,
                              "fingerprint" : "f2"
                            } ]
                          }, {
                            "file" : "jlpt-n2_part002.mp4",
                            "durationSeconds" : 0.000023,
                            "samples" : 1,
                            "bytes" : 1,
                            "sha256" : "sha256-of-2",
                            "fingerprint" : "fingerprint-of-2",
                            "clips" : [ {
                              "id" : "3",
                              "audio" : "../3.mp3",
                              "startSeconds" : 0.000000,
                              "startSamples" : 0,
                              "samples" : 1,
                              "fingerprint" : "f3"
                            } ]
                          } ]
                        }
                        """);
    }

    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        WholeFiles.write(file, out -> ResultFile.write(result(), out));

        assertThat(ResultFile.read(file))
                .contains(new PublishedResult(
                        "abc",
                        new Origin("jlpt N2.json", "/data/jlpt"),
                        "2026-11-24T09:08:07Z",
                        true,
                        1,
                        26_460_000,
                        List.of(new PublishedResult.Warning("食べる", "says \"x\\y\"")),
                        List.of(
                                new PublishedResult.Part(
                                        "jlpt-n2_part001.mp4",
                                        19_999_999_999L,
                                        6_000_000_000L,
                                        "sha256-of-1",
                                        "fingerprint-of-1",
                                        List.of(
                                                new PublishedResult.Clip("1", 1, "f1"),
                                                new PublishedResult.Clip("食べる", 19_999_999_998L, "f2"))),
                                new PublishedResult.Part(
                                        "jlpt-n2_part002.mp4",
                                        1,
                                        1,
                                        "sha256-of-2",
                                        "fingerprint-of-2",
                                        List.of(new PublishedResult.Clip("3", 1, "f3"))))));
    }

    @Test
    void aResultOfALaterVersionIsReadToo() throws IOException {
        Files.writeString(file, """
                { "new": { "parts": [ { "file": "no" } ], "manifestSha256": "no" },
                  "parts": [ { "clips": [ { "file": "no" }, null ], "file": "1.mp4", "new": [ 1 ] }, { }, { "file": "2.mp4" } ],
                  "origin": { "manifest": "book.json", "base": null, "new": 1 }, "manifestSha256": "abc" }
                """);

        PublishedResult read = ResultFile.read(file).orElseThrow();
        assertThat(read.manifestSha256()).isEqualTo("abc");
        assertThat(read.origin()).isEqualTo(new Origin("book.json", ""));
        assertThat(read.verified()).isFalse();
        assertThat(read.files()).containsExactly("1.mp4", "", "2.mp4");
    }

    @Test
    void thereIsNoneWhereThereIsNoFile() throws IOException {
        assertThat(ResultFile.read(file)).isEmpty();

        Files.createDirectory(file);
        assertThat(ResultFile.read(file)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource
    void garbageIsNone(String text) throws IOException {
        Files.write(file, text.getBytes(ISO_8859_1));

        assertThat(ResultFile.read(file)).isEmpty();
    }

    static Stream<String> garbageIsNone() {
        return Stream.of(
                "",
                " \n",
                "not JSON",
                "[]",
                "null",
                "\"abc\"",
                "\u00FF\u00FE\u00FD",
                "\u0000".repeat(512),
                "[".repeat(5_000),
                "{",
                "{\"manifestSha256\":",
                "{\"manifestSha256\":\"abc\",\"parts\":[{\"file\":\"1.mp4\"},",
                "{\"manifestSha256\":\"abc\u00FF\"}",
                "{\"manifestSha256\":\"abc\",\"parts\":{\"file\"");
    }

    private static Result result() {
        RenderedSegment first = new RenderedSegment(0, "1", "f1", 1, 1, Optional.empty());
        RenderedSegment second = new RenderedSegment(1, "食べる", "f2", 19_999_999_998L, 1, Optional.empty());
        RenderedSegment third = new RenderedSegment(3, "3", "f3", 1, 1, Optional.empty());
        return new Result(
                "jlpt-n2",
                "1.0.0",
                "4.4.1",
                "abc",
                new Origin("jlpt N2.json", "/data/jlpt"),
                Instant.parse("2026-11-24T09:08:07Z"),
                Instant.parse("2026-11-24T10:08:07.065Z"),
                new SampleRate(44_100),
                1,
                26_460_000,
                List.of(new BadClip(2, new Clip("17", Path.of("17.mp3"), "/clips/2"), "is empty (0 bytes)")),
                List.of(new Result.Warning(1, new Clip("食べる", Path.of("食べる.mp3"), "/clips/1/audio"), "says \"x\\y\"")),
                List.of("audio/1.mp3", "audio/食べる.mp3", "17.mp3", "../3.mp3"),
                List.of(
                        new RenderedPart(
                                part(1, List.of(first, second)), Path.of("1.mp4"), 6_000_000_000L, "sha256-of-1"),
                        new RenderedPart(part(2, List.of(third)), Path.of("2.mp4"), 1, "sha256-of-2")),
                List.of("jlpt-n2_part002.mp4"));
    }

    private static JoinOrder part(int number, List<RenderedSegment> segments) {
        Path target = Path.of("staging").resolve("fingerprint-of-" + number + ".mp4");
        return new JoinOrder(
                number,
                2,
                segments,
                segments.stream().mapToLong(RenderedSegment::samples).sum(),
                25,
                new VideoFormat(1920, 1080, 25, 34, Fit.CONTAIN, "#000000"),
                new AudioFormat(OptionalInt.empty(), new SampleRate(44_100), ChannelRule.AUTO),
                1,
                Path.of("still.mp4"),
                Outbox.partName("jlpt-n2", number, 2),
                target,
                WholeFiles.temporaryFor(target),
                "fingerprint-of-" + number,
                Duration.ofMinutes(1));
    }
}
