package org.stillcast.ffmpeg;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.stillcast.files.Folders;
import org.stillcast.work.LoopOrder;
import org.stillcast.work.StillOrder;

/** Makes the loops of a picture from its key frames and frames that say "as before", by copying. */
public final class LoopArguments {
    private static final Duration TIME_LIMIT = Duration.ofMinutes(1);

    private LoopArguments() {}

    /** Returns the call; the order's lists are in its folder. */
    public static FfmpegCommand of(LoopOrder order) {
        StillOrder still = order.still();
        String ffmpeg = still.encoding().ffmpegVersion();
        ArgumentList arguments = new ArgumentList()
                .readOnOneThread(ffmpeg)
                .ownList(ArgumentList.NOTHING_IS_DECODED, true, name(order.list()))
                .readOnOneThread(ffmpeg)
                .ownList(ArgumentList.NOTHING_IS_DECODED, true, name(order.previewList()));
        copy(arguments, "0:v:0", still.temporary());
        copy(arguments, "1:v:0", still.previewTemporary());
        return new FfmpegCommand(
                arguments.toList(),
                Folders.of(still.temporary()),
                TIME_LIMIT,
                List.of(still.temporary(), still.previewTemporary()));
    }

    private static String name(Path list) {
        return String.valueOf(list.getFileName());
    }

    private static void copy(ArgumentList arguments, String stream, Path loop) {
        arguments
                .add("-map", stream, "-c:v", "copy", "-map_metadata", "-1", "-fflags", "+bitexact", "-f", "mp4")
                .add(ArgumentList.url(loop));
    }
}
