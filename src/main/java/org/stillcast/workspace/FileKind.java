package org.stillcast.workspace;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import org.stillcast.plan.Taken;

/**
 * What a file is by its first bytes, whatever its name says: kinds that people have and that are not taken, or not where they
 * were named. Far from all: a file of no known kind is left to those who can read it.
 *
 * @param name with its article
 * @param family what it holds
 * @param conversion how something is made of it that is taken: a command or a few words; empty if there is no way
 * @param beginning its first bytes as characters of ISO 8859-1; of a text, without blanks in front and in lower case
 * @param isText whether the beginning is that of a text
 */
record FileKind(String name, Family family, String conversion, Pattern beginning, boolean isText) {
    static final int HEAD_BYTES = 4096;

    /** What is in a file. */
    enum Family {
        /** Sound of a kind that is not taken. */
        SOUND,
        /** Video, perhaps with sound, of a kind that is not taken. */
        VIDEO,
        /** A picture. */
        PICTURE,
        /** A sound, or a video with sound, that is taken for a clip. */
        CLIP,
        OTHER
    }

    private static final String MAGICK = "magick FILE NEW.png";
    private static final String RAW = "export a JPEG from the program for it, or darktable-cli FILE NEW.jpg";
    private static final String HEIC = "heif-convert FILE NEW.png; on a Mac, export a PNG in Preview; an iPhone takes"
            + " JPEG with Settings > Camera > Formats > Most Compatible";
    private static final String ISO_MEDIA = "(?=....ftyp)(?:.{8}|.{16}.{0,60}?)";

