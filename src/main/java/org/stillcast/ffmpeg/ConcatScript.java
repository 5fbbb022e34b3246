package org.stillcast.ffmpeg;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;

import org.stillcast.project.SampleRate;
import org.stillcast.project.VideoFormat;
import org.stillcast.timeline.PictureRun;
import org.stillcast.work.JoinOrder;
import org.stillcast.work.SegmentFiles;
import org.stillcast.work.SoundPiece;
import org.stillcast.work.StillOrder;

/**
 * The two lists that a part is joined from, and those of a still's loops, for ffmpeg's concat demuxer. They name files
 * of ours only, relative to the list's own folder. Written piece by piece: a part may have a hundred thousand
 * segments.
 */
public final class ConcatScript {
    private static final String HEAD = "ffconcat version 1.0\n";
    private static final int MICROSECONDS = 6;
    private static final int NANOSECONDS = 9;
    private static final Pattern PORTABLE = Pattern.compile("[A-Za-z0-9._-]+");

    private ConcatScript() {}

    /** Returns the name of the list of a part's picture. */
    public static String videoName(JoinOrder part) {
        return part.fileName() + "_video.ffconcat";
    }

    /** Returns the name of the list of a part's sound. */
    public static String audioName(JoinOrder part) {
        return part.fileName() + "_audio.ffconcat";
    }

    /** Tells whether all names in the lists are of the portable character set, as the demuxer's safe mode wants. */
    public static boolean isPortable(JoinOrder part) {
        return part.joinedPieces().stream()
                .flatMap(piece -> piece.files().stream())
                .allMatch(file -> isPortable(file.name()));
    }

    private static boolean isPortable(String name) {
        return PORTABLE.matcher(name).matches();
    }

    /** Writes the picture: each still's loop as often as it fits, then what is left of it. */
    public static void writeVideo(JoinOrder part, Appendable text) throws IOException {
        text.append(HEAD);
        long start = 0;
        for (PictureRun run : part.content().pictures()) {
            writeRun(run, start, part.content().video(), text);
            start += run.frames();
        }
    }

    private static void writeRun(PictureRun run, long start, VideoFormat video, Appendable text) throws IOException {
        long end = start + run.frames();
        for (long first = start; first < end; first += video.framesPerLoop()) {
            long count = Math.min(end - first, video.framesPerLoop());
            writeFrames(SegmentFiles.still(run.still()), first, count, video, text);
        }
    }

    /** Writes the full loop of a still: its key frame, and frames that say "as before". */
    public static void writeLoop(StillOrder still, Appendable text) throws IOException {
        writeLoop(still.keyFrame(), SegmentFiles.SKIP_FRAMES, still.video(), text);
    }

    /** Writes the small loop of a still. */
    public static void writePreviewLoop(StillOrder still, Appendable text) throws IOException {
        VideoFormat preview = StillCodec.previewOf(still.video());
        writeLoop(still.previewKeyFrame(), SegmentFiles.PREVIEW_SKIP_FRAMES, preview, text);
    }

    private static void writeLoop(Path keyFrame, String skipFrames, VideoFormat video, Appendable text)
            throws IOException {
        text.append(HEAD);
        writeFrames(String.valueOf(keyFrame.getFileName()), 0, 1, video, text);
        for (long first = 1; first < video.framesPerLoop(); first += StillCodec.SKIP_FRAMES) {
            long count = Math.min(video.framesPerLoop() - first, StillCodec.SKIP_FRAMES);
            writeFrames(skipFrames, first, count, video, text);
        }
    }

    /**
     * Writes the first frames of a file.
     *
     * @param first where they go, counted from the start of the list
     */
    private static void writeFrames(String file, long first, long count, VideoFormat video, Appendable text)
            throws IOException {
        text.append("file '%s'\nduration %s\noutpoint %s\n"
                .formatted(file, duration(first, first + count, video), outpoint(count, video)));
    }

    /** The demuxer counts in microseconds: both ends are rounded on the part's own time, so that nothing adds up. */
    private static String duration(long firstFrame, long endFrame, VideoFormat video) {
        SampleRate rate = new SampleRate(video.framesPerSecond());
        return rate.seconds(endFrame, MICROSECONDS)
                .subtract(rate.seconds(firstFrame, MICROSECONDS))
                .toPlainString();
    }

    /** In the middle of the last frame: at its end, rounded up, one frame more would slip through. */
    private static String outpoint(long frames, VideoFormat video) {
        return new SampleRate(2 * video.framesPerSecond())
                .seconds(2 * frames - 1, MICROSECONDS)
                .toPlainString();
    }

    /** Writes the sound: each segment or silence with its exact length, but for silences beside a cut. */
    public static void writeAudio(JoinOrder part, Appendable text) throws IOException {
        text.append(HEAD);
        for (SoundPiece piece : part.joinedPieces()) {
            for (SoundPiece.SoundFile file : piece.files()) {
                String seconds =
                        part.sampleRate().seconds(file.samples(), NANOSECONDS).toPlainString();
                text.append("file '%s'\nduration %s\n".formatted(file.name(), seconds));
            }
        }
    }
}
