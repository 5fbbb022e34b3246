package org.stillcast.workspace;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import com.drew.imaging.FileType;
import com.drew.imaging.FileTypeDetector;
import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.bmp.BmpHeaderDirectory;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.gif.GifHeaderDirectory;
import com.drew.metadata.jpeg.JpegDirectory;
import com.drew.metadata.png.PngDirectory;
import com.drew.metadata.webp.WebpDirectory;
import org.jspecify.annotations.Nullable;
import org.stillcast.plan.Picture;

/** Reads what a picture's head says: kind, size, orientation. Nothing is decoded. */
public final class PictureFile {
    private static final Map<FileType, Picture.Kind> KINDS = Map.of(
            FileType.Bmp, Picture.Kind.BMP,
            FileType.Gif, Picture.Kind.GIF,
            FileType.Jpeg, Picture.Kind.JPEG,
            FileType.Png, Picture.Kind.PNG,
            FileType.Tiff, Picture.Kind.TIFF,
            FileType.WebP, Picture.Kind.WEBP);

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
     * @throws UnusableFileException if it is no picture of an accepted kind, or too large
     * @throws IOException if it cannot be read
     */
    public Picture read(Path file) throws UnusableFileException, IOException {
        if (Files.size(file) == 0) {
            throw new UnusableFileException("is empty (0 bytes)");
        }
        Picture.Kind kind = KINDS.get(typeOf(file));
        if (kind == null) {
            throw new UnusableFileException("is not a picture that can be used (jpg, png, webp, gif, bmp or tiff)");
        }
        try {
            Metadata head = ImageMetadataReader.readMetadata(file.toFile());
            if (isAnimatedWebp(head)) {
                throw new UnusableFileException("is an animated WebP; give a picture that stands still");
            }
            Picture picture =
                    new Picture(file, kind, size(head, kind, true), size(head, kind, false), orientation(head));
            return checked(picture);
        } catch (ImageProcessingException | IOException | RuntimeException e) {
            throw new UnusableFileException("is a damaged picture: its head cannot be read");
        }
    }

    private static @Nullable FileType typeOf(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return FileTypeDetector.detectFileType(in);
        }
    }

    private Picture checked(Picture picture) throws UnusableFileException {
        long pixels = Math.multiplyExact((long) picture.width(), picture.height());
        if (pixels <= 0) {
            throw new UnusableFileException("is a damaged picture: its head says that it has no pixels");
        }
        if (pixels > maxPixels) {
            throw new UnusableFileException("is %d×%d = %d pixels; at most %d are allowed (stillcast.max-pixels)"
                    .formatted(picture.width(), picture.height(), pixels, maxPixels));
        }
        return picture;
    }

    private static int size(Metadata head, Picture.Kind kind, boolean width) {
        return switch (kind) {
            case BMP ->
                Math.abs(value(
                        head,
                        BmpHeaderDirectory.class,
                        width ? BmpHeaderDirectory.TAG_IMAGE_WIDTH : BmpHeaderDirectory.TAG_IMAGE_HEIGHT));
            case GIF ->
                value(
                        head,
                        GifHeaderDirectory.class,
                        width ? GifHeaderDirectory.TAG_IMAGE_WIDTH : GifHeaderDirectory.TAG_IMAGE_HEIGHT);
            case JPEG ->
                value(
                        head,
                        JpegDirectory.class,
                        width ? JpegDirectory.TAG_IMAGE_WIDTH : JpegDirectory.TAG_IMAGE_HEIGHT);
            case PNG ->
                value(head, PngDirectory.class, width ? PngDirectory.TAG_IMAGE_WIDTH : PngDirectory.TAG_IMAGE_HEIGHT);
            case TIFF ->
                value(
                        head,
                        ExifIFD0Directory.class,
                        width ? ExifIFD0Directory.TAG_IMAGE_WIDTH : ExifIFD0Directory.TAG_IMAGE_HEIGHT);
            case WEBP ->
                value(
                        head,
                        WebpDirectory.class,
                        width ? WebpDirectory.TAG_IMAGE_WIDTH : WebpDirectory.TAG_IMAGE_HEIGHT);
        };
    }

    private static <D extends Directory> int value(Metadata head, Class<D> type, int tag) {
        for (D directory : head.getDirectoriesOfType(type)) {
            Integer value = directory.getInteger(tag);
            if (value != null) {
                return value;
            }
        }
        return 0;
    }

    /** Of a GIF the first frame is taken; ffmpeg up to 7 cannot read that of a WebP. */
    private static boolean isAnimatedWebp(Metadata head) {
        WebpDirectory directory = head.getFirstDirectoryOfType(WebpDirectory.class);
        return directory != null && Boolean.TRUE.equals(directory.getBooleanObject(WebpDirectory.TAG_IS_ANIMATION));
    }

    private static int orientation(Metadata head) {
        int orientation = value(head, ExifIFD0Directory.class, ExifIFD0Directory.TAG_ORIENTATION);
        return orientation >= 1 && orientation <= 8 ? orientation : 1;
    }
}
