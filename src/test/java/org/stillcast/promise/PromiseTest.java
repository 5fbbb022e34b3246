package org.stillcast.promise;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillcast.TestMedia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** What is said of files, beside how long they really are. */
class PromiseTest {
    private static final String MORE = "holds more sound than its head says: 2.0 s of 4.0 s can be heard;"
            + " if it was glued together, name each file by itself";
    private static final int RATE = 8000;
    private static final int BYTES_PER_SECOND = 2 * RATE;
    private static final int HEAD_BYTES = 44;

    @TempDir
    private static Path folder;

    private static byte[] samples = new byte[0];

    @BeforeAll
    static void makeSource() throws IOException {
        samples = TestMedia.run("-f", "lavfi", "-i", noise(2), "-f", "s16le", "-");
        assertThat(samples).hasSize(2 * BYTES_PER_SECOND);
    }

    private static String noise(int seconds) {
        return "anoisesrc=color=brown:seed=1:amplitude=0.5:sample_rate=%d:duration=%d".formatted(RATE, seconds);
    }

    @Test
    void packedSamplesAreCountedByTheirBlocks() throws IOException {
        List<String> encode = new ArrayList<>(List.of("-f", "lavfi", "-i", noise(3)));
        List<String> decode = new ArrayList<>();
        List<String> outputs = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (String codec : List.of("adpcm_ms", "adpcm_ima_wav")) {
            for (int rate : List.of(8000, 11_025, 16_000, 22_050, 44_100, 48_000)) {
                for (int channels = 1; channels <= 2; channels++) {
                    String name = folder.resolve("%s-%d-%d.wav".formatted(codec, rate, channels))
                            .toString();
                    encode.addAll(List.of("-c:a", codec, "-ar", "" + rate, "-ac", "" + channels, name));
                    decode.addAll(List.of("-i", name));
                    outputs.addAll(List.of(
                            "-map", names.size() + ":a", "-ar", "" + RATE, "-ac", "1", "-f", "s16le", name + ".raw"));
                    names.add(name);
                }
            }
        }
        decode.addAll(outputs);
        TestMedia.run(encode.toArray(String[]::new));
        TestMedia.run(decode.toArray(String[]::new));

        for (String name : names) {
            long heardMillis = 1000 * Files.size(Path.of(name + ".raw")) / BYTES_PER_SECOND;
            Promise promise = Promise.of(Path.of(name));
            assertThat(promise.lack(heardMillis)).as(name).isEmpty();
            assertThat(promise.isKept(heardMillis)).as(name).isTrue();
        }
    }

    static Stream<Arguments> files() throws IOException {
        byte[] zeros = new byte[700];
        byte[] list = chunk("LIST", 40);
        return Stream.of(
                arguments("plain.wav", "", wav(samples)),
                arguments("gsm.wav", "", join(gsm(), new byte[65 * 50])),
                // the head of a glued RF64, and of one alone
                arguments("rf64.wav", "", rf64(samples)),
                arguments("rf64-two.wav", MORE, join(rf64(samples), wav(samples))),
                arguments("two-rf64.wav", MORE, join(wav(samples), rf64(samples))),
                arguments("two.wav", MORE, join(wav(samples), wav(samples))),
                arguments("two-tag.wav", MORE, join(wav(samples), id3v1(), wav(samples))),
                arguments("two-zeros.wav", MORE, join(wav(samples), zeros, wav(samples))),
                arguments("two-data.wav", MORE, join(wav(samples), data(samples.length), samples)),
                arguments("raw.wav", MORE, join(wav(samples), samples)),
                arguments("raw-ape.wav", MORE, join(wav(samples), samples, apeWithoutHead())),
                // what is no sound
                arguments("ape.wav", "", join(wav(samples), apeWithoutHead())),
                arguments("ape-tag.wav", "", join(wav(samples), apeWithoutHead(), id3v1())),
                arguments("tag-list.wav", "", join(wav(samples), id3v1(), list)),
                arguments("jpeg.wav", "", join(wav(samples), jpeg())),
                arguments("list-jpeg.wav", "", join(wav(samples), list, jpeg())),
                arguments("random.wav", "", join(wav(samples), random(30_000))),
                arguments("zeros-list.wav", "", join(wav(samples), zeros, list)),
                arguments("zeros-long.wav", "", join(wav(samples), zeros, chunk("LIST", 30_000))),
                arguments("latin.wav", "", join(wav(samples), chunk("\u00A9nam", 30_000))),
                arguments("latin-list.wav", "", join(wav(samples), chunk("\u00A9nam", 30_000), list)),
                arguments("nameless.wav", "", join(wav(samples), chunk("\0\0\0\0", 30_000))),
                arguments("list-cut.wav", "", join(wav(samples), Arrays.copyOf(chunk("LIST", 90_000), 30_000))),
                arguments("jpeg.au", "", join(au(samples), jpeg())),
                arguments("ape.au", "", join(au(samples), apeWithoutHead())),
                arguments("raw.au", MORE, join(au(samples), samples)),
                // what nobody means
                arguments("hundredfold.wav", "", withNumber(wav(samples), 40, samples.length * 150)),
                arguments(
                        "ninefold.wav",
                        "is cut off: 2.0 s of 18.0 s can be heard; copy or download it again",
                        withNumber(wav(samples), 40, samples.length * 9)));
    }

