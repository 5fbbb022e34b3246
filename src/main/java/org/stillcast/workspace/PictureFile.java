package org.stillcast.workspace;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;

import org.stillcast.plan.Picture;

/** Reads what a picture's head says: kind, size, orientation. Nothing is decoded. */
public final class PictureFile {
    private final long maxPixels;

    /**
     * @param maxPixels most pixels that a picture may have
     */
    public PictureFile(long maxPixels) {
        this.maxPixels = maxPixels;
    }

    /**
     * Returns what a file's head says.
     *
     * @param file real path
     * @throws UnusableFileException if it is no picture of an accepted kind, or too large
     * @throws IOException if it cannot be read
     */
    public Picture read(Path file) throws UnusableFileException, IOException {
        if (FileState.of(file).bytes() == 0) {
            throw new UnusableFileException("is empty (0 bytes)");
        }
        PictureHead head = head(file);
        if (head.animated()) {
            throw new UnusableFileException("is an animated WebP; give a picture that stands still");
        }
        if (head.width() > Integer.MAX_VALUE || head.height() > Integer.MAX_VALUE) {
            throw new UnusableFileException("is a damaged picture: its head says that it is %d×%d pixels"
                    .formatted(head.width(), head.height()));
        }
        long pixels = Math.multiplyExact(head.width(), head.height());
        if (pixels <= 0) {
            throw new UnusableFileException("is a damaged picture: its head says that it has no pixels");
        }
        if (pixels > maxPixels) {
            throw new UnusableFileException("is %d×%d = %d pixels; at most %d are allowed (stillcast.max-pixels)"
                    .formatted(head.width(), head.height(), pixels, maxPixels));
        }
        return new Picture(
                file, head.kind(), Math.toIntExact(head.width()), Math.toIntExact(head.height()), head.orientation());
    }

    private static PictureHead head(Path file) throws UnusableFileException, IOException {
        try {
            return PictureHead.read(file)
                    .orElseThrow(() -> new UnusableFileException(
                            "is not a picture that can be used (jpg, png, webp, gif, bmp or tiff)"));
        } catch (EOFException e) {
            throw new UnusableFileException("is a damaged picture: its head cannot be read");
        }
    }
}
