package org.stillcast;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Somebody changes files while a project is worked on. The ffmpeg that is called does it, so that it happens at the same
 * moment in each run.
 */
@DisabledOnOs(OS.WINDOWS) // done by a shell script
class MeddlingTest {
    @TempDir
    private Path folder;

    private Path inbox;
    private Path manifest;

    @BeforeEach
    void makeSources() throws IOException {
        inbox = Files.createDirectories(folder.resolve("inbox"));
        TestMedia.picture(inbox.resolve("bg.png"), 64, 36);
        TestMedia.picture(folder.resolve("secret.png"), 64, 36);
        for (int i = 1; i <= 3; i++) {
            TestMedia.clip(inbox.resolve(i + ".wav"), i, "0.3");
        }
        manifest = Files.writeString(
                inbox.resolve("book.json"),
                "{\"version\": 1, \"image\": \"bg.png\", \"onBadClip\": \"skip\", \"video\": {\"width\": 64, \"height\": 36},"
                        + " \"clips\": [\"1.wav\", \"2.wav\", \"3.wav\"]}");
    }

    @Test
    void aClipThatChangesWhileItIsRenderedIsRenderedAgainFromWhatItIsThen() throws IOException {
        Path changes = ffmpeg("segment_2.tmp-", "echo more >> '%s/2.wav'".formatted(inbox));

        Run interrupted = render(changes);
        boolean published = Files.exists(folder.resolve("outbox/book"));
        Run next = render(TestMedia.ffmpeg());

        assertThat(interrupted.status()).isEqualTo(1);
        assertThat(interrupted.err())
                .contains("clip 2 (2.wav, /clips/1) was changed while it was being used", "is kept");
        assertThat(published).isFalse();
        assertThat(next.status()).as(next.err()).isZero();
        assertThat(next.err()).contains("Resuming book: 2/3 segments are there");
    }

    /** Its copy had paused when it was looked at. */
    @Test
    void aClipThatGrowsAfterItWasRenderedIsNoticedBeforeThePartsAreJoined() throws IOException {
        Path changes = ffmpeg("segment_3.tmp-", "echo more >> '%s/1.wav'".formatted(inbox));

        Run interrupted = render(changes);

        assertThat(interrupted.status()).isEqualTo(1);
        assertThat(interrupted.err()).contains("clip 1 (1.wav, /clips/0) was changed");
        assertThat(folder.resolve("outbox/book")).doesNotExist();
    }

    /** Joining takes hours in a long project, and so does what comes before it. */
    @ParameterizedTest
    @CsvSource({
        "part001_video, 1.wav,  5, 'clip 1 (1.wav, /clips/0) was changed'",
        "asetnsamples,  3.wav,  5, 'clip 3 (3.wav, /clips/2) was changed'",
        "part001_video, bad.wav, 5, 'clip 4 (bad.wav, /clips/3) was changed'",
        "segment_3.tmp-, bg.png, 0, the picture was changed",
        "part001_video, bg.png, 0, the picture was changed",
        "asetnsamples,  bg.png, 0, the picture was changed"
    })
    void whatIsMendedAtAnyTimeBeforePublicationIsNotPublishedAsItWas(
            String moment, String mended, int pitch, String reason) throws IOException {
        Files.writeString(inbox.resolve("bad.wav"), "no sound");
        Files.writeString(manifest, Files.readString(manifest).replace("\"3.wav\"", "\"3.wav\", \"bad.wav\""));
        Path other = folder.resolve("other" + mended.substring(mended.length() - 4));
        if (mended.equals("bg.png")) {
            TestMedia.picture(other, 36, 64);
        } else {
            TestMedia.clip(other, pitch, "0.3");
        }

        Run interrupted = render(ffmpeg(moment, "mv -f '%s' '%s' 2>/dev/null".formatted(other, inbox.resolve(mended))));
        boolean published = Files.exists(folder.resolve("outbox/book"));
        Run next = render(TestMedia.ffmpeg());
        Run ofMended = Run.in(
                Files.createDirectory(folder.resolve("again")),
                "render",
                "--set",
                "stillcast.ffmpeg=" + TestMedia.ffmpeg(),
                manifest.toString());

        assertThat(interrupted.status()).as(interrupted.err()).isEqualTo(1);
        assertThat(interrupted.err()).contains(reason);
        assertThat(published).isFalse();
        assertThat(next.status()).as(next.err()).isZero();
        assertThat(ofMended.status()).as(ofMended.err()).isZero();
        assertThat(folder.resolve("outbox/book/book_part001.mp4"))
                .hasSameBinaryContentAs(folder.resolve("again/outbox/book/book_part001.mp4"));
    }

