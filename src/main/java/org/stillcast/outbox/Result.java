package org.stillcast.outbox;

import java.time.Instant;
import java.util.List;

import org.stillcast.project.BadClip;
import org.stillcast.project.Clip;
import org.stillcast.project.Origin;
import org.stillcast.project.SampleRate;
import org.stillcast.work.RenderedPart;

/**
 * A finished project: what its result file says.
 *
 * @param id of the project
 * @param stillcastVersion that made it
 * @param ffmpegVersion that made it
 * @param manifestSha256 of the manifest that it was made from
 * @param origin of the project
 * @param started when work on it began
 * @param finished when its last part was there
 * @param sampleRate of its sound
 * @param channels of its sound, 1 or 2
 * @param splitEverySamples longest part that was asked for; 0 for one part
 * @param skipped clips that were left out
 * @param warnings what decoders said about clips that are in it
 * @param audio for each clip of the project, by position, its file as a path that starts at the base
 * @param parts all of them, in order
 * @param changedParts names of those that an earlier result did not have, or not with the same content
 */
public record Result(
        String id,
        String stillcastVersion,
        String ffmpegVersion,
        String manifestSha256,
        Origin origin,
        Instant started,
        Instant finished,
        SampleRate sampleRate,
        int channels,
        long splitEverySamples,
        List<BadClip> skipped,
        List<Warning> warnings,
        List<String> audio,
        List<RenderedPart> parts,
        List<String> changedParts) {

    /**
     * Something about a clip that is in the video all the same.
     *
     * @param position its index among the project's clips
     * @param clip which clip
     * @param message what a person should know
     */
    public record Warning(int position, Clip clip, String message) {}

    public Result {
        skipped = List.copyOf(skipped);
        warnings = List.copyOf(warnings);
        parts = List.copyOf(parts);
        changedParts = List.copyOf(changedParts);
    }

    /** Returns the exact length of all parts together. */
    public long samples() {
        return parts.stream().mapToLong(rendered -> rendered.part().samples()).sum();
    }
}
