package org.stillcast.ffmpeg;

import java.util.List;
import java.util.Optional;

import org.stillcast.files.Folders;
import org.stillcast.text.Words;
import org.stillcast.work.ChannelLayout;
import org.stillcast.work.SegmentOrder;

/**
 * Renders one clip: its sound, lossless, over a copy of the preview's frames. The same sound goes to the standard output, in
 * the form of AU with 16 bits: to look at it there costs far less than to decode the segment later.
 */
public final class SegmentArguments {
    private static final Words WORDS = Words.of(SegmentArguments.class);
    static final String FORMATS = "wav,w64,aiff,au,caf,mp3,aac,flac,ogg,mov,matroska,ac3,eac3,amr,asf";

    /** Names of both ffmpeg 4.4 and newer ones; those that one of them does not know do no harm. */
    static final String CODECS = String.join(
            ",",
            List.of(
                    "pcm_u8,pcm_s8,pcm_s16le,pcm_s16be,pcm_s24le,pcm_s24be,pcm_s32le,pcm_s32be",
                    "pcm_f32le,pcm_f32be,pcm_f64le,pcm_f64be,pcm_alaw,pcm_mulaw",
                    "adpcm_ima_wav,adpcm_ms,gsm,gsm_ms,libgsm,libgsm_ms",
                    "mp3,mp3float,mp2,mp2float,aac,vorbis,libvorbis,opus,libopus,flac,alac,speex,libspeex",
                    "ac3,eac3,amrnb,amrwb,libopencore_amrnb,libopencore_amrwb,wmav1,wmav2"));

    /** The index of a segment of the longest clip, which is in one piece, takes 75 MB of it. */
    static final String MAX_ALLOC_BYTES = "100663296";

    /**
     * Where both sides of a conversion are open, the first layout is taken, and a split with open ends refuses what has
     * more than two channels: so each end says what it can be, the sound that is heard behind its own conversion.
     */
    private static final String LAYOUTS = "stereo|mono";

    /** The end of a filter graph: the sound of the segment, and the same to be heard. */
    static final String TO_BOTH =
            ",asplit[segment][copy];[copy]aformat=sample_fmts=s16:channel_layouts=" + LAYOUTS + "[heard]";

    /** The same for all that is joined: the concat demuxer has one head for all files. */
    static final String[] LOSSLESS_ENCODER = {"-c:a", "alac", "-compression_level", "0"};

    private static final int MOST_HOURS = 24;
    private static final int MOST_SECONDS = MOST_HOURS * 3600;

    /** A sound that is stopped after this is refused for its length. */
    static final String STOP_SECONDS = String.valueOf(MOST_SECONDS + 1);

    private SegmentArguments() {}

    /**
     * Returns what is wrong with the length of a clip, in words that go on from its name; empty if nothing is. A file of
     * a few bytes can be made that has sound without end: it is stopped a little after this length, and then refused,
     * never cut.
     *
     * @param samples that were rendered
     */
    public static Optional<String> lengthFault(SegmentOrder segment, long samples) {
        return samples > (long) MOST_SECONDS * segment.sampleRate().hertz()
                ? Optional.of(WORDS.say("too-long", MOST_HOURS))
                : Optional.empty();
    }

    /**
     * Returns the call. It fails where the format of the clip changes, see {@link EvenArguments}. The sound comes first in the segment: newer versions leave the video out where a clip is shorter
     * than a frame, and the join, which goes by position, would drop such a clip without a word.
     */
    public static FfmpegCommand of(SegmentOrder segment) {
        String rate = String.valueOf(segment.sampleRate().hertz());
        String ffmpeg = segment.rendering().ffmpegVersion();
        ArgumentList arguments =
                new ArgumentList().add("-max_alloc", MAX_ALLOC_BYTES).filterOnOneThread();
        segment.preview()
                .ifPresent(loop -> arguments
                        .add("-probesize", "32", "-analyzeduration", "0", "-skip_frame", "all", "-stream_loop", "-1")
                        .readOnOneThread(ffmpeg)
                        .add("-i", ArgumentList.url(loop)));
        boolean isSeen = segment.preview().isPresent();
        String clip = isSeen ? "[1:a:0]" : "[0:a:0]";
        arguments
                .readOnOneThread(ffmpeg)
                .untrustedInput(FORMATS, CODECS, segment.clip().audio(), "-vn", "-sn", "-dn", "-reinit_filter", "0")
                .add("-filter_complex", clip + filters(segment.layout(), rate) + TO_BOTH)
                .add("-map", "[segment]")
                .add(isSeen ? new String[] {"-map", "0:v:0", "-c:v", "copy"} : new String[0])
                .add("-ar", rate)
                .add(LOSSLESS_ENCODER)
                .add("-map_metadata", "-1", "-map_chapters", "-1")
                .add(isSeen ? new String[] {"-shortest"} : new String[0])
                .add("-fflags", "+bitexact")
                .add("-t", STOP_SECONDS, "-f", "mp4")
                .add(ArgumentList.url(segment.temporary()))
                .add("-map", "[heard]", "-fflags", "+bitexact", "-t", STOP_SECONDS)
                .add("-f", FfmpegCommand.SOUND_STREAM, FfmpegCommand.STANDARD_OUTPUT);
        return new FfmpegCommand(
                arguments.toList(),
                Folders.of(segment.temporary()),
                segment.timeLimit(),
                List.of(segment.temporary(), segment.sketchTemporary()));
    }

    /**
     * All segments get one sample format: a concat list that mixes 16 and 24 bit ALAC loses half of the sound without a
     * word (ffmpeg 4.4 and 5.1). What claims fewer than 1000 samples a second is no sound: from a few bytes the conversion
     * would make hundreds of megabytes in one piece. Timestamps are counted anew, since those of a Matroska clip are rounded to milliseconds;
     * in whole samples, since {@code N/SR/TB} is off by one now and then.
     */
    private static String filters(ChannelLayout layout, String rate) {
        return form(layout, rate) + ",asettb=1/" + rate + ",asetpts=N";
    }

    /** Returns the filters that bring any sound into the form that the segments of a project have. */
    static String form(ChannelLayout layout, String rate) {
        String channels = layout == ChannelLayout.MONO ? "mono" : LAYOUTS;
        String format =
                "aselect=gte(sample_rate\\,1000),aresample=%1$s:internal_sample_fmt=fltp,aformat=sample_fmts=s16p:sample_rates=%1$s:channel_layouts=%2$s"
                        .formatted(rate, channels);
        // ffmpeg's own way from mono to stereo makes it 3 dB quieter.
        String pan = layout == ChannelLayout.STEREO ? ",pan=stereo|FL=FC+FL|FR=FC+FR" : "";
        return format + pan;
    }
}
