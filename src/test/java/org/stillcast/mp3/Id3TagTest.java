package org.stillcast.mp3;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillcast.TestMedia;
import org.stillcast.chapter.Chapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class Id3TagTest {
    @TempDir
    private Path folder;

    @Test
    void theWholeTag() throws IOException {
        Map<String, String> tags = new LinkedHashMap<>();
        tags.put("title", "é");
        tags.put("comment", "c");
        tags.put("artist", "");

        String tag = HexFormat.of().formatHex(bytes(new Id3Tag(tags, List.of(new Chapter(1, 258, "a")))));

        assertThat(tag)
                .isEqualTo(ascii("ID3") + "030000" + "00000067"
                        + ascii("TIT2") + "00000005" + "0000" + "01" + "fffe" + "e900"
                        + ascii("COMM") + "00000006" + "0000" + "00" + ascii("XXX") + "00" + ascii("c")
                        + ascii("CTOC") + "0000000a" + "0000" + ascii("toc") + "00" + "03" + "01" + ascii("ch0") + "00"
                        + ascii("CHAP") + "00000020" + "0000" + ascii("ch0") + "00" + "00000001" + "00000102"
                        + "ffffffff" + "ffffffff" + ascii("TIT2") + "00000002" + "0000" + "00" + ascii("a")
                        + "00".repeat(10));
    }

    @Test
    void ffmpegReadsAllOfIt() throws IOException {
        Map<String, String> tags = Map.of(
                "title", "日本語 \uD83D\uDE00",
                "artist", "Ä & B",
                "album", "Album",
                "track", "3/12",
                "genre", "(Speech)",
                "date", "2026-05-04",
                "comment", "Über",
                "copyright", "© X",
                "language", "zh-Hans");
        byte[] cover = Files.readAllBytes(TestMedia.picture(folder.resolve("cover.png"), 64, 64));

        Path file = tagged(new Id3Tag(tags, List.of(new Chapter(0, 4000, "食べる"), new Chapter(4000, 7123, "two")))
                .withCover("image/png", cover));

        assertThat(metadata(file).lines())
                .contains("title=日本語 \uD83D\uDE00", "artist=Ä & B", "album=Album", "track=3/12")
                .contains("date=2026-05-04", "comment=Über", "copyright=© X", "language=zho")
                .containsSubsequence("START=0", "END=4000", "title=食べる", "START=4000", "END=7123", "title=two");
        assertThat(TestMedia.run("-i", file.toString(), "-map", "0:v", "-c", "copy", "-f", "image2pipe", "-"))
                .isEqualTo(cover);
        assertThat(TestMedia.run("-i", file.toString(), "-map", "0:a", "-f", "s16le", "-"))
                .isEqualTo(TestMedia.run("-i", folder.resolve("bare.mp3").toString(), "-f", "s16le", "-"));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "255, 1", "256, 3", "300, 3", "1000, 5"})
    void eachChapterIsInATable(int count, int tables) throws IOException {
        List<Chapter> chapters = IntStream.range(0, count)
                .mapToObj(i -> new Chapter(i * 10L, i * 10L + 10, "c" + i))
                .toList();

        Id3Tag tag = new Id3Tag(Map.of(), chapters);

        List<List<String>> found = tables(bytes(tag));
        List<String> entries = found.stream().flatMap(List::stream).toList();
        assertThat(found).hasSize(tables).allMatch(table -> table.size() <= 255);
        assertThat(entries.stream().filter(entry -> entry.startsWith("ch")))
                .isEqualTo(IntStream.range(0, count).mapToObj(i -> "ch" + i).toList());
        assertThat(entries.stream().filter(entry -> entry.startsWith("toc"))).hasSize(tables - 1);
        assertThat(Pattern.compile("title=c").matcher(metadata(tagged(tag))).results())
                .hasSize(count);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "\u202Ex", "[CHAPTER]", "\uFEFFx", "'=;#\\", " x "})
    void anyTitleIsKept(String title) throws IOException {
        String metadata = metadata(tagged(new Id3Tag(Map.of("title", title), List.of())));

        assertThat(metadata).contains("title=" + title.replaceAll("[=;#\\\\\n]", "\\\\$0") + "\n");
    }

    @Test
    void whatATextCannotHaveIsReplaced() throws IOException {
        String metadata = metadata(tagged(new Id3Tag(Map.of("title", "a\0b\uD83Dc"), List.of())));

        assertThat(metadata).contains("title=a\uFFFDb\uFFFDc\n");
    }

    @Test
    void whatDoesNotGoIntoATagIsRefused() {
        assertThatThrownBy(() -> new Id3Tag(Map.of("colour", "red"), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no tag of ID3: colour");
        assertThatThrownBy(() -> new Id3Tag(Map.of("date", "May 2026"), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no date: May 2026");
        assertThatThrownBy(() -> new Id3Tag(Map.of(), List.of(new Chapter(0, 1L << 32, ""))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an ID3 tag has no chapter at 4294967296 ms");
    }

    /** Returns the entries of each table of contents. */
    private static List<List<String>> tables(byte[] tag) {
        List<List<String>> tables = new ArrayList<>();
        ByteBuffer frames = ByteBuffer.wrap(tag, 10, tag.length - 10);
        while (frames.remaining() > 10) {
            byte[] name = new byte[4];
            frames.get(name);
            byte[] content = new byte[frames.getInt()];
            frames.getShort();
            frames.get(content);
            if (new String(name, StandardCharsets.US_ASCII).equals("CTOC")) {
                String text = new String(content, StandardCharsets.ISO_8859_1);
                int id = text.indexOf('\0');
                List<String> entries = List.of(text.substring(id + 3).split("\0", 0));
                assertThat(content[id + 2] & 0xFF).isEqualTo(entries.size());
                assertThat(content[id + 1]).isEqualTo((byte) (tables.isEmpty() ? 3 : 1));
                tables.add(entries);
            }
        }
        return tables;
    }

    private static String ascii(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] bytes(Id3Tag tag) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        tag.write(out);
        return out.toByteArray();
    }

    private Path tagged(Id3Tag tag) throws IOException {
        Path bare = folder.resolve("bare.mp3");
        TestMedia.run(
                "-f",
                "lavfi",
                "-i",
                "anoisesrc=seed=1:sample_rate=24000:duration=10",
                "-c:a",
                "libmp3lame",
                "-b:a",
                "32k",
                "-id3v2_version",
                "0",
                bare.toString());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        tag.write(out);
        out.writeBytes(Files.readAllBytes(bare));
        return Files.write(folder.resolve("tagged.mp3"), out.toByteArray());
    }

    /** Without the option ffmpeg counts from the start of the sound, which is later by the coder's delay. */
    private static String metadata(Path file) throws IOException {
        return new String(
                TestMedia.run("-copyts", "-i", file.toString(), "-f", "ffmetadata", "-"), StandardCharsets.UTF_8);
    }
}
