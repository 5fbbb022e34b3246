package org.stillcast.ffmpeg;

import java.util.ArrayList;
import java.util.List;

import org.stillcast.project.Picture;
import org.stillcast.work.DressOrder;
import org.stillcast.work.PartForm;

/** Gives a part its tags, chapters, subtitles and cover by copying its packets; nothing is decoded. */
public final class DressArguments {
    private DressArguments() {}

    /**
     * Returns the call; the order's texts are in its folder. Subtitles come as a track of ours: ffmpeg would take what looks
     * like markup in a text for that. The edit list of an AAC track, in milliseconds, would cut its last packet.
     */
    public static FfmpegCommand of(DressOrder order) {
        String ffmpeg = order.content().ffmpegVersion();
        boolean isVideo = order.form() == PartForm.VIDEO;
        List<String> maps = new ArrayList<>();
        List<String> streams = new ArrayList<>();
        ArgumentList arguments = new ArgumentList()
                .readOnOneThread(ffmpeg)
                .add(AacCodec.onlyParts())
                .add("-advanced_editlist", "0", "-sn", "-dn")
                .add(isVideo ? new String[0] : new String[] {"-vn"})
                .add("-i", ArgumentList.url(order.source().file()))
                .readOnOneThread(ffmpeg)
                .add("-protocol_whitelist", "file", "-format_whitelist", "ffmetadata")
                .add("-f", "ffmetadata", "-i", ArgumentList.url(order.tagFile()));
        if (isVideo) {
            maps.addAll(List.of("-map", "0:v:0"));
            streams.addAll(List.of("-disposition:v:0", "default"));
        }
        maps.addAll(List.of("-map", "0:a:0"));
        streams.addAll(List.of("-disposition:a:0", "default"));
        streams.addAll(List.of("-metadata:s:a:0", "language=" + order.content().language()));
        int input = 2;
        if (isVideo && order.cues().isPresent()) {
            arguments
                    .readOnOneThread(ffmpeg)
                    .add("-protocol_whitelist", "file", "-format_whitelist", "mov")
                    .add("-codec_whitelist", ArgumentList.NOTHING_IS_DECODED, "-i", ArgumentList.url(order.cueFile()));
            maps.addAll(List.of("-map", input++ + ":s:0"));
            streams.addAll(List.of("-disposition:s:0", "0"));
            streams.addAll(
                    List.of("-metadata:s:s:0", "language=" + order.content().language()));
        }
        if (order.cover().isPresent()) {
            Picture cover = order.cover().get();
            boolean isPng = cover.kind() == Picture.Kind.PNG;
            arguments // decoded only to see how large it is
                    .readOnOneThread(ffmpeg)
                    .add("-protocol_whitelist", "file", "-codec_whitelist", isPng ? "png" : "mjpeg")
                    .add("-f", isPng ? "png_pipe" : "jpeg_pipe")
                    .add("-i", ArgumentList.url(cover.file()));
            maps.addAll(List.of("-map", input + ":v:0"));
            streams.addAll(List.of("-disposition:v:" + (isVideo ? 1 : 0), "attached_pic"));
        }
        arguments.add(maps.toArray(String[]::new)).add("-c", "copy");
        arguments.add(AacCodec.lastPacket(ffmpeg, order.samples()));
        arguments
                .add("-map_metadata", "1", "-map_metadata:s", "-1", "-map_chapters", "1")
                .add(streams.toArray(String[]::new))
                .add("-threads", "1", "-fflags", "+bitexact")
                .add(JoinArguments.container(order.form()))
                .add(ArgumentList.url(order.temporary()));
        return new FfmpegCommand(arguments.toList(), order.folder(), order.timeLimit(), List.of(order.temporary()));
    }
}
