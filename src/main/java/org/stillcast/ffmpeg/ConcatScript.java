package org.stillcast.ffmpeg;

import java.io.IOException;
import java.util.regex.Pattern;

import org.stillcast.project.SampleRate;
import org.stillcast.project.VideoFormat;
import org.stillcast.timeline.RenderedSegment;
import org.stillcast.work.JoinOrder;

/**
 * The two lists that a part is joined from, for ffmpeg's concat demuxer. They name files of ours only, relative to the
 * list's own folder. Written piece by piece: a part may have a hundred thousand segments.
 */
public final class ConcatScript {
    private static final String HEAD = "ffconcat version 1.0\n";
    private static final int MICROSECONDS = 6;
    private static final int NANOSECONDS = 9;
    private static final Pattern PORTABLE = Pattern.compile("[A-Za-z0-9._-]+");

    private ConcatScript() {}

    /** Returns the name of the list of a part's picture. */
    public static String videoName(JoinOrder part) {
        return "part%03d_video.ffconcat".formatted(part.number());
    }

    /** Returns the name of the list of a part's sound. */
    public static String audioName(JoinOrder part) {
        return "part%03d_audio.ffconcat".formatted(part.number());
    }

    /** Tells whether all names in the lists are of the portable character set, as the demuxer's safe mode wants. */
    public static boolean isPortable(JoinOrder part) {
        return isPortable(name(part)) && part.segments().stream().allMatch(segment -> isPortable(segment.fileName()));
    }

    private static boolean isPortable(String name) {
        return PORTABLE.matcher(name).matches();
    }

    private static String name(JoinOrder part) {
        return part.still().getFileName().toString();
    }

    /** Writes the picture: the still's loop as often as it fits, then what is left of it. */
    public static void writeVideo(JoinOrder part, Appendable text) throws IOException {
        VideoFormat video = part.video();
        text.append(HEAD);
        long first = 0;
        while (first < part.frames()) {
            long count = Math.min(part.frames() - first, video.framesPerLoop());
            text.append("file '%s'\nduration %s\noutpoint %s\n"
                    .formatted(name(part), duration(first, first + count, video), outpoint(count, video)));
            first += count;
        }
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

    /** Writes the sound: each segment once, with its exact length. */
    public static void writeAudio(JoinOrder part, Appendable text) throws IOException {
        text.append(HEAD);
        for (RenderedSegment segment : part.segments()) {
            String seconds = part.audio()
                    .sampleRate()
                    .seconds(segment.samples(), NANOSECONDS)
                    .toPlainString();
            text.append("file '%s'\nduration %s\n".formatted(segment.fileName(), seconds));
        }
    }
}
