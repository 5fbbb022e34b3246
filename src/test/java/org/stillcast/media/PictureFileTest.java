package org.stillcast.media;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillcast.project.Picture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
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
    @ValueSource(strings = {"x", "This is no picture.", "\u0001\u0002\u0003"})
    void aFileOfNoKnownKindIsRefused(String content) throws IOException {
        Files.writeString(file, content);

        assertThatThrownBy(() -> pictures.read(file))
                .isInstanceOf(UnusableFileException.class)
                .hasMessage(NOT_A_PICTURE);
    }

    @ParameterizedTest
    @CsvSource({
        "'#EXTM3U\n/etc/passwd\n',     an HLS playlist",
        "'<?xml version=\"1.0\"?>',     an XML document",
        "'<!DOCTYPE html><p>404',       a web page",
        "'\u0000\u0000\u0000\u001CftypM4A \u0000\u0000\u0002\u0000isomiso2mp41', an M4A sound",
        "'\u0000\u0000\u0000\u001Cftypisom\u0000\u0000\u0002\u0000isomiso2mp41', an MP4 video or sound",
        "'RIFF\u0000\u0000\u0000\u0000WAVEfmt ', a WAV sound",
        "'ID3\u0004\u0000\u0000',        an MP3 sound",
        "'PK\u0003\u0004\u0014',         a ZIP archive"
    })
    void aFileOfAnotherKindIsRefused(String content, String kind) throws IOException {
        Files.write(file, content.getBytes(ISO_8859_1));

        assertThatThrownBy(() -> pictures.read(file))
                .isInstanceOf(UnusableFileException.class)
                .hasMessage("is %s, not a picture (jpg, png, webp, gif, bmp or tiff)", kind);
    }

    @ParameterizedTest
    @CsvSource({
        "'\u0000\u0000\u0000\u001Cftypheic\u0000\u0000\u0000\u0000mif1heic', a HEIC picture, heif-convert FILE NEW.png",
        "'\u0000\u0000\u0000\u001Cftypmif1\u0000\u0000\u0000\u0000mif1heic', a HEIC picture, heif-convert FILE NEW.png",
        "'\u0000\u0000\u0000\u001Cftypmif1\u0000\u0000\u0000\u0000mif1miaf', a HEIF picture, heif-convert FILE NEW.png",
        "'\u0000\u0000\u0000\u001Cftypavif\u0000\u0000\u0000\u0000avifmif1', an AVIF picture, avifdec FILE NEW.png",
        "'\u0000\u0000\u0000\u001Cftypmif1\u0000\u0000\u0000\u0000mif1avif', an AVIF picture, avifdec FILE NEW.png",
        "'<svg xmlns=\"http://www.w3.org/2000/svg\"/>', an SVG drawing, rsvg-convert -o NEW.png FILE",
        "'<?xml version=\"1.0\"?>\n<!-- drawn -->\n<svg xmlns=', an SVG drawing, rsvg-convert -o NEW.png FILE",
        "'%PDF-1.7\n',                    a PDF document,          pdftoppm -png -r 150 -singlefile FILE NEW",
        "'%!PS-Adobe-3.0 EPSF-3.0',       a PostScript drawing,    gs -sDEVICE=png16m -r150 -o NEW.png FILE",
        "'\u00C5\u00D0\u00D3\u00C6\u0000', a PostScript drawing (EPS), gs -sDEVICE=png16m -r150 -o NEW.png FILE",
        "'8BPS\u0000\u0001',              a Photoshop picture (PSD), export a PNG from Photoshop or GIMP",
        "'gimp xcf v011\u0000',           a GIMP picture (XCF),    export a PNG from GIMP",
        "'\u00FF\n\u00FA',            a JPEG XL picture,       djxl FILE NEW.png",
        "'\u0000\u0000\u0000\u000CJXL ', a JPEG XL picture, djxl FILE NEW.png",
        "'\u0000\u0000\u0000\u000CjP  ', a JPEG 2000 picture, opj_decompress -i FILE -o NEW.png",
        "'II*\u0000\u0010\u0000\u0000\u0000CR\u0002\u0000', a raw photo of a camera (CR2), export a JPEG from the program for it",
        "'\u0000\u0000\u0000\u0018ftypcrx \u0000\u0000\u0000\u0001', a raw photo of a camera (CR3), export a JPEG from the program for it",
        "'FUJIFILMCCD-RAW 0201',          a raw photo of a camera, export a JPEG from the program for it",
        "'\u0000\u0000\u0001\u0000\u0001\u0000\u0010\u0010', an icon (ICO), magick FILE NEW.png",
        "'#?RADIANCE\n',                  a Radiance HDR picture,  magick FILE NEW.png",
        "'P6\n640 480\n255\n',            a PNM picture,           magick FILE NEW.png",
        "'qoif\u0000\u0000\u0001\u0000',   a QOI picture,           magick FILE NEW.png",
        "'\u0000\u0000\u0002\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0080\u0001\u00B4\u0000\u0018 x', a TGA picture, magick FILE NEW.png",
        "'\u0000\u0000\u0002\u0000\u0000\u0000\u0000\u0000\u0000\u0000TRUEVISION-XFILE.\u0000', a TGA picture, magick FILE NEW.png"
    })
    void aPictureOfAKindThatIsNotTakenIsNamedWithTheWayToMakeOneThatIs(String content, String kind, String way)
            throws IOException {
        Files.write(file, content.getBytes(ISO_8859_1));

        assertThatThrownBy(() -> pictures.read(file))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageStartingWith(
                        "is %s, which is not taken (jpg, png, webp, gif, bmp or tiff); to make one of it: %s",
                        kind, way);
    }

    @Test
    void ofAVideoItsFirstFrameCanBeMadeAPicture() throws IOException {
        Files.write(file, "RIFF\0\0\0\0AVI LIST".getBytes(ISO_8859_1));

        assertThatThrownBy(() -> pictures.read(file))
                .hasMessage("is an AVI video, not a picture; to make one of its first frame:"
                        + " ffmpeg -i FILE -frames:v 1 NEW.png");
    }

    /** Tag, and value: of a DNG, and of what Nikon and Sony write. A TIFF of pages has neither. */
    @ParameterizedTest
    @CsvSource({
        "0xC612, 0x01040000, 0, 0, true",
        "0xFE, 1, 0x14A, 126, true",
        "0xFE, 1, 0x111, 8, false",
        "0x14A, 126, 0, 0, false"
    })
    void aRawPhotoThatLooksLikeATiffIsNotShownAsItsSmallPreview(
            String tag, String value, String tag2, String value2, boolean raw) throws Exception {
        Files.write(
                file,
                tiff(Map.of(
                        0x100,
                        160,
                        0x101,
                        120,
                        Integer.decode(tag),
                        Integer.decode(value),
                        Integer.decode(tag2),
                        Integer.decode(value2))));

        if (raw) {
            assertThatThrownBy(() -> pictures.read(file))
                    .hasMessage("is a raw photo of a camera (DNG, NEF or alike), of which only a small preview could be"
                            + " shown; export a JPEG from the program for it, or darktable-cli FILE NEW.jpg");
        } else {
            assertThat(pictures.read(file)).isEqualTo(new Picture(file, Picture.Kind.TIFF, 160, 120, 1));
        }
    }

    private static byte[] tiff(Map<Integer, Integer> fields) {
        ByteBuffer tiff = ByteBuffer.allocate(8 + 2 + 12 * fields.size() + 4);
        tiff.put("MM\0*".getBytes(US_ASCII)).putInt(8).putShort((short) fields.size());
        fields.forEach((tag, value) ->
                tiff.putShort(tag.shortValue()).putShort((short) 4).putInt(1).putInt(value));
        return tiff.putInt(0).array();
    }

    @ParameterizedTest
    @CsvSource({"10000000, 4, flat, shape", "1, 40000000, flat, shape", "30000, 20000, large, size"})
    void aShapeThatNoDecoderTakesIsRefusedByItsHead(int width, int height, String too, String other)
            throws IOException {
        Files.write(file, pngOfSize(width, height));

        assertThatThrownBy(() -> new PictureFile(Long.MAX_VALUE).read(file))
                .isInstanceOf(UnusableFileException.class)
                .hasMessage(
                        "is %d×%d pixels: too %s to be decoded; give a picture of another %s",
                        width, height, too, other);
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