    private static final List<FileKind> KINDS = List.of(
            clip("a WAV sound", "RIFF....WAVE|RF64|RIFX"),
            clip("an MP3 sound", "ID3|\\xFF[\\xFA\\xFB\\xF2\\xF3\\xE2\\xE3]"),
            clip("an AAC sound", "\\xFF[\\xF0\\xF1\\xF8\\xF9]"),
            clip("an Ogg sound", "OggS"),
            clip("a FLAC sound", "fLaC"),
            clip("an AIFF sound", "FORM....AIF"),
            clip("a CAF sound", "caff"),
            clip("an AU sound", "\\.snd"),
            clip("an AMR sound", "#!AMR"),
            clip("a Matroska or WebM file", "\\x1A\\x45\\xDF\\xA3"),
            clip("a Windows Media file", "\\x30\\x26\\xB2\\x75\\x8E\\x66\\xCF\\x11"),
            text("an HLS playlist", Family.OTHER, "", "#extm3u"),
            text("an ffconcat script", Family.OTHER, "", "ffconcat version"),
            text(
                    "an SVG drawing",
                    Family.PICTURE,
                    "rsvg-convert -o NEW.png FILE, or export a PNG from the program for it",
                    "(<\\?xml.*?)?<(!doctype )?svg\\b"),
            text("an XML document", Family.OTHER, "", "<\\?xml"),
            text("a DASH manifest", Family.OTHER, "", "<mpd"),
            text("a web page", Family.OTHER, "", "<!doctype|<html"),
            text("an SDP description", Family.OTHER, "", "v=0"),
            text("a subtitle script", Family.OTHER, "", "\\[script info\\]"),
            text("a playlist", Family.OTHER, "", "\\[playlist\\]"),
            text("a Git LFS pointer", Family.OTHER, "git lfs pull", "version https://git-lfs"),
            text("a NIST SPHERE sound", Family.SOUND, Taken.TO_SOUND, "nist_1a"),
            text("a PostScript drawing", Family.PICTURE, "gs -sDEVICE=png16m -r150 -o NEW.png FILE", "%!ps"),
            text("a Radiance HDR picture", Family.PICTURE, MAGICK, "#\\?radiance"),
            text("a PNM picture", Family.PICTURE, MAGICK, "p[1-6]\\s+[0-9#]"),
            text("an XPM picture", Family.PICTURE, MAGICK, "/\\* xpm"),
            picture("a PNG picture", "", "\\x89PNG\\r\\n\\x1A\\n"),
            picture("a JPEG picture", "", "\\xFF\\xD8\\xFF"),
            picture("a GIF picture", "", "GIF8[79]a"),
            picture("a WebP picture", "", "RIFF....WEBP"),
            picture(
                    "an AVIF picture",
                    "avifdec FILE NEW.png, or ffmpeg -i FILE NEW.png with ffmpeg 5.1 or newer",
                    ISO_MEDIA + "avi[fs]"),
            picture("a HEIC picture", HEIC, ISO_MEDIA + "(hei[cxms]|hev[cxms])"),
            picture("a HEIF picture", HEIC, "....ftyp(mif1|msf1)"),
            picture("a raw photo of a camera (CR3)", RAW, "....ftypcrx "),
            picture("a raw photo of a camera (CR2)", RAW, "II\\*\\x00....CR"),
            picture("a raw photo of a camera", RAW, "FUJIFILMCCD-RAW|IIU\\x00|IIR[OS]|MMOR|FOVb|\\x00MRM"),
            picture("a JPEG XL picture", "djxl FILE NEW.png", "\\xFF\\x0A|\\x00\\x00\\x00\\x0CJXL "),
            picture(
                    "a JPEG 2000 picture",
                    "opj_decompress -i FILE -o NEW.png",
                    "\\x00\\x00\\x00\\x0CjP  |\\xFF\\x4F\\xFF\\x51"),
            picture("a JPEG XR picture", "JxrDecApp -i FILE -o NEW.bmp", "II\\xBC\\x01"),
            picture("a BigTIFF picture", "tiffcp FILE NEW.tiff", "II\\+\\x00|MM\\x00\\+"),
            picture(
                    "a Photoshop picture (PSD)",
                    "export a PNG from Photoshop or GIMP, or magick FILE[0] NEW.png",
                    "8BPS"),
            picture("a GIMP picture (XCF)", "export a PNG from GIMP", "gimp xcf"),
            picture("a PostScript drawing (EPS)", "gs -sDEVICE=png16m -r150 -o NEW.png FILE", "\\xC5\\xD0\\xD3\\xC6"),
            picture(
                    "a Windows metafile",
                    "export a PNG from LibreOffice Draw",
                    "\\xD7\\xCD\\xC6\\x9A|\\x01\\x00\\x00\\x00.{36} EMF"),
            picture("an icon (ICO)", MAGICK, "\\x00\\x00[\\x01\\x02]\\x00[\\x01-\\x7F]\\x00"),
            picture(
                    "a TGA picture",
                    MAGICK,
                    "\\x00\\x00[\\x02\\x03\\x0A\\x0B]\\x00{9}.{4}[\\x08\\x10\\x18\\x20][\\x00-\\x3F]"),
            picture("an icon of a Mac (ICNS)", "sips -s format png FILE --out NEW.png", "icns"),
            picture("a PCX picture", MAGICK, "\\x0A[\\x00-\\x05]\\x01[\\x01\\x02\\x04\\x08]"),
            picture("a DDS picture", MAGICK, "DDS "),
            picture("an OpenEXR picture", MAGICK, "\\x76\\x2F\\x31\\x01"),
            picture("a QOI picture", MAGICK, "qoif"),
            picture("a DjVu document", "ddjvu -format=tiff -page=1 FILE NEW.tiff", "AT&TFORM"),
            picture("a DICOM picture", "dcmj2pnm --write-png FILE NEW.png", ".{128}DICM"),
            picture("a PDF document", "pdftoppm -png -r 150 -singlefile FILE NEW", "%PDF"),
            other("a ZIP archive", "", "PK\\x03\\x04"),
            other("a RAR archive", "", "Rar!"),
            other("a 7-Zip archive", "", "7z\\xBC\\xAF\\x27\\x1C"),
            other("a gzip archive", "", "\\x1F\\x8B"),
            other("a file that a Mac puts beside another one, with nothing of it", "", "\\x00\\x05\\x16\\x07"),
            other("an Office document", "", "\\xD0\\xCF\\x11\\xE0"),
            other("a program", "", "MZ|\\x7FELF"),
            sound("a MIDI file (notes, no sound)", "fluidsynth -F NEW.wav SOUNDFONT.sf2 FILE", "MThd|RIFF....RMID"),
            sound("a pointer to a track of a CD", "copy the track with a program for CDs", "RIFF....CDDA"),
            sound("an Audible book, which is encrypted", "", "....ftypaax"),
            sound("a SILK voice message", "decode it with silk-v3-decoder", "\\x02?#!SILK"),
            sound("a Monkey's Audio sound (APE)", "MAC "),
            sound("a WavPack sound", "wvpk"),
            sound("a True Audio sound (TTA)", "TTA[12]"),
            sound("a Musepack sound", "MPCK|MP\\+"),
            sound("a TAK sound", "tBaK"),
            sound("a Shorten sound", "ajkg"),
            sound("an OptimFROG sound", "ofr --decode FILE", "OFR "),
            sound("a DSD sound (DSF or DFF)", "DSD |FRM8"),
            sound("a DTS sound", "\\x7F\\xFE\\x80\\x01|\\xFE\\x7F\\x01\\x80"),
            sound("a Dolby TrueHD sound", "....\\xF8\\x72\\x6F[\\xBA\\xBB]"),
            sound("a Creative Voice sound (VOC)", "Creative Voice File"),
            sound("an IFF 8SVX sound", "FORM....(8SVX|16SV)"),
            sound("a RealAudio sound", "\\.ra\\xFD"),
            sound("a module of a music tracker", "openmpt123 --render FILE", "IMPM|Extended Module:|.{44}SCRM"),
            video("an AVI video", "RIFF....AVI "),
            video("an MPEG transport stream (TS)", "G.{187}G.{187}G|.{4}G.{191}G.{191}G"),
            video("an MPEG program stream (MPG or VOB)", "\\x00\\x00\\x01[\\xBA\\xB3]"),
            video("a Flash video (FLV)", "FLV\\x01"),
            video("a Flash film (SWF)", "[FCZ]WS[\\x01-\\x30]"),
            video("a RealMedia file", "\\.RMF"),
            video("an MXF video", "\\x06\\x0E\\x2B\\x34\\x02\\x05\\x01\\x01\\x0D\\x01\\x02"),
            video("a NUT video", "nut/multimedia container"),
            clip("an M4A sound", "....ftypM4[AB] "),
            clip("an MP4 video or sound", "....(ftyp|moov|mdat|wide)"));

