package org.stillcast.media;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import org.stillcast.project.AcceptedKinds;
import org.stillcast.project.Picture;
import org.stillcast.text.Words;

/** Reads what a picture's head says: kind, size, orientation. Nothing is decoded. */
public final class PictureFile {
    private static final Words WORDS = Words.of(PictureFile.class);
    private static final String FRAME = "ffmpeg -i FILE -frames:v 1 NEW.png";

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
            throw new UnusableFileException(WORDS.say("file.empty"));
        }
        PictureHead head = head(file);
        if (head.fault().isPresent()) {
            throw new UnusableFileException(head.fault().get());
        }
        if (head.width() > Integer.MAX_VALUE || head.height() > Integer.MAX_VALUE) {
            throw new UnusableFileException(WORDS.say("picture.damaged-size", head.width(), head.height()));
        }
        long pixels = Math.multiplyExact(head.width(), head.height());
        if (pixels <= 0) {
            throw new UnusableFileException(WORDS.say("picture.no-pixels"));
        }
        if (pixels > maxPixels) {
            throw new UnusableFileException(
                    WORDS.say("picture.too-many", head.width(), head.height(), pixels, maxPixels));
        }
        requireDecodable(head);
        return new Picture(
                file, head.kind(), Math.toIntExact(head.width()), Math.toIntExact(head.height()), head.orientation());
    }

    /** As ffmpeg's decoders count: a shape of which they would have to take too many bytes in one piece. */
    private static void requireDecodable(PictureHead head) throws UnusableFileException {
        if ((8 * head.width() + 1024) * (head.height() + 128) >= Integer.MAX_VALUE) {
            boolean flat = Math.min(head.width(), head.height()) < 128;
            throw new UnusableFileException(
                    flat
                            ? WORDS.say("picture.flat", head.width(), head.height())
                            : WORDS.say("picture.large", head.width(), head.height()));
        }
    }

    private static PictureHead head(Path file) throws UnusableFileException, IOException {
        Optional<FileKind> kind = FileKind.of(file);
        if (kind.isPresent() && !kind.get().conversion().isEmpty()) {
            throw new UnusableFileException(faultOf(kind.get()));
        }
        try {
            return PictureHead.read(file)
                    .orElseThrow(() -> new UnusableFileException(
                            kind.map(PictureFile::faultOf).orElse(WORDS.say("picture.none", AcceptedKinds.PICTURES))));
        } catch (EOFException e) {
            throw new UnusableFileException(WORDS.say("picture.damaged"));
        }
    }

    /** Of a video one can make a picture, too. */
    private static String faultOf(FileKind kind) {
        return switch (kind.family()) {
            case PICTURE -> WORDS.say("picture.not-taken", kind.name(), AcceptedKinds.PICTURES, kind.conversion());
            case VIDEO -> WORDS.say("picture.video", kind.name(), FRAME);
            case SOUND, CLIP -> WORDS.say("picture.other", kind.name(), AcceptedKinds.PICTURES);
            case OTHER ->
                WORDS.say("picture.other", kind.name(), AcceptedKinds.PICTURES)
                        + (kind.conversion().isEmpty() ? "" : WORDS.say("way-out", kind.conversion()));
        };
    }
}
