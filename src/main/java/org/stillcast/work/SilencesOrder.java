package org.stillcast.work;

import java.nio.file.Path;
import java.util.List;

import org.stillcast.project.SampleRate;

/**
 * Make files of silence, which stand in the sound of parts between segments.
 *
 * @param files at least one
 * @param ffmpegVersion that does it
 * @param rate of all of them
 * @param channels of all of them, 1 or 2
 */
public record SilencesOrder(List<SilenceFile> files, String ffmpegVersion, SampleRate rate, int channels)
        implements Order {
    /**
     * A file of silence.
     *
     * @param samples exact length, > 0
     * @param target the file
     * @param temporary what is written before it is renamed to the target
     */
    public record SilenceFile(long samples, Path target, Path temporary) {}

    public SilencesOrder {
        files = List.copyOf(files);
    }

    @Override
    public String nameInLog() {
        return "Silences";
    }
}
