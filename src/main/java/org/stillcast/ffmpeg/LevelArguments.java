package org.stillcast.ffmpeg;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.stillcast.files.Folders;
import org.stillcast.loudness.Levelling;
import org.stillcast.work.SegmentOrder;

/**
 * Brings a segment to a loudness: the same picture, and as many samples, with a gain and, where peaks would go over, behind a
 * limiter. The new sound goes to the standard output as well, like that of {@link SegmentArguments}.
 */
public final class LevelArguments {
    /** The limiter goes down to a peak in this time: so far it looks ahead, and so late it is. */
    private static final int AHEAD_MILLISECONDS = 5;

    private static final int RELEASE_MILLISECONDS = 50;

    /** Sounds of more hertz than this need less for their true peaks. */
    private static final int COMMON_HERTZ = 48_000;

    private LevelArguments() {}

    /**
     * Returns the call.
     *
     * @param segment what is made, with its temporary
     * @param source the segment before it was levelled
     * @param samples that it has
     * @param levelling what is done to it
     */
    public static FfmpegCommand of(SegmentOrder segment, Path source, long samples, Levelling levelling) {
        int rate = segment.sampleRate().hertz();
        ArgumentList arguments = new ArgumentList()
                .filterOnOneThread()
                .add("-protocol_whitelist", "file", "-format_whitelist", "mov", "-codec_whitelist", "alac,h264")
                .add("-probesize", "32", "-analyzeduration", "0", "-skip_frame:v", "all", "-threads", "1")
                .add("-i", ArgumentList.url(source))
                .add("-filter_complex", "[0:a:0]" + filters(levelling, rate, samples) + SegmentArguments.TO_BOTH)
                .add("-map", "[segment]", "-map", "0:v:0?", "-c:v", "copy")
                .add("-ar", String.valueOf(rate))
                .add(SegmentArguments.LOSSLESS_ENCODER)
                .add("-map_metadata", "-1", "-map_chapters", "-1", "-fflags", "+bitexact", "-f", "mp4")
                .add(ArgumentList.url(segment.temporary()))
                .add("-map", "[heard]", "-fflags", "+bitexact")
                .add("-f", FfmpegCommand.SOUND_STREAM, FfmpegCommand.STANDARD_OUTPUT);
        return new FfmpegCommand(
                arguments.toList(),
                Folders.of(segment.temporary()),
                segment.timeLimit(),
                List.of(segment.temporary(), segment.sketchTemporary()));
    }

    /** Returns the filters that take a segment's sound to its levelled form. */
    static String filters(Levelling levelling, int rateHz, long samples) {
        String gain = String.format(Locale.ROOT, "volume=%.2fdB:precision=float", levelling.gain());
        return levelling.isLimited()
                ? limited(gain, rateHz, samples)
                : gain + ",aformat=sample_fmts=s16p,asettb=1/%1$d,asetpts=N".formatted(rateHz);
    }

    /**
     * The limiter runs at a multiple of the rate, where the samples come up to the true peak (BS.1770, annex 2). It is late by one
     * sample less than fit into its attack, so that is made a multiple of the samples of the segment plus one, and as much is
     * put behind the sound before and taken away in front of it afterwards. Newer versions than 5.0 can make up for it
     * themselves ({@code latency}); by default they do not. Half a sample more keeps the length from being rounded
     * down. Without {@code level=0} it would raise all to full scale.
     */
    private static String limited(String gain, int rateHz, long samples) {
        int times = rateHz > COMMON_HERTZ ? 2 : 4;
        int late = rateHz * AHEAD_MILLISECONDS / 1000;
        double attack = (times * late + 1.5) * 1000 / ((double) times * rateHz);
        return String.format(
                Locale.ROOT,
                "apad=pad_len=%d,%s,aresample=%d:internal_sample_fmt=fltp,"
                        + "alimiter=limit=%.6f:attack=%.6f:release=%d:level=0,"
                        + "aresample=%d:internal_sample_fmt=fltp,aformat=sample_fmts=s16p,asettb=1/%d,asetpts=N,"
                        + "atrim=start_sample=%d:end_sample=%d,asetpts=N",
                late,
                gain,
                times * rateHz,
                Math.pow(10, Levelling.CEILING / 20),
                attack,
                RELEASE_MILLISECONDS,
                rateHz,
                rateHz,
                late,
                late + samples);
    }
}
