package org.stillcast.work;

import java.nio.file.Path;
import java.util.Optional;

import org.stillcast.project.Picture;
import org.stillcast.project.VideoFormat;

/**
 * Encode a picture, perhaps with a slide on it, once as a loop of {@link VideoFormat#LOOP_SECONDS} seconds that all
 * frames are copied from; once in full size for the parts and once small for the segments. A loop is a key frame, and
 * behind it frames that say "as before".
 *
 * @param number of what is seen, from 0: the pictures of the project, and behind them its slides
 * @param picture what is seen
 * @param place of the picture in the manifest, as a JSON pointer
 * @param slide what is written on it
 * @param encoding what decides the bytes of the loops
 * @param target the full loop
 * @param temporary what is written before it is renamed to the target
 * @param previewTarget the small loop
 * @param previewTemporary what is written before it is renamed to the small loop
 */
public record StillOrder(
        int number,
        Picture picture,
        String place,
        Optional<Slide> slide,
        Encoding encoding,
        Path target,
        Path temporary,
        Path previewTarget,
        Path previewTemporary)
        implements Order {
    /**
     * What decides the bytes of the loops, and so their fingerprint.
     *
     * @param recipe name of the way it is done
     * @param ffmpegVersion that does it
     * @param video size, frame rate and the like of the full loop
     * @param orientation of the picture, EXIF's number
     * @param source SHA-256 of the picture's file, in hexadecimal
     */
    public record Encoding(String recipe, String ffmpegVersion, VideoFormat video, int orientation, String source) {}

    /** Returns where the slide's layer is meanwhile: a temporary file. */
    public Path layer() {
        String name = temporary.getFileName().toString();
        return temporary.resolveSibling("slide_" + name.substring(0, name.lastIndexOf('.')) + ".png");
    }

    /** Returns where the key frame of the full loop is meanwhile: a temporary file. */
    public Path keyFrame() {
        return keyFrame(temporary);
    }

    /** Returns where the key frame of the small loop is meanwhile: a temporary file. */
    public Path previewKeyFrame() {
        return keyFrame(previewTemporary);
    }

    private static Path keyFrame(Path loop) {
        return loop.resolveSibling("key_" + loop.getFileName());
    }

    /** Returns the form of the full loop. */
    public VideoFormat video() {
        return encoding.video();
    }

    @Override
    public String nameInLog() {
        return "Picture " + picture.file().getFileName();
    }
}
