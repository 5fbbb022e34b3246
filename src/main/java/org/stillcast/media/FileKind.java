package org.stillcast.media;

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

import org.stillcast.project.AcceptedKinds;
import org.stillcast.text.Words;

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
public record FileKind(String name, Family family, String conversion, Pattern beginning, boolean isText) {
    private static final Words WORDS = Words.of(FileKind.class);

    static final int HEAD_BYTES = 4096;

    /** What is in a file. */
    public enum Family {
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
    private static final String RAW = say("way.raw");
    private static final String HEIC = say("way.heic");
    private static final String ISO_MEDIA = "(?=....ftyp)(?:.{8}|.{16}.{0,60}?)";

    private static final List<FileKind> KINDS = List.of(
            clip(say("kind.wav-sound"), "RIFF....WAVE|RF64|RIFX"),
            clip(say("kind.mp3-sound"), "ID3|\\xFF[\\xFA\\xFB\\xF2\\xF3\\xE2\\xE3]"),
            clip(say("kind.aac-sound"), "\\xFF[\\xF0\\xF1\\xF8\\xF9]"),
            clip(say("kind.ogg-sound"), "OggS"),
            clip(say("kind.flac-sound"), "fLaC"),
            clip(say("kind.aiff-sound"), "FORM....AIF"),
            clip(say("kind.caf-sound"), "caff"),
            clip(say("kind.au-sound"), "\\.snd"),
            clip(say("kind.amr-sound"), "#!AMR"),
            clip(say("kind.matroska-or-webm-file"), "\\x1A\\x45\\xDF\\xA3"),
            clip(say("kind.windows-media-file"), "\\x30\\x26\\xB2\\x75\\x8E\\x66\\xCF\\x11"),
            text(say("kind.rtf-text"), Family.OTHER, "", "\\{\\\\rtf"),
            text(say("kind.hls-playlist"), Family.OTHER, "", "#extm3u"),
            text(say("kind.ffconcat-script"), Family.OTHER, "", "ffconcat version"),
            text(say("kind.svg-drawing"), Family.PICTURE, say("way.svg"), "(<\\?xml.*?)?<(!doctype )?svg\\b"),
            text(say("kind.xml-document"), Family.OTHER, "", "<\\?xml"),
            text(say("kind.dash-manifest"), Family.OTHER, "", "<mpd"),
            text(say("kind.web-page"), Family.OTHER, "", "<!doctype|<html"),
            text(say("kind.sdp-description"), Family.OTHER, "", "v=0"),
            text(say("kind.subtitle-script"), Family.OTHER, "", "\\[script info\\]"),
            text(say("kind.playlist"), Family.OTHER, "", "\\[playlist\\]"),
            text(say("kind.git-lfs-pointer"), Family.OTHER, "git lfs pull", "version https://git-lfs"),
            text(say("kind.nist-sphere-sound"), Family.SOUND, AcceptedKinds.TO_SOUND, "nist_1a"),
            text(say("kind.postscript-drawing"), Family.PICTURE, "gs -sDEVICE=png16m -r150 -o NEW.png FILE", "%!ps"),
            text(say("kind.radiance-hdr-picture"), Family.PICTURE, MAGICK, "#\\?radiance"),
            text(say("kind.pnm-picture"), Family.PICTURE, MAGICK, "p[1-6]\\s+[0-9#]"),
            text(say("kind.xpm-picture"), Family.PICTURE, MAGICK, "/\\* xpm"),
            picture(say("kind.png-picture"), "", "\\x89PNG\\r\\n\\x1A\\n"),
            picture(say("kind.jpeg-picture"), "", "\\xFF\\xD8\\xFF"),
            picture(say("kind.gif-picture"), "", "GIF8[79]a"),
            picture(say("kind.webp-picture"), "", "RIFF....WEBP"),
            picture(say("kind.avif-picture"), say("way.avif"), ISO_MEDIA + "avi[fs]"),
            picture(say("kind.heic-picture"), HEIC, ISO_MEDIA + "(hei[cxms]|hev[cxms])"),
            picture(say("kind.heif-picture"), HEIC, "....ftyp(mif1|msf1)"),
            picture(say("kind.raw-photo-of-a-camera-cr3"), RAW, "....ftypcrx "),
            picture(say("kind.raw-photo-of-a-camera-cr2"), RAW, "II\\*\\x00....CR"),
            picture(say("kind.raw-photo-of-a-camera"), RAW, "FUJIFILMCCD-RAW|IIU\\x00|IIR[OS]|MMOR|FOVb|\\x00MRM"),
            picture(say("kind.jpeg-xl-picture"), "djxl FILE NEW.png", "\\xFF\\x0A|\\x00\\x00\\x00\\x0CJXL "),
            picture(
                    say("kind.jpeg-2000-picture"),
                    "opj_decompress -i FILE -o NEW.png",
                    "\\x00\\x00\\x00\\x0CjP  |\\xFF\\x4F\\xFF\\x51"),
            picture(say("kind.jpeg-xr-picture"), "JxrDecApp -i FILE -o NEW.bmp", "II\\xBC\\x01"),
            picture(say("kind.bigtiff-picture"), "tiffcp FILE NEW.tiff", "II\\+\\x00|MM\\x00\\+"),
            picture(say("kind.photoshop-picture-psd"), say("way.psd"), "8BPS"),
            picture(say("kind.gimp-picture-xcf"), say("way.gimp"), "gimp xcf"),
            picture(
                    say("kind.postscript-drawing-eps"),
                    "gs -sDEVICE=png16m -r150 -o NEW.png FILE",
                    "\\xC5\\xD0\\xD3\\xC6"),
            picture(
                    say("kind.windows-metafile"),
                    say("way.metafile"),
                    "\\xD7\\xCD\\xC6\\x9A|\\x01\\x00\\x00\\x00.{36} EMF"),
            picture(say("kind.icon-ico"), MAGICK, "\\x00\\x00[\\x01\\x02]\\x00[\\x01-\\x7F]\\x00"),
            picture(
                    say("kind.tga-picture"),
                    MAGICK,
                    "\\x00\\x00[\\x02\\x03\\x0A\\x0B]\\x00{9}.{4}[\\x08\\x10\\x18\\x20][\\x00-\\x3F]"),
            picture(say("kind.icon-of-a-mac-icns"), "sips -s format png FILE --out NEW.png", "icns"),
            picture(say("kind.pcx-picture"), MAGICK, "\\x0A[\\x00-\\x05]\\x01[\\x01\\x02\\x04\\x08]"),
            picture(say("kind.dds-picture"), MAGICK, "DDS "),
            picture(say("kind.openexr-picture"), MAGICK, "\\x76\\x2F\\x31\\x01"),
            picture(say("kind.qoi-picture"), MAGICK, "qoif"),
            picture(say("kind.djvu-document"), "ddjvu -format=tiff -page=1 FILE NEW.tiff", "AT&TFORM"),
            picture(say("kind.dicom-picture"), "dcmj2pnm --write-png FILE NEW.png", ".{128}DICM"),
            picture(say("kind.pdf-document"), "pdftoppm -png -r 150 -singlefile FILE NEW", "%PDF"),
            other(say("kind.office-document"), "", "PK\\x03\\x04.{26}(\\[Content_Types\\]|_rels/|docProps/)"),
            other(say("kind.document-of-libreoffice"), "", "PK\\x03\\x04.{26}mimetypeapplication/vnd\\.oasis"),
            other(say("kind.zip-archive"), "", "PK\\x03\\x04"),
            other(say("kind.rar-archive"), "", "Rar!"),
            other(say("kind.7-zip-archive"), "", "7z\\xBC\\xAF\\x27\\x1C"),
            other(say("kind.gzip-archive"), "", "\\x1F\\x8B"),
            other(say("kind.companion-file-of-a-mac"), "", "\\x00\\x05\\x16\\x07"),
            other(say("kind.office-document"), "", "\\xD0\\xCF\\x11\\xE0"),
            other(say("kind.program"), "", "MZ|\\x7FELF"),
            sound(
                    say("kind.midi-file-notes-no-sound"),
                    "fluidsynth -F NEW.wav SOUNDFONT.sf2 FILE",
                    "MThd|RIFF....RMID"),
            sound(say("kind.pointer-to-a-track-of-a-cd"), say("way.cd"), "RIFF....CDDA"),
            sound(say("kind.audible-book-which-is-encrypted"), "", "....ftypaax"),
            sound(say("kind.silk-voice-message"), say("way.silk"), "\\x02?#!SILK"),
            sound(say("kind.monkey-s-audio-sound-ape"), "MAC "),
            sound(say("kind.wavpack-sound"), "wvpk"),
            sound(say("kind.true-audio-sound-tta"), "TTA[12]"),
            sound(say("kind.musepack-sound"), "MPCK|MP\\+"),
            sound(say("kind.tak-sound"), "tBaK"),
            sound(say("kind.shorten-sound"), "ajkg"),
            sound(say("kind.optimfrog-sound"), "ofr --decode FILE", "OFR "),
            sound(say("kind.dsd-sound-dsf-or-dff"), "DSD |FRM8"),
            sound(say("kind.dts-sound"), "\\x7F\\xFE\\x80\\x01|\\xFE\\x7F\\x01\\x80"),
            sound(say("kind.dolby-truehd-sound"), "....\\xF8\\x72\\x6F[\\xBA\\xBB]"),
            sound(say("kind.creative-voice-sound-voc"), "Creative Voice File"),
            sound(say("kind.iff-8svx-sound"), "FORM....(8SVX|16SV)"),
            sound(say("kind.realaudio-sound"), "\\.ra\\xFD"),
            sound(say("kind.module-of-a-music-tracker"), "openmpt123 --render FILE", "IMPM|Extended Module:|.{44}SCRM"),
            video(say("kind.avi-video"), "RIFF....AVI "),
            video(say("kind.mpeg-transport-stream-ts"), "G.{187}G.{187}G|.{4}G.{191}G.{191}G"),
            video(say("kind.mpeg-program-stream-mpg-or-vob"), "\\x00\\x00\\x01[\\xBA\\xB3]"),
            video(say("kind.flash-video-flv"), "FLV\\x01"),
            video(say("kind.flash-film-swf"), "[FCZ]WS[\\x01-\\x30]"),
            video(say("kind.realmedia-file"), "\\.RMF"),
            video(say("kind.mxf-video"), "\\x06\\x0E\\x2B\\x34\\x02\\x05\\x01\\x01\\x0D\\x01\\x02"),
            video(say("kind.nut-video"), "nut/multimedia container"),
            clip(say("kind.m4a-sound"), "....ftypM4[AB] "),
            clip(say("kind.mp4-video-or-sound"), "....(ftyp|moov|mdat|wide)"));

    /** A TGA with colours of a table has little to be known by in front. */
    private static final FileKind TGA = picture(say("kind.tga-picture"), MAGICK, "");

    private static final String TGA_END = "TRUEVISION-XFILE.\0";

    private static String say(String key) {
        return WORDS.say(key);
    }

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
        return sound(name, AcceptedKinds.TO_SOUND, beginning);
    }

    private static FileKind sound(String name, String conversion, String beginning) {
        return kind(name, Family.SOUND, conversion, beginning, false);
    }

    private static FileKind video(String name, String beginning) {
        return kind(name, Family.VIDEO, AcceptedKinds.TO_SOUND, beginning, false);
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
    public static Optional<FileKind> of(Path file) throws IOException {
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
