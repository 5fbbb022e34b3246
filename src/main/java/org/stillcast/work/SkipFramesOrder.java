package org.stillcast.work;

import java.nio.file.Path;

import org.stillcast.project.VideoFormat;

/**
 * Encode a run of frames that say "as before", once for all pictures of a project: in the size of the parts, and in
 * that of the segments. They hold no picture, so they may follow the key frame of any.
 *
 * @param video the form of the parts' picture
 * @param target the run in full size
 * @param temporary what is written before it is renamed to the target
 * @param previewTarget the small run
 * @param previewTemporary what is written before it is renamed to the small run
 */
public record SkipFramesOrder(VideoFormat video, Path target, Path temporary, Path previewTarget, Path previewTemporary)
        implements Order {
    @Override
    public String nameInLog() {
        return "Frames that say \"as before\"";
    }
}
