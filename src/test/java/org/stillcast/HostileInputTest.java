package org.stillcast;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/**
 * What people with bad intentions would try. Nothing of it reads a file outside the allowed folders, asks a server,
 * takes for ever or more than the limits; each file and each name gets one sentence at its place.
 */
@DisabledOnOs(OS.WINDOWS)
class HostileInputTest {
    private static final Pattern FAULT_OF_CLIPS =
            Pattern.compile("/clips/(\\d+)\\b.*?(?:; the same goes for (\\d+) more)?", Pattern.DOTALL);

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    private static final int MOST_MEGABYTES = 200;

    @TempDir
    private Path unresolved;

    private Path folder;
    private Path canary;
    private ServerSocket server;

    @BeforeEach
    void makeCanary() throws IOException {
        folder = Files.createDirectory(unresolved.toRealPath().resolve("project"));
        canary = TestMedia.clip(unresolved.toRealPath().resolve("outside/canary.wav"), 99, "0.2");
        TestMedia.picture(folder.resolve("bg.png"), 64, 36);
        TestMedia.clip(folder.resolve("good.wav"), 1, "0.3");
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void nobodyAskedTheServer() throws IOException {
        try (ServerSocket asked = server) {
            asked.setSoTimeout(1);
            assertThatCode(asked::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    private String address() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    @Test
    void noScriptIsASoundWhateverItsName() throws IOException {
        List<String> scripts = HostileFiles.scripts(canary, address());
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int i = 0; i < scripts.size(); i++) {
            for (String name : HostileFiles.SOUND_NAMES) {
                files.put("s%d.%s".formatted(i, name), scripts.get(i).getBytes(StandardCharsets.UTF_8));
            }
        }

        assertAllRefused(files);
    }

    /** A look at the first bytes does not know them: the lists of formats and coders stand behind it. */
    @Test
    void noDisguisedScriptIsASound() throws IOException {
        List<String> scripts = HostileFiles.scripts(canary, address());
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int i = 0; i < scripts.size(); i++) {
            List<byte[]> disguises = HostileFiles.disguises(scripts.get(i));
            for (int d = 0; d < disguises.size(); d++) {
                String name =
                        HostileFiles.SOUND_NAMES.get((i * disguises.size() + d) % HostileFiles.SOUND_NAMES.size());
                files.put("d%d-%d.%s".formatted(i, d, name), disguises.get(d));
            }
        }

        assertAllRefused(files);
    }

    /** Puts as many into one project as its report has lines. */
    private void assertAllRefused(Map<String, byte[]> files) throws IOException {
        List<String> names = List.copyOf(files.keySet());
        List<String> manifests = new ArrayList<>();
        for (int first = 0; first < names.size(); first += 99) {
            List<String> some = names.subList(first, Math.min(names.size(), first + 99));
            for (String name : some) {
                Files.write(folder.resolve(name), files.get(name));
            }
            manifests.add(manifest("m" + first, "bg.png", "", with("good.wav", some)));
        }

        Run run = render(manifests);

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        Map<String, Long> sentences = faults(run).stream()
                .collect(Collectors.groupingBy(
                        line -> line.replaceFirst("^/clips/\\d+: clip \\d+ \\(", "")
                                .replaceFirst("\\) .*", ""),
                        Collectors.counting()));
        assertThat(sentences.keySet()).containsExactlyInAnyOrderElementsOf(names);
        assertThat(sentences.values()).containsOnly(1L);
        assertNoTrace(run);
    }

    private static List<String> with(String first, List<String> others) {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(others);
        return all;
    }

    @Test
    void noScriptIsAPictureWhateverItsName() throws IOException {
        List<String> scripts = HostileFiles.scripts(canary, address());
        List<byte[]> contents = new ArrayList<>();
        scripts.forEach(script -> contents.add(script.getBytes(StandardCharsets.UTF_8)));
        contents.addAll(HostileFiles.disguises(scripts.get(0)));
        List<String> manifests = new ArrayList<>();
        for (int i = 0; i < contents.size(); i++) {
            for (String name : HostileFiles.PICTURE_NAMES) {
                String file = "p%d.%s".formatted(i, name);
                Files.write(folder.resolve(file), contents.get(i));
                manifests.add(manifest("m" + manifests.size(), file, "", List.of("good.wav")));
            }
        }

        Run run = validate(manifests);

        assertThat(run.status()).isEqualTo(1);
        assertThat(faults(run))
                .hasSize(manifests.size())
                .allMatch(line -> line.matches("/image: is (not a picture that can be used|an? [\\w -]+, not a picture"
                        + "|an SVG drawing, which is not taken) \\(jpg, png, webp, gif, bmp or tiff\\).*"));
        assertNoTrace(run);
    }

    @Test
    void aScriptBehindThePicturesFirstBytesIsRefusedByFfmpeg() throws IOException {
        byte[] script = HostileFiles.scripts(canary, address()).get(0).getBytes(StandardCharsets.UTF_8);
        Map<String, byte[]> pictures = Map.of(
                "a.png", HostileFiles.joined(HostileFiles.png(64, 36, false, "", script), script),
                "b.bmp",
                        HostileFiles.joined(
                                new byte[] {'B', 'M'},
                                new byte[12],
                                new byte[] {40, 0, 0, 0, 9, 0, 0, 0, 9, 0, 0, 0, 1, 0, 24, 0},
                                script),
                "c.gif", HostileFiles.joined("GIF89a\t\0\t\0\0\0\0".getBytes(StandardCharsets.US_ASCII), script));

        assertPicturesRefused(pictures);
    }

    private void assertPicturesRefused(Map<String, byte[]> pictures) throws IOException {
        List<String> manifests = new ArrayList<>();
        for (Map.Entry<String, byte[]> picture : pictures.entrySet()) {
            Files.write(folder.resolve(picture.getKey()), picture.getValue());
            manifests.add(manifest(picture.getKey().replace('.', '-'), picture.getKey(), "", List.of("good.wav")));
        }
        try (PeakMemory peak = new PeakMemory()) {
            Run run = render(manifests);

            assertThat(run.status()).isEqualTo(1);
            assertThat(faults(run))
                    .hasSize(pictures.size())
                    .allMatch(line -> line.startsWith("/image: is a damaged picture")
                            || line.startsWith("/image: is not a picture")
                            || line.startsWith("/image: is 39000000×1 pixels: too flat to be decoded")
                            || line.startsWith("/image: cannot be decoded without errors")
                            || line.endsWith("(stillcast.max-pixels)"));
            assertNoTrace(run);
            assertThat(peak.megabytes()).isLessThan(MOST_MEGABYTES);
        }
    }

    @Test
    void aPictureThatSaysItIsHugeOrUnpacksToMuchIsRefused() throws IOException {
        byte[] small = HostileFiles.png(64, 36, true, "", new byte[0]);
        Map<String, byte[]> pictures = new LinkedHashMap<>();
        pictures.put("huge.png", HostileFiles.png(100_000, 100_000, false, "", new byte[0]));
        pictures.put("most.png", HostileFiles.png(-1, -1, false, "", new byte[0]));
        pictures.put("zero.png", HostileFiles.png(0, 36, false, "", new byte[0]));
        pictures.put("wide.png", HostileFiles.png(39_000_000, 1, false, "", new byte[0]));
        pictures.put("cut.png", java.util.Arrays.copyOf(small, small.length - 20));
        pictures.put("size.png", HostileFiles.patched(small, "IHDR", 0, 6_000));
        pictures.put("huge.gif", "GIF89a\u00FF\u00FF\u00FF\u00FF\0\0\0".getBytes(StandardCharsets.ISO_8859_1));
        pictures.put(
                "inner.gif",
                "GIF89a\t\0\t\0\u0080\0\0\0\0\0\u00FF\u00FF\u00FF,\0\0\0\0\u00FF\u00FF\u00FF\u00FF\0\2\2D\1\0;"
                        .getBytes(StandardCharsets.ISO_8859_1));
        pictures.put("huge.bmp", HostileFiles.joined(new byte[] {'B', 'M'}, new byte[12], new byte[] {
            40, 0, 0, 0, -1, -1, -1, 127, -1, -1, -1, 127, 1, 0, 24, 0
        }));
        pictures.put(
                "huge.webp",
                "RIFF\u00FF\u00FF\u00FF\u007FWEBPVP8X\n\0\0\0\0\0\0\0\u00FF\u00FF\u00FF\u00FF\u00FF\u00FF"
                        .getBytes(StandardCharsets.ISO_8859_1));
        pictures.put(
                "loop.tiff",
                "II*\0\b\0\0\0\u00FF\u00FF\0\1\4\0\1\0\0\0\u00FF\u00FF\u00FF\u00FF"
                        .getBytes(StandardCharsets.ISO_8859_1));

        assertPicturesRefused(pictures);
    }

    /** The picture itself is good; what hangs on it would be a hundred megabytes. */
    @Test
    void aPictureWhoseTextsUnpackToTooMuchIsRefused() throws IOException {
        byte[] bomb = HostileFiles.packedText(100_000_000);

        assertPicturesRefused(Map.of(
                "text.png", HostileFiles.png(64, 36, true, "zTXt", bomb),
                "profile.png", HostileFiles.png(64, 36, true, "iCCP", bomb)));
    }

    @Test
    void soundsThatClaimOrUnpackToTooMuchAreBoundedAndNamed() throws IOException {
        byte[] noise = new byte[40_000];
        new java.util.Random(3).nextBytes(noise);
        byte[] m4a = Files.readAllBytes(TestMedia.clip(folder.resolve("source.m4a"), 2, "0.3", "-c:a", "aac"));
        byte[] mp3 = Files.readAllBytes(TestMedia.clip(folder.resolve("source.mp3"), 2, "0.3"));
        Map<String, byte[]> refused = new LinkedHashMap<>();
        refused.put("rate-0.wav", HostileFiles.wav(0, 1, noise.length, noise));
        refused.put("rate-2g.wav", HostileFiles.wav(0x7FFFFFFFL, 1, noise.length, noise));
        refused.put("rate-4g.wav", HostileFiles.wav(0xFFFFFFFFL, 1, noise.length, noise));
        refused.put("channels.wav", HostileFiles.wav(48_000, 0xFFFF, noise.length, noise));
        refused.put("day.wav", HostileFiles.wav(1, 1, 190_000, new byte[190_000]));
        refused.put("slow.wav", HostileFiles.wav(8, 1, noise.length, noise));
        refused.put("stsz.m4a", HostileFiles.patched(m4a, "stsz", 8, 0x0FFFFFFF));
        refused.put("stts.m4a", HostileFiles.patched(m4a, "stts", 4, 0x0FFFFFFF));
        refused.put("stco.m4a", HostileFiles.patched(m4a, "stco", 4, 0x0FFFFFFF));
        refused.put("noise.mp3", noise);
        refused.forEach((name, bytes) -> write(folder.resolve(name), bytes));
        HostileFiles.sparse(folder.resolve("tag.mp3"), HostileFiles.id3(200_000_000), 200_000_000, mp3);
        byte[] claim = HostileFiles.withMetadata(m4a, 1000);
        HostileFiles.sparse(
                folder.resolve("moov.m4a"), HostileFiles.patched(claim, "moov", -8, 100_000_000), 100_000_000, mp3);
        HostileFiles.sparse(folder.resolve("hole.wav"), new byte[0], 3_000_000, new byte[1]);
        HostileFiles.manyStreams(folder.resolve("streams.mkv"), "pcm_s16le");
        HostileFiles.manyStreams(folder.resolve("streams.mp4"), "alac");
        List<String> bad = new ArrayList<>(refused.keySet());
        bad.addAll(List.of("tag.mp3", "moov.m4a", "hole.wav", "streams.mkv", "streams.mp4"));
        Files.write(folder.resolve("claim.wav"), HostileFiles.wav(48_000, 1, 0xFFFFFFF0L, noise));
        Files.write(folder.resolve("plain.m4a"), HostileFiles.withMetadata(m4a, 10_000_000));
        Files.write(
                folder.resolve("plain.mp3"),
                HostileFiles.joined(HostileFiles.id3(20_000_000), new byte[20_000_000], mp3));
        List<String> usable = List.of("claim.wav", "plain.m4a", "plain.mp3");

        try (PeakMemory peak = new PeakMemory()) {
            Run run = render(List.of(
                    manifest("bad", "bg.png", "", bad), manifest("usable", "bg.png", "\"split\": false,", usable)));

            assertThat(run.status()).isEqualTo(1);
            assertThat(faults(run)).hasSameSizeAs(bad);
            for (int i = 0; i < bad.size(); i++) {
                assertThat(faults(run).get(i)).startsWith("/clips/%d: clip %d (%s) ".formatted(i, i + 1, bad.get(i)));
            }
            assertThat(run.out()).hasSize(1);
            assertNoTrace(run);
            assertThat(peak.megabytes()).isLessThan(MOST_MEGABYTES);
        }
        assertThat(folder.resolve("temp/video_segments/bad")).doesNotExist();
    }

    @Test
    void addressesAndPseudoProtocolsAreNoPaths() throws IOException {
        String file = canary.toString();
        List<String> paths = List.of(
                address() + "/a.wav",
                "https://example.com/a.wav",
                "HTTP://127.0.0.1/a.wav",
                "file:" + file,
                "file://" + file,
                "file:///etc/passwd",
                "concat:" + file + "|good.wav",
                "subfile,,start,0,end,99,,:" + file,
                "data:audio/wav;base64,UklGRg==",
                "pipe:",
                "pipe:0",
                "fd:0",
                "-",
                "crypto:" + file,
                "async:" + file,
                "cache:" + file,
                "tee:" + file,
                "md5:",
                "unix:/run/x",
                "tcp://127.0.0.1:" + server.getLocalPort(),
                "rtmp://127.0.0.1:" + server.getLocalPort() + "/a",
                "\\\\127.0.0.1\\share\\a.wav",
                "//127.0.0.1/share/a.wav",
                "lavfi:anoisesrc",
                "jar:file:/a.jar!/b.wav",
                file,
                "../outside/canary.wav",
                "audio/../../outside/canary.wav",
                "/proc/self/environ",
                "/dev/zero",
                "/dev/stdin",
                "/dev/fd/0",
                "/proc/self/fd/0",
                "/",
                ".",
                "..",
                "~/.ssh/id_rsa",
                "C:\\Windows\\win.ini",
                "COM1",
                "${env:HOME}",
                "{{stillcast.inbox}}",
                "$(id)",
                "`id`",
                "%0a",
                "a\u0000b.wav",
                "a\nb.wav",
                "a".repeat(300) + ".wav",
                "a/".repeat(3000) + "b.wav",
                "\uD800.wav",
                "x\u202Egnp.wav",
                "x\u2028y.wav");

        Run clips = validate(List.of(manifest("m", "bg.png", "", paths)));
        List<String> manifests = new ArrayList<>();
        for (String path : paths) {
            manifests.add(manifest("i" + manifests.size(), path, "", List.of("good.wav")));
        }
        Run pictures = render(manifests);

        assertThat(clips.status()).isEqualTo(1);
        assertEachIsRefused(faults(clips), paths.size());
        assertThat(faults(pictures)).hasSameSizeAs(paths).allMatch(line -> line.startsWith("/image: "));
        assertNoTrace(clips);
        assertNoTrace(pictures);
    }

    /** Each is the name of a file that is there, and good. */
    @Test
    void noNameIsAnOptionAPatternOrACommand() throws IOException {
        List<String> names = new ArrayList<>(List.of(
                "it's \"quoted\".wav",
                "-i.wav",
                "-f lavfi.wav",
                "--.wav",
                "%d%03d%s%n.wav",
                "part:x.wav",
                "file:x.wav",
                "concat:a|b.wav",
                "data:,x.wav",
                "${sys:user.home}.wav",
                "{{stillcast.inbox}}.wav",
                "$(touch hacked).wav",
                "`touch hacked`.wav",
                "a;touch hacked;.wav",
                "a|b&c>d<e.wav",
                "[0:v]scale=2:2.wav",
                "a,b=c:d\\e.wav",
                "*?[a-z]{x,y}.wav",
                "#hash'\\''.wav",
                "  blanks  .wav",
                "ends with dot..wav",
                "\u202Egnp.wav",
                "\u200B\u2066mark\uFEFF.wav",
                "\u0645\u0631\u062D\u0628\u0627.wav",
                "\uD83D\uDE00.wav",
                Normalizer.normalize("\u00E9\u00F1-nfd.wav", Normalizer.Form.NFD),
                "\u00E9\u00F1-nfc.wav",
                "noextension",
                "a".repeat(251) + ".wav",
                "\u98DF".repeat(83) + "a.wav"));
        for (String name : names) {
            Files.copy(folder.resolve("good.wav"), folder.resolve(name));
        }

        Run run = render(List.of(manifest("m", "it's \"quoted\" %d.png", "", names)));

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(result("m").path("clipCount").asInt()).isEqualTo(names.size());
        assertThat(result("m").path("warnings")).isEmpty();
        assertThat(folder.resolve("hacked")).doesNotExist();
    }

    @Test
    void aNameCannotWriteToTheTerminal() throws IOException {
        List<String> names = List.of("\u202Egnp.wav", "\u2066a.wav", "b\u2028c.wav", "d\u200Fe.wav");
        for (String name : names) {
            Files.createFile(folder.resolve(name));
        }
        Path manifest = folder.resolve("\u202Enosj\u001B[31m.json");
        Files.move(Path.of(manifest("m", "bg.png", "\"\\u001b[31m\": 1, \"\\ud800\": 1,", names)), manifest);
        Path unknown = manifest;
        Path known = Path.of(manifest("n", "bg.png", "", names));

        Run first = validate(List.of(unknown.toString()));
        Run second = validate(List.of(known.toString()));
        Run third = render(List.of(known.toString(), unknown.toString()));

        assertThat(first.status()).isEqualTo(1);
        assertThat(faults(second)).hasSize(4).first().isEqualTo("/clips/0: clip 1 (\uFFFDgnp.wav) is empty (0 bytes)");
        assertThat(first.err() + second.err() + third.err())
                .doesNotContainPattern("[\\u0000-\\u0009\\u000B-\\u001F\\u007F-\\u009F\\u200F\\u202E\\u2066\\u2028]");
    }

    @Test
    void pipesDevicesAndLinksAreNeverWaitedForOrFollowedOutside() throws IOException {
        Programs.pipe(folder.resolve("pipe.wav"));
        Programs.pipe(folder.resolve("pipe.png"));
        Programs.pipe(folder.resolve("pipe.json"));
        Files.createSymbolicLink(folder.resolve("outside.wav"), canary);
        Files.createSymbolicLink(folder.resolve("chain.wav"), folder.resolve("outside.wav"));
        Files.createSymbolicLink(folder.resolve("loop.wav"), folder.resolve("loop.wav"));
        Files.createSymbolicLink(folder.resolve("dangling.wav"), folder.resolve("nothing.wav"));
        Files.createSymbolicLink(folder.resolve("zero.wav"), Path.of("/dev/zero"));
        Files.createSymbolicLink(folder.resolve("mem.wav"), Path.of("/proc/self/mem"));
        Files.createSymbolicLink(folder.resolve("folder"), canary.getParent());
        Files.createDirectory(folder.resolve("dir.wav"));
        List<String> clips = List.of(
                "pipe.wav",
                "outside.wav",
                "chain.wav",
                "loop.wav",
                "dangling.wav",
                "zero.wav",
                "mem.wav",
                "folder/canary.wav",
                "folder/../outside/canary.wav",
                "dir.wav");

        Run run = render(List.of(
                manifest("m", "bg.png", "", clips),
                manifest("n", "pipe.png", "", List.of("good.wav")),
                folder.resolve("pipe.json").toString(),
                "/dev/zero"));

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        int lines = faults(run).size() - 3;
        assertEachIsRefused(faults(run).subList(0, lines), clips.size());
        assertThat(faults(run).subList(lines, lines + 3))
                .containsExactly(
                        "/image: is a device or pipe, not a file: \"pipe.png\"", "is not a file", "is not a file");
        assertNoTrace(run);
    }

    /** The system's own matcher would try more ways than there are atoms. */
    @Test
    void aPatternOfManyStarsIsMatchedInNoTime() throws IOException {
        Files.createFile(folder.resolve("a".repeat(250)));
        String pattern = "*a".repeat(60) + "*b";

        Run run = assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> validate(List.of(rawManifest("m", "{\"glob\": \"%s\"}".formatted(pattern)))));

        assertThat(faults(run)).containsExactly("/clips/0/glob: matches no file: \"%s\"".formatted(pattern));
    }

    @Test
    void noTextIsTooOddForTheManifestsReader() throws IOException {
        String deep = "[".repeat(100_000);
        String clip = "\"good.wav\"";
        Map<String, byte[]> texts = new LinkedHashMap<>();
        List.of(
                        deep,
                        "{\"a\":".repeat(100_000),
                        manifestText("bg.png", "", "[".repeat(5000) + "]".repeat(5000)),
                        manifestText("bg.png", "\"image\": \"bg.png\",", clip),
                        manifestText("bg.png", "", "{\"audio\": \"good.wav\", \"audio\": \"good.wav\"}"),
                        manifestText("bg.png", "\"split\": {\"every\": NaN},", clip),
                        manifestText("bg.png", "\"split\": {\"every\": Infinity},", clip),
                        manifestText("bg.png", "\"split\": {\"every\": -Infinity},", clip),
                        manifestText("bg.png", "\"split\": {\"every\": 1e999999999},", clip),
                        manifestText("bg.png", "\"split\": {\"every\": 1e-999999999},", clip),
                        manifestText("bg.png", "\"split\": {\"every\": " + "9".repeat(5000) + "},", clip),
                        manifestText("bg.png", "\"split\": {\"every\": \"" + "9".repeat(50_000) + "s\"},", clip),
                        manifestText("bg.png", "\"video\": {\"width\": 1e400},", clip),
                        manifestText("bg.png", "\"video\": {\"width\": 99999999999999999999},", clip),
                        manifestText("bg.png", "\"video\": {\"fps\": 0},", clip),
                        manifestText("bg.png", "\"video\": {\"fps\": 1e1000000000},", clip),
                        manifestText("bg.png", "\"audio\": {\"sampleRate\": 1e9},", clip),
                        manifestText("bg.png", "\"version\": 1e0,", clip),
                        manifestText("bg.png", "\"id\": \"\\ud800\",", clip),
                        manifestText("bg.png", "\"id\": \"../../etc\",", clip),
                        manifestText("bg.png", "\"id\": \"" + "x".repeat(90_000) + "\",", clip),
                        manifestText("bg.png", "\"" + "k".repeat(5000) + "\": 1,", clip),
                        manifestText("bg.png", "", "\"" + "x".repeat(200_000) + "\""),
                        manifestText("bg.png", "", "\"\\ud800.wav\""),
                        manifestText("bg.png", "", "\"\\u0000\""),
                        manifestText("\\udc00", "", clip),
                        manifestText("bg.png", "\"base\": \"\\u0000\",", clip),
                        manifestText("bg.png", "\"base\": \"" + address() + "\",", clip),
                        manifestText("bg.png", "\"base\": \"/proc/self/fd\",", clip),
                        "{\"version\": 1, \"image\": \"bg.png\", \"clips\": [" + clip,
                        "{\"version\": 1, \"image\": \"bg",
                        "",
                        " ",
                        "null",
                        "\"text\"",
                        "1e999999999",
                        "{}",
                        "{} {}",
                        "/* " + "x".repeat(100_000),
                        "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>",
                        "\u0000".repeat(1000))
                .forEach(text -> texts.put("t%02d".formatted(texts.size()), text.getBytes(StandardCharsets.UTF_8)));
        String missing = manifestText("none.png", "", clip);
        texts.put("utf16", missing.getBytes(StandardCharsets.UTF_16));
        texts.put("utf16le", missing.getBytes(StandardCharsets.UTF_16LE));
        texts.put("latin1", manifestText("\u00E4.png", "", clip).getBytes(StandardCharsets.ISO_8859_1));
        texts.put("bytes", new byte[] {(byte) 0xC0, (byte) 0x80, (byte) 0xED, (byte) 0xA0, (byte) 0x80});
        texts.put(
                "many",
                manifestText(
                                "bg.png",
                                "",
                                IntStream.range(0, 100_002).mapToObj(i -> "1").collect(Collectors.joining(",")))
                        .getBytes(StandardCharsets.UTF_8));
        List<String> files = new ArrayList<>();
        for (Map.Entry<String, byte[]> text : texts.entrySet()) {
            files.add(Files.write(folder.resolve(text.getKey() + ".json"), text.getValue())
                    .toString());
        }
        HostileFiles.sparse(folder.resolve("large.json"), new byte[0], 100_000_000, new byte[1]);
        files.add(folder.resolve("large.json").toString());

        Run run = validate(files);

        assertThat(run.status()).isEqualTo(1);
        for (String file : files) {
            assertThat(run.err().lines().filter(line -> line.startsWith(file + ": ")))
                    .as(file)
                    .hasSizeBetween(1, 101)
                    .allMatch(line -> line.length() < 1000);
        }
        assertThat(run.err().lines()).allMatch(line -> line.contains(".json: "));
    }

    private Run render(List<String> manifests) {
        return run("render", manifests);
    }

    private Run validate(List<String> manifests) {
        return run("validate", manifests);
    }

    private Run run(String command, List<String> manifests) {
        List<String> all = new ArrayList<>(List.of(command, "--set", "stillcast.clip-timeout=20s"));
        all.addAll(manifests);
        return Run.in(folder, all.toArray(String[]::new));
    }

    /** Writes a manifest of clips that are named by their paths alone. */
    private String manifest(String name, String image, String more, List<String> clips) throws IOException {
        String list = JSON.writeValueAsString(clips);
        if (!Files.exists(folder.resolve("it's \"quoted\" %d.png"))) {
            Files.copy(folder.resolve("bg.png"), folder.resolve("it's \"quoted\" %d.png"));
        }
        String text =
                "{\"version\": 1, \"image\": %s, \"video\": {\"width\": 64, \"height\": 36, \"fps\": 5}, %s \"clips\": %s}"
                        .formatted(JSON.writeValueAsString(image), more, list);
        return Files.writeString(folder.resolve(name + ".json"), text).toString();
    }

    private String rawManifest(String name, String clips) throws IOException {
        return Files.writeString(folder.resolve(name + ".json"), manifestText("bg.png", "", clips))
                .toString();
    }

    private static String manifestText(String image, String more, String clips) {
        return "{\"version\": 1, \"image\": \"%s\", %s \"clips\": [%s]}".formatted(image, more, clips);
    }

    private JsonNode result(String id) throws IOException {
        return JSON.readTree(
                folder.resolve("outbox/%1$s/%1$s.json".formatted(id)).toFile());
    }

    /** Returns the faults of all manifests, from their place on. */
    private static List<String> faults(Run run) {
        return run.err()
                .lines()
                .filter(line -> line.matches(".*(\\.json|/zero): .*"))
                .map(line -> line.replaceFirst("^.*?(\\.json|/zero): ", ""))
                .toList();
    }

    /** Asserts that lines tell of all clips, from the first on; a line may tell of several that have one cause. */
    private static void assertEachIsRefused(List<String> lines, int clipCount) {
        int told = 0;
        int last = -1;
        for (String line : lines) {
            Matcher matcher = FAULT_OF_CLIPS.matcher(line);
            assertThat(matcher.matches()).as(line).isTrue();
            assertThat(Integer.parseInt(matcher.group(1))).as(line).isGreaterThan(last);
            last = Integer.parseInt(matcher.group(1));
            told += 1 + Integer.parseInt(Objects.requireNonNullElse(matcher.group(2), "0"));
        }
        assertThat(told).isEqualTo(clipCount);
    }

    private static void assertNoTrace(Run run) {
        assertThat(run.err()).doesNotContain("\tat ", "Exception", "A fault of the program itself");
    }

    private static void write(Path file, byte[] bytes) {
        try {
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
