package org.stillcast.ffmpeg;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.stillcast.files.Folders;
import org.stillcast.work.SilencesOrder;
import org.stillcast.work.SilencesOrder.SilenceFile;

/**
 * Makes files of digital silence, many in one call, in the form of the sound of segments: with another level of compression
 * the concat demuxer, which has one head for all files, would lose sound.
 */
public final class SilencesArguments {
    private static final Duration TIME_LIMIT = Duration.ofMinutes(2);

    private SilencesArguments() {}

    public static FfmpegCommand of(SilencesOrder order) {
        ArgumentList arguments = new ArgumentList().filterOnOneThread().add("-filter_complex", graph(order));
        for (int i = 0; i < order.files().size(); i++) {
            arguments
                    .add("-map", "[s" + i + "]")
                    .add(SegmentArguments.LOSSLESS_ENCODER)
                    .add(
                            "-map_metadata",
                            "-1",
                            "-fflags",
                            "+bitexact",
                            "-threads",
                            "1",
                            "-f",
                            "mp4",
                            ArgumentList.url(order.files().get(i).temporary()));
        }
        List<Path> outputs = order.files().stream().map(SilenceFile::temporary).toList();
        return new FfmpegCommand(arguments.toList(), Folders.of(outputs.get(0)), TIME_LIMIT, outputs);
    }

    private static String graph(SilencesOrder order) {
        StringBuilder graph = new StringBuilder();
        for (int i = 0; i < order.files().size(); i++) {
            graph.append(i == 0 ? "" : ";")
                    .append(
                            "anullsrc=r=%1$d:cl=%2$s:n=4096,aformat=sample_fmts=s16p,asettb=1/%1$d,atrim=end_sample=%3$d[s%4$d]"
                                    .formatted(
                                            order.rate().hertz(),
                                            order.channels() == 1 ? "mono" : "stereo",
                                            order.files().get(i).samples(),
                                            i));
        }
        return graph.toString();
    }
}
