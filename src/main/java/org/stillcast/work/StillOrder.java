package org.stillcast.work;

import java.nio.file.Path;

import org.stillcast.project.Answer;
import org.stillcast.project.Picture;
import org.stillcast.project.VideoFormat;

/**
 * A work order, which comes back as it is: a picture, encoded once as a loop of {@link VideoFormat#LOOP_SECONDS} seconds that all frames are copied
 * from; once in full size for the parts and once small for the segments.
 *
 * @param picture what is seen
 * @param video size, frame rate and the like of the full loop
 * @param target the full loop
 * @param temporary what is written before it is renamed to the target
 * @param previewTarget the small loop
 * @param previewTemporary what is written before it is renamed to the small loop
 */
public record StillOrder(
        Picture picture, VideoFormat video, Path target, Path temporary, Path previewTarget, Path previewTemporary)
        implements Answer {}
