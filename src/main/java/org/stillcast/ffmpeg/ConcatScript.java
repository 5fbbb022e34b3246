package org.stillcast.ffmpeg;

import java.util.regex.Pattern;

import org.stillcast.format.VideoFormat;
import org.stillcast.plan.Part;
import org.stillcast.plan.RenderedSegment;
import org.stillcast.timeline.SampleRate;

/**
 * The two lists that a part is joined from, for ffmpeg's concat demuxer. They name files of ours only, relative to the
 * list's own folder.
 *
 * @param text the list
 * @param portable whether all names in it are of the portable character set, as the demuxer's safe mode wants
 */
public record ConcatScript(String text, boolean portable) {
    private static final String HEAD = "ffconcat version 1.0\n";
    private static final int MICROSECONDS = 6;
    private static final int NANOSECONDS = 9;
    private static final Pattern PORTABLE = Pattern.compile("[A-Za-z0-9._-]+");

    /** Returns the name of the list of a part's picture. */
    public static String videoName(Part part) {
        return "part%03d_video.ffconcat".formatted(part.number());
    }

    /** Returns the name of the list of a part's sound. */
    public static String audioName(Part part) {
        return "part%03d_audio.ffconcat".formatted(part.number());
    }

    /** Returns the picture: the still's loop as often as it fits, then what is left of it. */
    public static ConcatScript video(Part part) {
        VideoFormat video = part.video();
        String name = part.still().getFileName().toString();
        StringBuilder text = new StringBuilder(HEAD);
        long first = 0;
        while (first < part.frames()) {
            long count = Math.min(part.frames() - first, video.framesPerLoop());
            text.append("file '%s'\nduration %s\noutpoint %s\n"
                    .formatted(name, duration(first, first + count, video), outpoint(count, video)));
            first += count;
        }
        return new ConcatScript(text.toString(), PORTABLE.matcher(name).matches());
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

    /** Returns the sound: each segment once, with its exact length. */
    public static ConcatScript audio(Part part) {
        StringBuilder text = new StringBuilder(HEAD);
        boolean portable = true;
        for (RenderedSegment segment : part.segments()) {
            String seconds = part.audio()
                    .sampleRate()
                    .seconds(segment.samples(), NANOSECONDS)
                    .toPlainString();
            text.append("file '%s'\nduration %s\n".formatted(segment.fileName(), seconds));
            portable &= PORTABLE.matcher(segment.fileName()).matches();
        }
        return new ConcatScript(text.toString(), portable);
    }
}
