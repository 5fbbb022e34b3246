package org.stillcast.outbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stillcast.check.PartProfile;
import org.stillcast.files.WholeFiles;
import org.stillcast.project.BadClip;
import org.stillcast.project.Clip;
import org.stillcast.project.Origin;
import org.stillcast.project.SampleRate;
import org.stillcast.timeline.Take;
import org.stillcast.work.ClipPiece;
import org.stillcast.work.JoinOrder;
import org.stillcast.work.Orders;
import org.stillcast.work.SilencePiece;
import org.stillcast.work.SoundPiece;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

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
                          "splitAt" : "clip",
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
                            "message" : "says \\"x\\\\y\\"",
                            "kind" : "complaint"
                          } ],
                          "parts" : [ {
                            "file" : "jlpt-n2_part001.mp4",
                            "durationSeconds" : 453514.739206,
                            "samples" : 19999999999,
                            "bytes" : 6000000000,
                            "sha256" : "sha256-of-1",
                            "fingerprint" : "fingerprint-of-1",
                            "soundFingerprint" : "sound-of-1",
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
                            "soundFingerprint" : "sound-of-2",
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

        Result read = ResultFile.read(file).orElseThrow();
        assertThat(read)
                .isEqualTo(new Result(
                        "jlpt-n2",
                        "1.0.0",
                        "4.4.1",
                        "abc",
                        new Origin("jlpt N2.json", "/data/jlpt"),
                        "2026-11-24T09:08:07Z",
                        "2026-11-24T10:08:07.065Z",
                        new BigDecimal("453514.739229"),
                        44_100,
                        1,
                        26_460_000,
                        "clip",
                        3,
                        true,
                        List.of("jlpt-n2_part002.mp4"),
                        List.of(),
                        List.of(new WarningEntry("食べる", 0, "", "", "says \"x\\y\"", WarningEntry.Kind.COMPLAINT)),
                        null,
                        null,
                        List.of(
                                new PartEntry(
                                        "jlpt-n2_part001.mp4",
                                        "",
                                        new BigDecimal("453514.739206"),
                                        19_999_999_999L,
                                        0,
                                        6_000_000_000L,
                                        "sha256-of-1",
                                        "fingerprint-of-1",
                                        "",
                                        "sound-of-1",
                                        List.of(),
                                        "",
                                        List.of(clip("1", 0, 1, "f1"), clip("食べる", 1, 19_999_999_998L, "f2"))),
                                new PartEntry(
                                        "jlpt-n2_part002.mp4",
                                        "",
                                        new BigDecimal("0.000023"),
                                        1,
                                        0,
                                        1,
                                        "sha256-of-2",
                                        "fingerprint-of-2",
                                        "",
                                        "sound-of-2",
                                        List.of(),
                                        "",
                                        List.of(clip("3", 0, 1, "f3"))))));
        assertThat(read.parts().get(0).fingerprintsOfClips()).containsExactly("f1", "f2");
        assertThat(ResultFile.readWithoutClips(file).orElseThrow().parts())
                .extracting(PartEntry::sha256, part -> part.clips().size())
                .containsExactly(tuple("sha256-of-1", 0), tuple("sha256-of-2", 0));
    }

    /** What no run asks for is left out when a result is read. */
    private static ClipEntry clip(String id, long start, long samples, String fingerprint) {
        return new ClipEntry(
                id, "", BigDecimal.ZERO, start, samples, null, null, null, fingerprint, null, null, null, null);
    }

    @Test
    void aPartListsWhatElseItIsPublishedAsAndTheVideoWhereItHasAlwaysBeen() throws IOException {
        Product video = new Product("video", "p_part001.mp4", 9, "sha-v", "f-v", "f-e");
        Product other = new Product("words", "p_part001.txt", 5, "sha-w", "f-w", "");
        PartEntry part = PartEntry.of(List.of(other, video), "f-s", BigDecimal.ONE, 48_000, 0, "", List.of());

        WholeFiles.write(
                file, out -> ResultFile.write(Results.result("p", "abc", Origin.UNKNOWN, "then", List.of(part)), out));

        assertThat(file).content(UTF_8).contains("""
                    "sha256" : "sha-v",
                    "fingerprint" : "f-v",
                    "essenceFingerprint" : "f-e",
                    "soundFingerprint" : "f-s",
                    "furtherProducts" : [ {
                      "kind" : "words",
                      "file" : "p_part001.txt",
                      "bytes" : 5,
                      "sha256" : "sha-w",
                      "fingerprint" : "f-w"
                    } ],
                    "clips" : [ ]
                """);
        Result read = ResultFile.readWithoutClips(file).orElseThrow();
        assertThat(read.products()).containsExactly(video, other);
        assertThat(read.parts()).extracting(PartEntry::file).containsExactly("p_part001.mp4");
    }

    /** Of a project that is cut exactly, with a pause, a clip that is heard twice, and all parts in one. */
    @Test
    void pausesRepetitionsAndCutsAreListedAndReadBack() throws IOException {
        SampleRate rate = new SampleRate(48_000);
        Take take = new Take("f1", 1_000, 1, Optional.empty());
        Take other = new Take("f2", 500, 1, Optional.empty());
        JoinOrder one = part(
                1,
                List.of(
                        new SilencePiece(0, "1", 300, 1, rate),
                        new ClipPiece(0, "1", take, 1, 0, 1_000),
                        new SilencePiece(0, "1", 200, 1, rate),
                        new ClipPiece(0, "1", take, 2, 0, 600)));
        JoinOrder two =
                part(2, List.of(new ClipPiece(0, "1", take, 2, 600, 400), new ClipPiece(1, "2", other, 1, 0, 500)));
        List<SoundPiece> pieces = new ArrayList<>(one.pieces());
        pieces.addAll(two.pieces());
        ResultEntries entries = new ResultEntries(rate, List.of("1.mp3", "2.mp3"), clip -> clip == 0 ? 2 : 1);
        Product mp3 = new Product("mp3", "p_part001.mp3", 7, "sha-3", "f-3", "e-3");
        Product m4a = new Product("m4a", "p_part001.m4a", 8, "sha-4", "f-4", "");
        Product full = new Product("video", "p_full.mp4", 9, "sha-f", "f-f", "e-f");
        Product page = new Product("proof", "p.html", 5, "sha-p", "f-p", "");
        Result result = new Result(
                "p",
                "1.2.0",
                "4.4.1",
                "abc",
                Origin.UNKNOWN,
                "then",
                "later",
                BigDecimal.ONE,
                48_000,
                1,
                2_100,
                "exact",
                2,
                true,
                List.of(),
                List.of(),
                List.of(),
                entries.full(part(0, pieces), List.of(full)),
                page,
                List.of(
                        entries.part(one, List.of(m4a, mp3), PartProfile.listed("QUJD", new short[] {-234, -960})),
                        entries.part(
                                two,
                                List.of(new Product("video", "p_part002.mp4", 6, "s", "f", ""), mp3),
                                PartProfile.UNKNOWN)));

        WholeFiles.write(file, out -> ResultFile.write(result, out));
        Result read = ResultFile.read(file).orElseThrow();

        assertThat(read.splitAt()).isEqualTo("exact");
        assertThat(read.parts().get(0).clips())
                .containsExactly(
                        clip(0, 300, 1_000, 1, null, null, "-23.4"), clip(0, 1_500, 600, 2, 0L, 1_000L, "-96.0"));
        assertThat(read.parts().get(1).clips())
                .containsExactly(clip(0, 0, 400, 2, 600L, 1_000L, null), clip(1, 400, 500, null, null, null, null));
        assertThat(read.parts()).extracting(PartEntry::waveform).containsExactly("QUJD", "");
        assertThat(read.parts())
                .extracting(PartEntry::kind, PartEntry::samples, PartEntry::silenceSamples)
                .containsExactly(tuple("m4a", 2_100L, 500L), tuple("", 900L, 0L));
        assertThat(read.parts().get(0).products()).containsExactly(m4a, mp3);
        assertThat(read.parts())
                .extracting(PartEntry::fingerprintsOfClips)
                .containsExactly(List.of("f1"), List.of("f2"));
        assertThat(read.full()).isEqualTo(result.full());
        assertThat(Optional.ofNullable(read.full()))
                .hasValueSatisfying(all -> assertThat(all)
                        .returns(3_000L, PartEntry::samples)
                        .returns(500L, PartEntry::silenceSamples)
                        .returns(List.of(full), PartEntry::products));
        assertThat(read.products())
                .containsExactlyElementsOf(result.products().toList())
                .endsWith(full, page);
        assertThat(read.samples()).isEqualTo(3_000);
        assertThat(file).content(UTF_8).contains("""
                    "clips" : [ {
                      "id" : "1",
                      "audio" : "1.mp3",
                      "startSeconds" : 0.006250,
                      "startSamples" : 300,
                      "samples" : 1000,
                      "round" : 1,
                      "fingerprint" : "f1",
                      "rmsDb" : -23.4
                    }, {
                      "id" : "1",
                      "audio" : "1.mp3",
                      "startSeconds" : 0.031250,
                      "startSamples" : 1500,
                      "samples" : 600,
                      "round" : 2,
                      "fromSamples" : 0,
                      "clipSamples" : 1000,
                      "fingerprint" : "f1",
                      "rmsDb" : -96.0
                    } ]
                """);
    }

    private static ClipEntry clip(
            int clip,
            long start,
            long samples,
            @Nullable Integer round,
            @Nullable Long from,
            @Nullable Long whole,
            @Nullable String rms) {
        return new ClipEntry(
                String.valueOf(clip + 1),
                "",
                BigDecimal.ZERO,
                start,
                samples,
                round,
                from,
                whole,
                "f" + (clip + 1),
                null,
                null,
                null,
                rms == null ? null : new BigDecimal(rms));
    }

    /** As 1.1 has written it, which knew videos only, cut where clips end. */
    @Test
    void aResultOfBeforeIsOneOfVideosWithoutPauses() throws IOException {
        Files.writeString(file, """
                { "splitEverySamples": 9, "verified": true, "channels": 1, "parts": [
                  { "file": "1.mp4", "samples": 5, "bytes": 2, "sha256": "s", "fingerprint": "p", "soundFingerprint": "h",
                    "clips": [ { "id": "1", "samples": 5, "fingerprint": "f" } ] } ] }
                """);

        Result read = ResultFile.read(file).orElseThrow();

        assertThat(read.splitAt()).isEqualTo("clip");
        assertThat(Optional.ofNullable(read.full())).isEmpty();
        assertThat(read.canBeReused()).isTrue();
        PartEntry part = read.parts().get(0);
        assertThat(part.silenceSamples()).isZero();
        assertThat(part.products()).containsExactly(new Product("video", "1.mp4", 2, "s", "p", ""));
        assertThat(part.clips()).containsExactly(clip("1", 0, 5, "f"));
        assertThat(part.clips().get(0).wholeSamples()).isEqualTo(5);
        assertThat(part.fingerprintsOfClips()).containsExactly("f");
    }

    /** 1.0 and 1.1 told warnings apart by their words only; a later version may know other kinds. */
    @Test
    void aWarningThatSaysNoKindIsKnownByItsWords() throws IOException {
        Files.writeString(file, """
                { "warnings": [
                  { "clip": "1", "message": "is longer than a part may be, and is a part of its own" },
                  { "clip": "2", "message": "crackles" },
                  { "clip": "3", "message": "is long", "kind": "overlong" },
                  { "clip": "4", "message": "is longer than a part may be, and is a part of its own", "kind": "complaint" },
                  { "clip": "5", "message": "is new", "kind": "new" } ] }
                """);

        assertThat(ResultFile.read(file).orElseThrow().warnings())
                .extracting(WarningEntry::clip, WarningEntry::kind)
                .containsExactly(
                        tuple("1", WarningEntry.Kind.OVERLONG),
                        tuple("2", WarningEntry.Kind.COMPLAINT),
                        tuple("3", WarningEntry.Kind.OVERLONG),
                        tuple("4", WarningEntry.Kind.COMPLAINT),
                        tuple("5", WarningEntry.Kind.UNKNOWN));
    }

    @Test
    void aResultOfALaterVersionIsReadToo() throws IOException {
        Files.writeString(file, """
                { "new": { "parts": [ { "file": "no" } ], "manifestSha256": "no" },
                  "parts": [ { "clips": [ { "file": "no" }, null ], "file": "1.mp4", "new": [ 1 ] }, { }, { "file": "2.mp4" } ],
                  "origin": { "manifest": "book.json", "base": null, "new": 1 }, "manifestSha256": "abc" }
                """);

        Result read = ResultFile.read(file).orElseThrow();
        assertThat(read.manifestSha256()).isEqualTo("abc");
        assertThat(read.origin()).isEqualTo(new Origin("book.json", ""));
        assertThat(read.verified()).isFalse();
        assertThat(read.parts()).extracting(PartEntry::file).containsExactly("1.mp4", "", "2.mp4");
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
        SoundPiece first = piece(0, "1", "f1", 1);
        SoundPiece second = piece(1, "食べる", "f2", 19_999_999_998L);
        SoundPiece third = piece(3, "3", "f3", 1);
        ResultEntries entries = new ResultEntries(
                new SampleRate(44_100), List.of("audio/1.mp3", "audio/食べる.mp3", "17.mp3", "../3.mp3"), clip -> 1);
        JoinOrder one = part(1, List.of(first, second));
        JoinOrder two = part(2, List.of(third));
        return new Result(
                "jlpt-n2",
                "1.0.0",
                "4.4.1",
                "abc",
                new Origin("jlpt N2.json", "/data/jlpt"),
                Instant.parse("2026-11-24T09:08:07Z").toString(),
                Instant.parse("2026-11-24T10:08:07.065Z").toString(),
                entries.seconds(one.samples() + two.samples()),
                44_100,
                1,
                26_460_000,
                "clip",
                3,
                true,
                List.of("jlpt-n2_part002.mp4"),
                List.of(entries.skipped(
                        new BadClip(2, new Clip("17", Path.of("17.mp3"), "/clips/2"), "is empty (0 bytes)"))),
                List.of(entries.warning(
                        1,
                        new Clip("食べる", Path.of("食べる.mp3"), "/clips/1/audio"),
                        "says \"x\\y\"",
                        WarningEntry.Kind.COMPLAINT)),
                null,
                null,
                List.of(
                        entries.part(one, List.of(product(one, 6_000_000_000L, "sha256-of-1")), PartProfile.UNKNOWN),
                        entries.part(two, List.of(product(two, 1, "sha256-of-2")), PartProfile.UNKNOWN)));
    }

    private static Product product(JoinOrder part, long bytes, String sha256) {
        return new PlannedProduct(
                        ProductKind.VIDEO,
                        Outbox.productName("jlpt-n2", part.number(), 2, ProductKind.VIDEO),
                        part.fingerprint())
                .finished(bytes, sha256);
    }

    private static SoundPiece piece(int clip, String clipId, String fingerprint, long samples) {
        return Orders.piece(clip, clipId, new Take(fingerprint, samples, 1, Optional.empty()));
    }

    private static JoinOrder part(int number, List<SoundPiece> pieces) {
        Path target = Path.of("staging").resolve("fingerprint-of-" + number + ".mp4");
        return Orders.part(pieces)
                .number(number, 2)
                .audio(new SampleRate(44_100), 1, 96)
                .files(target, WholeFiles.temporaryFor(target))
                .fingerprints("fingerprint-of-" + number, "sound-of-" + number)
                .order();
    }
}
