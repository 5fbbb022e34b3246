package org.stillcast.ffmpeg;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.stillcast.TestMedia;
import org.stillcast.project.Picture;
import org.stillcast.project.VideoFormat;
import org.stillcast.work.LoopOrder;
import org.stillcast.work.Orders;
import org.stillcast.work.SegmentFiles;
import org.stillcast.work.SkipFramesOrder;
import org.stillcast.work.StillOrder;
import org.stillcast.workspace.Workspace;

/** Makes loops of pictures, in a folder, as the program does. */
final class Loops {
    private final Path folder;
    private final VideoFormat video;

    private Loops(Path folder, VideoFormat video) {
        this.folder = folder;
        this.video = video;
    }

    /** Returns what makes loops of a form in a folder; the frames that say "as before" are there by then. */
    static Loops in(Path folder, VideoFormat video) throws IOException {
        Path full = folder.resolve(SegmentFiles.SKIP_FRAMES);
        Path preview = folder.resolve(SegmentFiles.PREVIEW_SKIP_FRAMES);
        run(SkipFramesArguments.of(new SkipFramesOrder(video, full, full, preview, preview)));
        return new Loops(folder, video);
    }

    /**
     * Makes the loops of a picture, which keep their temporary names.
     *
     * @param name of the still
     */
    StillOrder make(String name, Picture picture) throws IOException {
        Path full = folder.resolve("still_" + name + ".mp4");
        Path preview = folder.resolve("preview_" + name + ".mp4");
        StillOrder still = new StillOrder(
                0, picture, "/image", Optional.empty(), Orders.encoding(picture, video), full, full, preview, preview);
        run(StillArguments.of(still));
        LoopOrder loops = new LoopOrder(still);
        Workspace.writeList(loops.list(), text -> ConcatScript.writeLoop(still, text));
        Workspace.writeList(loops.previewList(), text -> ConcatScript.writePreviewLoop(still, text));
        run(LoopArguments.of(loops));
        return still;
    }

    /**
     * The lists name files beside them, so it runs in the folder; what is said of codecs that are only copied is
     * expected.
     */
    private static void run(FfmpegCommand command) throws IOException {
        List<String> line = new ArrayList<>(List.of(TestMedia.ffmpeg().toString()));
        line.addAll(command.arguments());
        Path said = Files.createTempFile("ffmpeg", ".txt");
        try {
            Process process = new ProcessBuilder(line)
                    .directory(command.folder().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            int exit = process.waitFor();
            String text = Files.readString(said, StandardCharsets.UTF_8);
            if (exit != 0 || FfmpegMessages.complaint(text).isPresent()) {
                throw new IOException("exit %d: %s: %s".formatted(exit, text, command));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            Files.delete(said);
        }
    }
}