    /** A TGA with colours of a table has little to be known by in front. */
    private static final FileKind TGA = picture("a TGA picture", MAGICK, "");

    private static final String TGA_END = "TRUEVISION-XFILE.\0";

    private static FileKind text(String name, Family family, String conversion, String beginning) {
        return kind(name, family, conversion, beginning, true);
    }

    private static FileKind picture(String name, String conversion, String beginning) {
        return kind(name, Family.PICTURE, conversion, beginning, false);
    }

    private static FileKind other(String name, String conversion, String beginning) {
        return kind(name, Family.OTHER, conversion, beginning, false);
    }

    private static FileKind sound(String name, String beginning) {
        return sound(name, Taken.TO_SOUND, beginning);
    }

    private static FileKind sound(String name, String conversion, String beginning) {
        return kind(name, Family.SOUND, conversion, beginning, false);
    }

    private static FileKind video(String name, String beginning) {
        return kind(name, Family.VIDEO, Taken.TO_SOUND, beginning, false);
    }

    private static FileKind clip(String name, String beginning) {
        return kind(name, Family.CLIP, "", beginning, false);
    }

    private static FileKind kind(String name, Family family, String conversion, String beginning, boolean isText) {
        return new FileKind(name, family, conversion, Pattern.compile(beginning, Pattern.DOTALL), isText);
    }

    /**
     * Returns what a file is; empty if that is not known.
     *
     * @throws IOException if it cannot be read
     */
    static Optional<FileKind> of(Path file) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            Optional<FileKind> kind = of(read(channel, 0, HEAD_BYTES));
            boolean endsAsTga = read(channel, channel.size() - TGA_END.length(), TGA_END.length())
                    .equals(TGA_END);
            return kind.isEmpty() && endsAsTga ? Optional.of(TGA) : kind;
        }
    }

    private static String read(SeekableByteChannel channel, long position, int most) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(most);
        channel.position(Math.max(0, position));
        while (bytes.hasRemaining() && channel.read(bytes) >= 0) {}
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.ISO_8859_1);
    }

    private static Optional<FileKind> of(String head) {
        String text = head.replaceFirst("^(\u00EF\u00BB\u00BF)?\\s*", "").toLowerCase(Locale.ROOT);
        return KINDS.stream()
                .filter(kind ->
                        kind.beginning.matcher(kind.isText ? text : head).lookingAt())
                .findFirst();
    }
}
