package org.stillcast.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.IntFunction;

import org.stillcast.files.WholeFiles;
import org.stillcast.project.ChannelRule;
import org.stillcast.project.Clip;
import org.stillcast.project.Project;
import org.stillcast.work.ChannelLayout;
import org.stillcast.work.SegmentOrder;
import org.stillcast.workspace.Workspace;

/** Makes the order for the segment of a clip. Not safe for use by several threads. */
final class SegmentOrderMaker {
    private static final long BYTES_PER_EXTRA_SECOND = 100_000;

    private final Project project;
    private final Workspace workspace;
    private final SegmentNames names;
    private final ClipSources sources;
    private final IntFunction<Optional<Path>> previews;
    private final Duration clipTimeout;
    private final boolean strict;

    /**
     * @param previews returns the loop that the picture of a clip's segment is copied from
     * @param clipTimeout time limit of a clip of no size
     * @param strict whether a decoder's complaint makes a bad clip
     */
    SegmentOrderMaker(
            Project project,
            Workspace workspace,
            SegmentNames names,
            ClipSources sources,
            IntFunction<Optional<Path>> previews,
            Duration clipTimeout,
            boolean strict) {
        this.project = project;
        this.workspace = workspace;
        this.names = names;
        this.sources = sources;
        this.previews = previews;
        this.clipTimeout = clipTimeout;
        this.strict = strict;
    }

    /**
     * Returns the order for a clip; the clip is read if nobody has done so yet.
     *
     * @param isStereo whether it is known by now that the project is
     * @throws IOException if the clip cannot be read
     */
    SegmentOrder order(int position, boolean isStereo) throws IOException {
        Clip clip = project.clips().get(position);
        Path target = workspace.segment(clip.id());
        String fingerprint = names.of(position);
        Path sketch = workspace.sketch(fingerprint);
        return new SegmentOrder(
                position,
                clip,
                names.rendering(),
                fingerprint,
                layout(isStereo),
                previews.apply(position),
                target,
                WholeFiles.temporaryFor(target),
                sketch,
                WholeFiles.temporaryFor(sketch),
                clipTimeout.plusSeconds(sources.bytes(position) / BYTES_PER_EXTRA_SECOND),
                names.level(),
                strict);
    }

    private ChannelLayout layout(boolean isStereo) {
        if (project.audio().channels() == ChannelRule.MONO) {
            return ChannelLayout.MONO;
        }
        return isStereo ? ChannelLayout.STEREO : ChannelLayout.AS_IT_IS;
    }
}
