package org.stillcast.ffmpeg;

import java.nio.file.Path;
import java.util.List;

import org.stillcast.work.JoinOrder;
import org.stillcast.work.PartForm;

/**
 * Joins a part: the sound of its segments, encoded once, or that of an earlier part, copied, over the frames of the
 * stills' loops.
 */
public final class JoinArguments {
    /** Nothing but our own lossless sound is decoded. */
    private static final String LOSSLESS = "alac";

    private JoinArguments() {}

    /** Returns the call; the part's lists are in its folder. */
    public static FfmpegCommand of(JoinOrder part) {
        // Ids may have letters of any script, which safe mode refuses; what else it is for, the ids' pattern rules out.
        boolean isPortable = ConcatScript.isPortable(part);
        boolean hasPicture = part.form() == PartForm.VIDEO;
        ArgumentList arguments = new ArgumentList();
        if (hasPicture) {
            arguments
                    .readOnOneThread(part.content().ffmpegVersion())
                    .ownList(LOSSLESS, isPortable, ConcatScript.videoName(part));
        }
        part.sound()
                .ifPresentOrElse(
                        earlier -> copyInput(arguments, earlier.file(), part),
                        () -> arguments
                                .filterOnOneThread()
                                .readOnOneThread(part.content().ffmpegVersion())
                                .ownList(LOSSLESS, isPortable, ConcatScript.audioName(part)));
        arguments.add(hasPicture ? new String[] {"-map", "0:v:0", "-map", "1:a:0"} : new String[] {"-map", "0:a:0"});
        part.sound().ifPresentOrElse(earlier -> copy(arguments, part), () -> encode(arguments, part));
        arguments
                .add("-threads", "1", "-map_metadata", "-1", "-map_chapters", "-1", "-fflags", "+bitexact")
                .add(container(part.form()))
                .add(ArgumentList.url(part.temporary()));
        return new FfmpegCommand(arguments.toList(), part.folder(), part.timeLimit(), List.of(part.temporary()));
    }

    static String[] container(PartForm form) {
        return switch (form) {
            case VIDEO -> new String[] {"-movflags", "+faststart", "-f", "mp4"};
            case AAC -> new String[] {"-movflags", "+faststart", "-f", "ipod"};
            case MP3 -> new String[] {"-f", "mp3"};
        };
    }

    private static void encode(ArgumentList arguments, JoinOrder part) {
        int bitrateKbps = part.content().sound().bitrateKbps();
        arguments
                .add(part.form() == PartForm.VIDEO ? new String[] {"-c:v", "copy"} : new String[0])
                .add("-af", "asettb=1/%d,asetpts=N".formatted(part.sampleRate().hertz()) + cut(part))
                .add(part.form() == PartForm.MP3 ? Mp3Codec.encoder(bitrateKbps) : AacCodec.encoder(bitrateKbps));
    }

    /**
     * A clip is cut here: the concat demuxer cuts lossless sound at its packets only. So a silence beside a cut comes after
     * that.
     */
    private static String cut(JoinOrder part) {
        if (!part.isCut()) {
            return "";
        }
        long first = part.skippedSamples();
        long end = first + part.samples() - part.leadPutIn() - part.tailPutIn();
        return ",atrim=start_sample=%d:end_sample=%d,asetpts=N".formatted(first, end)
                + (part.leadPutIn() > 0 ? ",adelay=delays=%dS:all=1".formatted(part.leadPutIn()) : "")
                + (part.tailPutIn() > 0 ? ",apad=pad_len=%d".formatted(part.tailPutIn()) : "");
    }

    /**
     * How much of an AAC track is to be heard stands in its edit list, in milliseconds: applied to packets, it would cut
     * the end of the last one. Without it, newer versions than 4.4 make the last packet longer with each copy.
     */
    private static void copyInput(ArgumentList arguments, Path earlier, JoinOrder part) {
        arguments
                .readOnOneThread(part.content().ffmpegVersion())
                .add(AacCodec.onlyParts())
                .add("-advanced_editlist", "0", "-vn", "-i", ArgumentList.url(earlier));
    }

    private static void copy(ArgumentList arguments, JoinOrder part) {
        arguments.add("-c", "copy").add(AacCodec.lastPacket(part.content().ffmpegVersion(), part.samples()));
    }
}
