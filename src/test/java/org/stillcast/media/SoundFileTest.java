package org.stillcast.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillcast.TestMedia;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class SoundFileTest {
    @TempDir
    private Path folder;

    @Test
    void anEmptyFileIsNoSound() throws IOException {
        Path file = Files.createFile(folder.resolve("clip.mp3"));

        assertThat(SoundFile.faultIn(file)).contains("is empty (0 bytes)");
    }

    @ParameterizedTest
    @MethodSource
    void aScriptThatNamesOtherFilesIsNoSound(String text, String fault) throws IOException {
        Path file = Files.writeString(folder.resolve("clip.mp3"), text);

        assertThat(SoundFile.faultIn(file)).contains(fault);
    }

    static Stream<Arguments> aScriptThatNamesOtherFilesIsNoSound() {
        return Stream.of(
                arguments("#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:0\n/etc/passwd\n", "is an HLS playlist, not a sound"),
                arguments("\uFEFF\r\n #extm3u\n", "is an HLS playlist, not a sound"),
                arguments("ffconcat version 1.0\nfile secret.wav\n", "is an ffconcat script, not a sound"),
                arguments("<?xml version=\"1.0\"?>\n<svg/>", "is an SVG drawing, not a sound"),
                arguments("<?xml version=\"1.0\"?>\n<note/>", "is an XML document, not a sound"),
                arguments("<MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\">", "is a DASH manifest, not a sound"),
                arguments("<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "is an SVG drawing, not a sound"),
                arguments("<!DOCTYPE html><p>404 Not Found", "is a web page, not a sound"),
                arguments("v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\n", "is an SDP description, not a sound"),
                arguments("[Script Info]\nTitle: x\n", "is a subtitle script, not a sound"),
                arguments("[playlist]\nFile1=x.mp3\n", "is a playlist, not a sound"),
                arguments("#EXTM3U\u0000\u0001\u0002", "is an HLS playlist, not a sound"),
                arguments("食べる\r\n\tto eat\n", "is a text, not a sound"),
                arguments("x".repeat(10_000), "is a text, not a sound"),
                arguments("\n", "is a text, not a sound"));
    }

    @ParameterizedTest
    @CsvSource({
        "'\u0089PNG\r\n\u001A\n', 'is a PNG picture, not a sound'",
        "'\u00FF\u00D8\u00FF\u00E0\u0000\u0010JFIF', 'is a JPEG picture, not a sound'",
        "'GIF89a\u0001\u0000', 'is a GIF picture, not a sound'",
        "'%PDF-1.7\n', 'is a PDF document, not a sound'",
        "'PK\u0003\u0004\u0014', 'is a ZIP archive, not a sound'",
        "'Rar!\u001A\u0007', 'is a RAR archive, not a sound'"
    })
    void aFileOfAnotherKindIsNoSoundWhateverItsName(String head, String fault) throws IOException {
        Path file = Files.write(folder.resolve("clip.mp3"), head.getBytes(ISO_8859_1));

        assertThat(SoundFile.faultIn(file)).contains(fault);
    }

    /** What ffmpeg would call "Format not on whitelist", or something it cannot see at all. */
    @ParameterizedTest
    @CsvSource({
        "'RIFF\u0000\u0010\u0000\u0000AVI LIST',         an AVI video",
        "'FLV\u0001\u0005\u0000\u0000\u0000\u0009',         a Flash video (FLV)",
        "'\u0000\u0000\u0001\u00BAD\u0000',           an MPEG program stream (MPG or VOB)",
        "'.RMF\u0000\u0000\u0000\u0012',                a RealMedia file",
        "'.ra\u00FD\u0000\u0004\u0000\u0000',             a RealAudio sound",
        "'DSD \u001C\u0000\u0000\u0000',                a DSD sound (DSF or DFF)",
        "'MAC \u0096\u000F\u0000\u0000', 'a Monkey''s Audio sound (APE)'",
        "'wvpk\u00124\u0000\u0000\u0010\u0004',       a WavPack sound",
        "'TTA1\u0001\u0000\u0002\u0000',                a True Audio sound (TTA)",
        "'MPCKSH\u000F\u0000',                        a Musepack sound",
        "'MP+\u0007\u0000\u0000',                      a Musepack sound",
        "'tBaK\u0001\u0000',                          a TAK sound",
        "'ajkg\u0002\u00FB\u0012\u0000',                a Shorten sound",
        "'\u007F\u00FE\u0080\u0001\u00FC<\u0000',      a DTS sound",
        "'Creative Voice File\u001A\u001A\u0000',      a Creative Voice sound (VOC)",
        "'NIST_1A\n   1024\nchannel_count -i 1\u0000', a NIST SPHERE sound"
    })
    void aSoundOfAKindThatIsNotTakenIsNamedWithTheWayToMakeOneThatIs(String head, String kind) throws IOException {
        Path file = Files.write(folder.resolve("clip.mp3"), head.getBytes(ISO_8859_1));

        assertThat(SoundFile.faultIn(file))
                .contains("is " + kind
                        + ", which is not taken (wav, aiff, au, caf, mp3, aac, m4a, mp4, flac, ogg, opus, mka,"
                        + " webm, ac3, amr and wma); to make one of it: ffmpeg -i FILE NEW.wav");
    }

    @ParameterizedTest
    @CsvSource({
        "'MThd\u0000\u0000\u0000\u0006', 'is a MIDI file (notes, no sound), which', 'fluidsynth -F NEW.wav SOUNDFONT.sf2 FILE'",
        "'\u0002#!SILK_V3\u0018', 'is a SILK voice message, which', 'decode it with silk-v3-decoder'",
        "'Extended Module: x', 'is a module of a music tracker, which', 'openmpt123 --render FILE'",
        "'version https://git-lfs.github.com/spec/v1', 'is a Git LFS pointer, not a sound', 'git lfs pull'"
    })
    void whereFfmpegDoesNotHelpAnotherWayIsNamed(String head, String kind, String way) throws IOException {
        Path file = Files.write(folder.resolve("clip.mp3"), head.getBytes(ISO_8859_1));

        assertThat(SoundFile.faultIn(file).orElse("")).startsWith(kind).endsWith("; to make one of it: " + way);
    }

    @ParameterizedTest
    @CsvSource({
        "'\u0000\u0000\u0000 ftypheic\u0000\u0000\u0000\u0000mif1heic', a HEIC picture",
        "'\u0000\u0005\u0016\u0007\u0000\u0002\u0000\u0000Mac OS X', 'a file that a Mac puts beside another one, with nothing of it'",
        "'7z\u00BC\u00AF''\u001C', a 7-Zip archive"
    })
    void whatHasNoSoundInItIsNamed(String head, String kind) throws IOException {
        Path file = Files.write(folder.resolve("clip.mp3"), head.getBytes(ISO_8859_1));

        assertThat(SoundFile.faultIn(file)).contains("is " + kind + ", not a sound");
    }

    @ParameterizedTest
    @CsvSource({
        "avi, an AVI video",
        "ts, an MPEG transport stream (TS)",
        "mpg, an MPEG program stream (MPG or VOB)",
        "flv, a Flash video (FLV)",
        "wv, a WavPack sound",
        "tta, a True Audio sound (TTA)",
        "voc, a Creative Voice sound (VOC)",
        "rm, a RealMedia file"
    })
    void whatFfmpegWritesOfKindsThatAreNotTakenIsNamed(String extension, String kind) throws IOException {
        Path file = folder.resolve("clip." + extension);
        TestMedia.run("-f", "lavfi", "-i", "sine=frequency=440:sample_rate=44100:duration=0.2", file.toString());

        assertThat(SoundFile.faultIn(file).orElse("")).startsWith("is %s, which is not taken (".formatted(kind));
    }

    @Test
    void aWavThatIsAllHeaderHasNoSoundInIt() throws IOException {
        Path file = Files.write(folder.resolve("clip.wav"), wav(0, 0));

        assertThat(SoundFile.faultIn(file)).contains("has no sound in it: its header says 0 bytes of samples");
    }

    /** A program that writes to a pipe cannot go back and put the number in. */
    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void aWavWhoseHeaderDoesNotKnowItsLengthMayBeASound(int sizeInHeader) throws IOException {
        Path file = Files.write(folder.resolve("clip.wav"), wav(sizeInHeader, 2));

        assertThat(SoundFile.faultIn(file)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wav", "mp3", "ogg", "flac", "m4a", "opus", "aac", "aiff", "wma", "mka", "amr", "webm", "w64", "au",
                "caf", "ac3", "eac3", "mp4", "mov", "3gp", "spx"
            })
    void whatFfmpegWritesMayBeASound(String extension) throws IOException {
        Path file = folder.resolve("clip." + extension);
        TestMedia.run("-f", "lavfi", "-i", "sine=frequency=440:sample_rate=8000:duration=0.2", file.toString());

        assertThat(SoundFile.faultIn(file)).isEmpty();
    }

    /** Returns a WAV with a chunk of odd length before its samples. */
    private static byte[] wav(int sizeInHeader, int sampleBytes) {
        return ByteBuffer.allocate(12 + 24 + 8 + 4 + 8 + sampleBytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(UTF_8))
                .putInt(48 + sampleBytes)
                .put("WAVEfmt ".getBytes(UTF_8))
                .putInt(16)
                .putShort((short) 1)
                .putShort((short) 1)
                .putInt(48_000)
                .putInt(96_000)
                .putShort((short) 2)
                .putShort((short) 16)
                .put("LIST".getBytes(UTF_8))
                .putInt(3)
                .put(new byte[4])
                .put("data".getBytes(UTF_8))
                .putInt(sizeInHeader)
                .array();
    }
}
