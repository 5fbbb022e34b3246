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
        SampleRate frames = new SampleRate(video.framesPerSecond());
        for (long left = part.frames(); left > 0; left -= video.framesPerLoop()) {
            String seconds =
                    frames.seconds(Math.min(left, video.framesPerLoop()), 6).toPlainString();
            text.append("file '%s'\nduration %s\noutpoint %s\n".formatted(name, seconds, seconds));
        }
        return new ConcatScript(text.toString(), PORTABLE.matcher(name).matches());
    }

    /** Returns the sound: each segment once, with its exact length. */
    public static ConcatScript audio(Part part) {
        StringBuilder text = new StringBuilder(HEAD);
        boolean portable = true;
        for (RenderedSegment segment : part.segments()) {
            String seconds =
                    part.audio().sampleRate().seconds(segment.samples(), 9).toPlainString();
            text.append("file '%s'\nduration %s\n".formatted(segment.fileName(), seconds));
            portable &= PORTABLE.matcher(segment.fileName()).matches();
        }
        return new ConcatScript(text.toString(), portable);
    }
}
