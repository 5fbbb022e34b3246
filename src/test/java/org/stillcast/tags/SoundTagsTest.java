package org.stillcast.tags;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillcast.TestMedia;

import static org.assertj.core.api.Assertions.assertThat;

class SoundTagsTest {
    private static final SoundTags SAID =
            new SoundTags(Optional.of("The Forest 森"), Optional.of("Änna"), Optional.of("Tales"));

    @TempDir
    private Path folder;

    private static SoundTags read(byte[] bytes, Path file) throws IOException {
        return SoundTags.of(Files.write(file, bytes));
    }

    private Path tagged(String name, String... options) throws IOException {
        String[] said = {"-metadata", "title=The Forest 森", "-metadata", "artist=Änna", "-metadata", "album=Tales"};
        return TestMedia.clip(
                folder.resolve(name),
                1,
                "0.2",
                Stream.concat(Stream.of(said), Stream.of(options)).toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource({
        "a.mp3, -id3v2_version 4",
        "a.mp3, -id3v2_version 3",
        "a.mp3, -id3v2_version 3 -write_id3v1 1",
        "a.flac, ''",
        "a.ogg, -c:a libvorbis",
        "a.opus, ''",
        "a.m4a, ''",
        "a.m4a, -movflags +faststart",
        "a.wav, ''",
        "a.aac, -f adts -write_id3v2 1",
    })
    void whatFfmpegHasWrittenIsRead(String name, String options) throws IOException {
        assertThat(SoundTags.of(tagged(name, options.isEmpty() ? new String[0] : options.split(" ", -1))))
                .isEqualTo(SAID);
    }

    @Test
    void theSoundBehindATagIsNoneAndASilentFileSaysNothing() throws IOException {
        assertThat(SoundTags.of(TestMedia.clip(folder.resolve("a.mp3"), 1, "0.2", "-map_metadata", "-1")))
                .isEqualTo(new SoundTags(Optional.empty(), Optional.empty(), Optional.empty()));
        assertThat(read(new byte[0], folder.resolve("b.mp3")).title()).isEmpty();
    }

    /** A tag of ID3 with one frame. */
    private static byte[] id3(int version, int flags, String name, int frameFlags, byte[] content) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.writeBytes(name.getBytes(StandardCharsets.ISO_8859_1));
        int sizeBytes = version == 2 ? 3 : 4;
        for (int i = sizeBytes - 1; i >= 0; i--) {
            frame.write(content.length >> (8 * i));
        }
        frame.writeBytes(version == 2 ? new byte[0] : new byte[] {0, (byte) frameFlags});
        frame.writeBytes(content);
        ByteArrayOutputStream tag = new ByteArrayOutputStream();
        tag.writeBytes(new byte[] {'I', 'D', '3', (byte) version, 0, (byte) flags, 0, 0, 0, (byte) frame.size()});
        tag.writeBytes(frame.toByteArray());
        tag.writeBytes(new byte[20]);
        return tag.toByteArray();
    }

    private static byte[] bytes(int encoding, String text, String charset) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(encoding);
        bytes.writeBytes(text.getBytes(Charset.forName(charset)));
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @CsvSource({
        "2, 0,   TT2,  0, 0, ISO-8859-1, Änna",
        "2, 0,   TT2,  0, 1, UTF-16,     森",
        "3, 0,   TIT2, 0, 1, UTF-16,     森",
        "3, 0,   TIT2, 0, 1, UTF-16LE,   森",
        "3, 0,   TIT2, 0, 0, UTF-8,      森",
        "3, 0,   TIT2, 0, 0, GBK,        森林里的故事",
        "4, 0,   TIT2, 0, 2, UTF-16BE,   森",
        "4, 0,   TIT2, 0, 3, UTF-8,      森",
    })
    void eachVersionOfId3HasItsEncodings(
            int version, int flags, String name, int frameFlags, int encoding, String charset, String title)
            throws IOException {
        byte[] tag = id3(version, flags, name, frameFlags, bytes(encoding, title + "\0more", charset));

        assertThat(read(tag, folder.resolve("a.mp3")).title()).contains(title);
    }

    @Test
    void whatIsUnsynchronisedIsMadeWhole() throws IOException {
        byte[] text = {1, (byte) 0xFF, 0, (byte) 0xFE, 'a', 0};
        byte[] framed = {0, 0, 0, 5, 1, (byte) 0xFF, 0, (byte) 0xFE, 'a', 0};

        byte[] third = id3(3, 0x80, "TIT2", 0, text);
        third[17]--; // the size of a frame is that of its content, made whole
        assertThat(read(third, folder.resolve("a.mp3")).title()).contains("a");
        assertThat(read(id3(4, 0x80, "TIT2", 3, framed), folder.resolve("b.mp3"))
                        .title())
                .contains("a");
        assertThat(read(id3(4, 0, "TIT2", 8, text), folder.resolve("c.mp3")).title())
                .isEmpty();
    }

    @Test
    void whatIsNoLineOfTextIsMadeOne() throws IOException {
        byte[] tag = id3(4, 0, "TIT2", 0, bytes(3, " a\u001B[1m\r\nb\u2028c ", "UTF-8"));

        assertThat(read(tag, folder.resolve("a.mp3")).title()).contains("a [1m b c");
    }

    /** A file of strangers may have anything in it: it is read to an end, and says something or nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"a.mp3", "a.flac", "a.ogg", "a.m4a", "a.wav"})
    void whatIsDamagedIsReadToAnEnd(String name) throws IOException {
        byte[] whole = Files.readAllBytes(tagged(name));
        Random random = new Random(1);
        Path file = folder.resolve("damaged");
        for (int i = 0; i < 300; i++) {
            byte[] damaged = Arrays.copyOf(whole, random.nextInt(whole.length));
            for (int change = 0; change < 5 && damaged.length > 0; change++) {
                damaged[random.nextInt(Math.min(damaged.length, 600))] = (byte) random.nextInt();
            }
            assertThat(read(damaged, file)).isNotNull();
        }
    }
}
