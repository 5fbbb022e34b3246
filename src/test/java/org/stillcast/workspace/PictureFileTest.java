package org.stillcast.workspace;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillcast.plan.Picture;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PictureFileTest {
    private static final String NOT_A_PICTURE = "is not a picture that can be used (jpg, png, webp, gif, bmp or tiff)";
    private static final String DAMAGED = "is a damaged picture: its head cannot be read";

    private final PictureFile pictures = new PictureFile(40_000_000);

    private Path file;

    @BeforeEach
    void chooseFile(@TempDir Path folder) throws IOException {
        file = folder.toRealPath().resolve("background.jpg");
    }

    @ParameterizedTest
    @CsvSource({"png, PNG", "jpg, JPEG", "gif, GIF", "bmp, BMP", "tiff, TIFF"})
    void thePictureIsOfTheKindThatItsBytesSayWhateverItsName(String format, Picture.Kind kind) throws Exception {
        Files.write(file, image(format, 31, 20));

        Picture picture = pictures.read(file);

        assertThat(picture).isEqualTo(new Picture(file, kind, 31, 20, 1));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "3, 3", "6, 6", "8, 8", "0, 1", "9, 1"})
    void theOrientationOfAJpegIsReadAndItsSizeIsAsStored(int written, int read) throws Exception {
        Files.write(file, withOrientation(image("jpg", 30, 20), written));

        Picture picture = pictures.read(file);

        assertThat(picture).isEqualTo(new Picture(file, Picture.Kind.JPEG, 30, 20, read));
    }

    @Test
    void aPictureOfTooManyPixelsIsRefusedByItsHeadAlone() throws IOException {
        Files.write(file, pngOfSize(20_000, 20_000));

        assertThatThrownBy(() -> pictures.read(file))
                .isInstanceOf(UnusableFileException.class)
                .hasMessage("is 20000×20000 = 400000000 pixels; at most 40000000 are allowed (stillcast.max-pixels)");
    }

    @Test
    void pixelsAreCountedBeyondTheRangeOfAnInt() throws IOException {
        Files.write(file, pngOfSize(65_536, 65_536));

        assertThatThrownBy(() -> pictures.read(file))
                .hasMessage("is 65536×65536 = 4294967296 pixels; at most 40000000 are allowed (stillcast.max-pixels)");
    }

    @Test
    void aPictureMayHaveAsManyPixelsAsAreAllowed() throws Exception {
        Files.write(file, pngOfSize(8_000, 5_000));

        assertThat(pictures.read(file)).isEqualTo(new Picture(file, Picture.Kind.PNG, 8_000, 5_000, 1));
    }

    @Test
    void aPictureWithoutPixelsIsDamaged() throws IOException {
        Files.write(file, pngOfSize(0, 5));

        assertThatThrownBy(() -> pictures.read(file))
                .isInstanceOf(UnusableFileException.class)
                .hasMessage("is a damaged picture: its head says that it has no pixels");
    }

    @Test
    void anEmptyFileIsRefused() throws IOException {
        Files.createFile(file);

        assertThatThrownBy(() -> pictures.read(file))
                .isInstanceOf(UnusableFileException.class)
                .hasMessage("is empty (0 bytes)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "This is no picture.",
                "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
                "<?xml version=\"1.0\"?>",
                "#EXTM3U\n/etc/passwd\n",
                "%PDF-1.7\n",
                "\u0000\u0000\u0000\u001CftypM4A \u0000\u0000\u0002\u0000isomiso2mp41"
            })
    void aFileOfAnotherKindIsRefused(String content) throws IOException {
        Files.writeString(file, content);

        assertThatThrownBy(() -> pictures.read(file))
                .isInstanceOf(UnusableFileException.class)
                .hasMessage(NOT_A_PICTURE);
    }

    @ParameterizedTest
    @CsvSource({"png, 16", "png, 40", "jpg, 2", "jpg, 22", "tiff, 6"})
    void aPictureThatBreaksOffInItsHeadIsDamaged(String format, int bytes) throws IOException {
        Files.write(file, Arrays.copyOf(image(format, 30, 20), bytes));

        assertThatThrownBy(() -> pictures.read(file))
                .isInstanceOf(UnusableFileException.class)
                .hasMessage(DAMAGED);
    }

    /** However much of a picture was copied: it is one, with its size, or it is refused in words. */
    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "gif", "bmp", "tiff"})
    void aPictureThatBreaksOffAnywhereIsNeverReadWrong(String format) throws IOException {
        byte[] whole = image(format, 30, 20);

        for (int bytes = 1; bytes < whole.length; bytes++) {
            Files.write(file, Arrays.copyOf(whole, bytes));

            assertThat(sizeOrFault()).isIn("30×20", "refused");
        }
    }

    private String sizeOrFault() throws IOException {
        try {
            Picture picture = pictures.read(file);
            return picture.width() + "×" + picture.height();
        } catch (UnusableFileException e) {
            return "refused";
        }
    }

    private static byte[] image(String format, int width, int height) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        assertThat(ImageIO.write(image, format, bytes)).isTrue();
        return bytes.toByteArray();
    }

    /** Puts an APP1 segment right behind a JPEG's first marker: a TIFF head and a directory of one entry. */
    private static byte[] withOrientation(byte[] jpeg, int orientation) {
        byte[] app1 = ByteBuffer.allocate(2 + 2 + 6 + 8 + 2 + 12 + 4)
                .putShort((short) 0xFFE1)
                .putShort((short) 34)
                .put("Exif\0\0".getBytes(US_ASCII))
                .put("MM\0*".getBytes(US_ASCII))
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0)
                .putInt(0)
                .array();
        return ByteBuffer.allocate(jpeg.length + app1.length)
                .put(jpeg, 0, 2)
                .put(app1)
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    /** Returns a PNG that has all but its pixels. */
    private static byte[] pngOfSize(int width, int height) {
        ByteBuffer png = ByteBuffer.allocate(8 + 25 + 12);
        png.putLong(0x89504E470D0A1A0AL)
                .putInt(13)
                .put("IHDR".getBytes(US_ASCII))
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 2, 0, 0, 0});
        CRC32 checksum = new CRC32();
        checksum.update(png.array(), 12, 17);
        return png.putInt((int) checksum.getValue())
                .putInt(0)
                .put("IEND".getBytes(US_ASCII))
                .putInt(0xAE426082)
                .array();
    }
}