    @Test
    void aClipThatIsTakenAwayIsNotABadClip() throws IOException {
        Path changes = ffmpeg("segment_2.tmp-", "mv '%1$s/2.wav' '%1$s/2.away'".formatted(inbox));

        Run interrupted = render(changes);

        assertThat(interrupted.status()).isEqualTo(1);
        assertThat(interrupted.err()).contains("clip 2 (2.wav, /clips/1) is gone");
        assertThat(folder.resolve("outbox/book")).doesNotExist();
    }

    @Test
    void aLinkThatTakesThePlaceOfThePictureLeadsNowhere() throws IOException {
        Path changes = ffmpeg("still_", "ln -sf '%s' '%s/bg.png'".formatted(folder.resolve("secret.png"), inbox));

        Run interrupted = render(changes);

        assertThat(interrupted.status()).isEqualTo(1);
        assertThat(interrupted.err()).contains("the picture leads to another file since it was looked up");
        assertThat(folder.resolve("outbox/book")).doesNotExist();
    }

    @Test
    void aLoopThatSomebodyDeletesMakesNoBadClips() throws IOException {
        Path changes = ffmpeg("segment_2.tmp-", "rm -f '%s'/temp/video_segments/book/preview_*".formatted(folder));

        Run interrupted = render(changes);
        Run next = render(TestMedia.ffmpeg());

        assertThat(interrupted.status()).isEqualTo(1);
        assertThat(interrupted.err()).contains("the picture's loop is gone").doesNotContain("bad clip");
        assertThat(next.status()).as(next.err()).isZero();
        assertThat(next.err()).contains("Resuming book: 1/3 segments are there");
    }

    @Test
    void aSegmentThatSomebodyDamagesIsRenderedAgain() throws IOException {
        Path changes = ffmpeg("part001_video", "echo > '%s/temp/video_segments/book/segment_2.mp4'".formatted(folder));

        Run interrupted = render(changes);
        Run next = render(TestMedia.ffmpeg());

        assertThat(interrupted.status()).isEqualTo(1);
        assertThat(interrupted.err()).contains("temporary files were damaged, and are made again: segment_2.mp4");
        assertThat(next.status()).as(next.err()).isZero();
        assertThat(next.err()).contains("Resuming book: 2/3 segments are there");
    }

    /** A part that is not what was ordered is never shown. */
    @Test
    void aPartThatComesOutWrongIsNotPublished() throws IOException {
        Path swapped = ffmpeg("part001_video", """
                list='%s/temp/video_segments/book/part001_audio.ffconcat'
                    sed -e 's/segment_1/segment_X/; s/segment_3/segment_1/; s/segment_X/segment_3/' "$list" > "$list.new"
                    mv "$list.new" "$list"\
                """.formatted(folder));

        Run failed = render(swapped);

        assertThat(failed.status()).isEqualTo(1);
        assertThat(failed.err())
                .contains("part 1 did not pass the check before publication: clip 1 (1.wav, /clips/0) ");
        assertThat(folder.resolve("outbox/book")).doesNotExist();
    }

    private Run render(Path ffmpeg) {
        return Run.in(folder, "render", "--set", "stillcast.ffmpeg=" + ffmpeg, manifest.toString());
    }

    /** Returns an ffmpeg that does something before its work when it is called with a certain argument. */
    private Path ffmpeg(String argument, String deed) throws IOException {
        Path script = Files.writeString(folder.resolve("ffmpeg"), """
                #!/bin/sh
                case "$*" in
                *%s*)
                    %s
                    ;;
                esac
                exec '%s' "$@"
                """.formatted(argument, deed, TestMedia.ffmpeg()));
        assertThat(script.toFile().setExecutable(true)).isTrue();
        return script;
    }
}
