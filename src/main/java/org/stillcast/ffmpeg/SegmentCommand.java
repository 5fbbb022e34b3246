package org.stillcast.ffmpeg;

import org.stillcast.format.Layout;
import org.stillcast.plan.Folders;
import org.stillcast.plan.Segment;

/** Renders one clip: its sound, lossless, over a copy of the preview's frames. */
public final class SegmentCommand {
    private static final String FORMATS = "wav,w64,aiff,au,caf,mp3,aac,flac,ogg,mov,matroska,ac3,eac3,amr,asf";
    private static final String CODECS =
            "pcm_u8,pcm_s8,pcm_s16le,pcm_s16be,pcm_s24le,pcm_s24be,pcm_s32le,pcm_s32be,pcm_f32le,pcm_f32be,pcm_f64le,"
                    + "pcm_f64be,pcm_alaw,pcm_mulaw,adpcm_ms,adpcm_ima_wav,gsm,gsm_ms,mp3,mp3float,aac,vorbis,libvorbis,"
                    + "opus,libopus,flac,alac,ac3,eac3,amrnb,amrwb,wmav1,wmav2";

    private SegmentCommand() {}

    public static Command of(Segment segment) {
        String rate = String.valueOf(segment.sampleRate().hertz());
        Arguments arguments = new Arguments()
                .add("-probesize", "32", "-analyzeduration", "0", "-skip_frame", "all", "-stream_loop", "-1")
                .add("-i", Arguments.url(segment.still()))
                .untrustedInput(FORMATS, CODECS, segment.clip().audio(), "-vn", "-sn", "-dn")
                .add("-map", "0:v", "-map", "1:a:0", "-c:v", "copy")
                .add("-af", filters(segment.layout(), rate))
                .add("-ar", rate, "-c:a", "alac", "-map_metadata", "-1", "-shortest", "-f", "mp4")
                .add(Arguments.url(segment.temporary()));
        return new Command(arguments.toList(), Folders.of(segment.temporary()), segment.timeLimit());
    }

    /**
     * All segments get one sample format: a concat list that mixes 16 and 24 bit ALAC loses half of the sound without a
     * word (ffmpeg 4.4 and 5.1). Counted timestamps, because those of a Matroska clip are rounded to milliseconds.
     */
    private static String filters(Layout layout, String rate) {
        String channels = layout == Layout.MONO ? "mono" : "mono|stereo";
        String format = "aformat=sample_fmts=s16p:channel_layouts=%s:sample_rates=%s".formatted(channels, rate);
        // ffmpeg's own way from mono to stereo makes it 3 dB quieter.
        String pan = layout == Layout.STEREO ? ",pan=stereo|FL=FC+FL|FR=FC+FR" : "";
        return format + pan + ",asetpts=N/SR/TB";
    }
}
