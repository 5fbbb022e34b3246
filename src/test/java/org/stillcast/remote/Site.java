package org.stillcast.remote;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.stillcast.TestMedia;
import org.stillcast.files.WholeFiles;
import org.stillcast.outbox.Outbox;
import org.stillcast.outbox.ProductKind;
import org.stillcast.project.Clip;
import org.stillcast.project.Fit;
import org.stillcast.project.SampleRate;
import org.stillcast.project.VideoFormat;
import org.stillcast.settings.Settings;
import org.stillcast.settings.SettingsReader;
import org.stillcast.timeline.PictureRun;
import org.stillcast.timeline.Take;
import org.stillcast.work.ChannelLayout;
import org.stillcast.work.JoinOrder;
import org.stillcast.work.Orders;
import org.stillcast.work.PartForm;
import org.stillcast.work.SegmentFiles;
import org.stillcast.work.SegmentOrder;
import org.stillcast.work.SilencePiece;
import org.stillcast.work.SoundPiece;
import org.stillcast.workspace.Workspace;

/** Folders that a daemon and its workers share, with a project in them, and orders of it. */
final class Site {
    static final String FFMPEG = "4.4.1";
    static final String PRINT = "0123456789abcdef0123456789abcdef";
    private static final SampleRate RATE = new SampleRate(48_000);

    final Path home;
    final Settings settings;
    final SharedFolders folders;
    final Path project;

    Site(Path home, Map<String, String> more) throws Exception {
        this.home = home;
        settings = new SettingsReader(more, Map.of(), home).read();
        folders = new SharedFolders(settings);
        project = Files.createDirectories(Workspace.folder(settings.temp(), "book"));
        TestMedia.clip(settings.inbox().resolve("voice/1.wav"), 1, "0.3");
    }

    SegmentOrder segment(String clipId) throws IOException {
        Path target = project.resolve(SegmentFiles.segment(clipId));
        Path sketch = project.resolve(SegmentFiles.sketch(PRINT));
        return new SegmentOrder(
                0,
                new Clip(clipId, settings.inbox().resolve("voice/1.wav").toRealPath(), "/clips/0"),
                Orders.rendering(RATE),
                PRINT,
                ChannelLayout.AS_IT_IS,
                Optional.of(project.resolve("preview_" + PRINT + ".mp4")),
                target,
                WholeFiles.temporaryFor(target),
                sketch,
                WholeFiles.temporaryFor(sketch),
                Duration.ofSeconds(61),
                Optional.empty(),
                true);
    }

    JoinOrder part() {
        Path target = new Outbox(settings.outbox()).staged("book", ProductKind.VIDEO, PRINT);
        List<SoundPiece> pieces = List.of(
                Orders.piece(0, "食べる", new Take(PRINT, 480, 1, Optional.empty())),
                new SilencePiece(0, "食べる", 96, 1, RATE));
        return new JoinOrder(
                2,
                3,
                PartForm.VIDEO,
                new JoinOrder.Content(
                        "part",
                        FFMPEG,
                        new JoinOrder.Sound(
                                "sound",
                                FFMPEG,
                                RATE,
                                1,
                                96,
                                pieces.stream().map(SoundPiece::slice).toList()),
                        new VideoFormat(64, 36, 25, 34, Fit.CONTAIN, "#000000"),
                        List.of(new PictureRun(PRINT, 1))),
                pieces,
                576,
                project,
                Optional.of(new JoinOrder.EarlierSound(
                        settings.outbox().resolve("book/book_part001.mp4"), "ab".repeat(32))),
                target,
                WholeFiles.temporaryFor(target),
                PRINT,
                PRINT,
                Duration.ofMinutes(2));
    }
}