    @ParameterizedTest
    @MethodSource("files")
    void whatIsSaidIsTrueOfTwoSeconds(String name, String said, byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve(name), bytes);

        for (boolean thorough : new boolean[] {false, true}) {
            assertThat((thorough ? Promise.ofAllBytes(file) : Promise.of(file))
                            .lack(2000)
                            .orElse(""))
                    .isEqualTo(said);
        }
    }

    /** A whole file and one without its second half. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 4, 7, 0xFFFF})
    void aWrongSizeOfABlockChangesNothing(int block) throws IOException {
        byte[] wav = wav(samples);
        ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN).putShort(32, (short) block);
        Path whole = Files.write(folder.resolve("block.wav"), wav);
        Path half = Files.write(folder.resolve("half.wav"), Arrays.copyOf(wav, HEAD_BYTES + samples.length / 2));

        assertThat(Promise.of(whole).lack(2000)).isEmpty();
        assertThat(Promise.of(half).lack(1000).orElse(""))
                .isIn("", "is cut off: 1.0 s of 2.0 s can be heard; copy or download it again");
    }

    /** More than 4 GiB: 75 hours, with all their bytes. */
    @Test
    void theLengthOfAnRf64IsThatOfItsOwnChunk() throws IOException {
        long bytes = 4_295_100_000L; // with sound where the largest number of 32 bits points
        byte[] head = Arrays.copyOf(rf64(samples), HEAD_BYTES + 36);
        ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).putLong(28, bytes);
        Path file = sparse("large.wav", head, head.length + bytes);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (int i = 1; i <= 8; i++) {
                channel.write(ByteBuffer.wrap(samples), head.length + bytes - (long) i * samples.length);
            }
        }

        Promise promise = Promise.of(file);

        assertThat(promise.lack(1000 * bytes / BYTES_PER_SECOND)).isEmpty();
        assertThat(promise.heldMillis()).hasValue(1000 * bytes / BYTES_PER_SECOND);
    }

    /** A file of 16 minutes with a head that states 25 hours. */
    @Test
    void moreThanADayIsAPlaceholder() throws IOException {
        byte[] head = withNumber(Arrays.copyOf(wav(samples), HEAD_BYTES), 40, 25 * 3600 * BYTES_PER_SECOND);
        Path file = sparse("day.wav", head, HEAD_BYTES + 1000L * BYTES_PER_SECOND);

        assertThat(Promise.of(file).lack(1_000_000)).isEmpty();
    }

    @Test
    void aGapBetweenTimestampsIsNoSound() throws IOException {
        Path piece = folder.resolve("piece.m4a");
        Path list = Files.writeString(
                folder.resolve("list.ffconcat"), "ffconcat version 1.0\n" + "file piece.m4a\nduration 5\n".repeat(2));
        TestMedia.run("-f", "lavfi", "-i", noise(3), "-c:a", "aac", piece.toString());
        Path gap = folder.resolve("gap.m4a");
        TestMedia.run("-i", list.toString(), "-c", "copy", gap.toString());

        int heardBytes = TestMedia.run("-i", gap.toString(), "-f", "s16le", "-").length;
        Promise promise = Promise.of(gap);

        assertThat(heardBytes).isBetween(6 * BYTES_PER_SECOND, 6 * BYTES_PER_SECOND + BYTES_PER_SECOND / 2);
        assertThat(promise.lack(1000L * heardBytes / BYTES_PER_SECOND)).isEmpty();
        assertThat(promise.lack(5000))
                .hasValueSatisfying(said -> assertThat(said).startsWith("is cut off: 5.0 s of 6."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"opus", "vorbis"})
    void whereOggHasLostPagesNothingIsPromised(String codec) throws IOException {
        Path whole = folder.resolve(codec + ".ogg");
        TestMedia.run("-f", "lavfi", "-i", noise(10), "-c:a", "lib" + codec, "-page_duration", "200000", "" + whole);
        byte[] bytes = Files.readAllBytes(whole);
        List<Integer> pages = new ArrayList<>();
        for (int at = 0; at < bytes.length; at++) {
            if (new String(bytes, at, Math.min(4, bytes.length - at), StandardCharsets.ISO_8859_1).equals("OggS")) {
                pages.add(at);
            }
        }
        assertThat(pages).hasSizeGreaterThan(20);
        Path holed = Files.write(
                folder.resolve("holed-" + codec + ".ogg"),
                join(Arrays.copyOf(bytes, pages.get(10)), Arrays.copyOfRange(bytes, pages.get(20), bytes.length)));

        assertThat(Promise.ofAllBytes(whole).lack(10_000)).isEmpty();
        assertThat(Promise.ofAllBytes(whole).lack(8000))
                .contains("is cut off: 8.0 s of 10.0 s can be heard; copy or download it again");
        assertThat(Promise.ofAllBytes(holed)).isEqualTo(Promise.NONE);
    }

    private static byte[] join(byte[]... pieces) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            all.writeBytes(piece);
        }
        return all.toByteArray();
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] letters(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] withNumber(byte[] bytes, int at, int number) {
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(at, number);
        return bytes;
    }

    private static byte[] form() {
        return little(24)
                .put(letters("fmt "))
                .putInt(16)
                .putShort((short) 1)
                .putShort((short) 1)
                .putInt(RATE)
                .putInt(BYTES_PER_SECOND)
                .putShort((short) 2)
                .putShort((short) 16)
                .array();
    }

    private static byte[] root(String name, int size) {
        return little(12).put(letters(name)).putInt(size).put(letters("WAVE")).array();
    }

    private static byte[] data(int size) {
        return little(8).put(letters("data")).putInt(size).array();
    }

    private static byte[] wav(byte[] sound) {
        return join(root("RIFF", HEAD_BYTES - 8 + sound.length), form(), data(sound.length), sound);
    }

    private static byte[] rf64(byte[] sound) {
        byte[] sizes = little(36)
                .put(letters("ds64"))
                .putInt(28)
                .putLong(HEAD_BYTES + 36 - 8 + sound.length)
                .putLong(sound.length)
                .putLong(sound.length / 2)
                .putInt(0)
                .array();
        return join(root("RF64", -1), sizes, form(), data(-1), sound);
    }

    /** Fifty blocks, of 320 samples each: 2 s. */
    private static byte[] gsm() {
        byte[] form = little(28)
                .put(letters("fmt "))
                .putInt(20)
                .putShort((short) 0x31)
                .putShort((short) 1)
                .putInt(RATE)
                .putInt(1) // none too right
                .putShort((short) 65)
                .putShort((short) 0)
                .putShort((short) 2)
                .putShort((short) 320)
                .array();
        return join(root("RIFF", 40 + 65 * 50), form, data(65 * 50));
    }

    private static byte[] au(byte[] sound) {
        return join(
                ByteBuffer.allocate(24)
                        .put(letters(".snd"))
                        .putInt(24)
                        .putInt(sound.length)
                        .putInt(3)
                        .putInt(RATE)
                        .putInt(1)
                        .array(),
                sound);
    }

    private static byte[] chunk(String name, int size) {
        return join(little(8).put(letters(name)).putInt(size).array(), random(size));
    }

    private static byte[] id3v1() {
        return letters("TAG" + "x".repeat(125));
    }

    private static byte[] apeWithoutHead() {
        byte[] text = random(20_000);
        byte[] item = join(little(8).putInt(text.length).putInt(2).array(), letters("Cover Art (front)\0"), text);
        byte[] foot = little(32)
                .put(letters("APETAGEX"))
                .putInt(2000)
                .putInt(item.length + 32)
                .putInt(1)
                .putInt(0)
                .array();
        return join(item, foot);
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(1).nextBytes(bytes);
        return bytes;
    }

    private static byte[] jpeg() throws IOException {
        BufferedImage image = new BufferedImage(300, 300, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(1);
        for (int i = 0; i < 300 * 300; i++) {
            image.setRGB(i % 300, i / 300, random.nextInt());
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, "jpg", out)).isTrue();
        return out.toByteArray();
    }

    /** Zeros take no room on the disk. */
    private static Path sparse(String name, byte[] head, long size) throws IOException {
        Path file = folder.resolve(name);
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SPARSE)) {
            channel.write(ByteBuffer.wrap(head));
            channel.write(ByteBuffer.wrap(new byte[] {1}), size - 1);
        }
        return file;
    }
}
