package org.stillcast.work;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.stillcast.project.Answer;
import org.stillcast.project.AudioFormat;
import org.stillcast.project.VideoFormat;
import org.stillcast.timeline.RenderedSegment;

/**
 * A work order: a run of segments, to be joined to one finished video. It comes back as it is once it is joined, to be
 * proven then.
 *
 * @param number from 1
 * @param count parts of the project
 * @param segments at least one, in order
 * @param samples of all of them
 * @param frames of the video, >= 1
 * @param channels 1 or 2
 * @param still loop that its picture is copied from
 * @param fileName name of the finished part in the project's folder
 * @param target the part while the project is put together
 * @param temporary what is written before it is renamed to the target
 * @param fingerprint of all that decides the part's bytes
 * @param timeLimit after which its ffmpeg is killed
 */
public record JoinOrder(
        int number,
        int count,
        List<RenderedSegment> segments,
        long samples,
        long frames,
        VideoFormat video,
        AudioFormat audio,
        int channels,
        Path still,
        String fileName,
        Path target,
        Path temporary,
        String fingerprint,
        Duration timeLimit)
        implements Answer {}
