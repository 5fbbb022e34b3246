package org.stillcast.media;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opentest4j.TestAbortedException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

class MediaFilesTest {
    private Path root;
    private Path outside;
    private MediaFiles media;

    @BeforeEach
    void makeFolders(@TempDir Path temp) throws IOException {
        Path real = temp.toRealPath();
        root = Files.createDirectory(real.resolve("media"));
        outside = Files.createDirectory(real.resolve("media-of-others"));
        media = new MediaFiles(root, List.of(root));
    }

    @Nested
    class AName {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "1.mp3",
                    "two  blanks .mp3",
                    "100%d %03d.mp3",
                    "-rf.mp3",
                    "it's.mp3",
                    "食べる 第１課.mp3",
                    "[1] {a,b}.mp3",
                    "$HOME;&#~!.mp3",
                    ".hidden.mp3"
                })
        void isTakenAsItIs(String name) throws Exception {
            Path file = Files.createFile(root.resolve(name));

            assertThat(media.find(name)).isEqualTo(file);
        }

        @ParameterizedTest
        @ValueSource(strings = {"say \"hi\".mp3", "back\\slash.mp3", "12:30.mp3", "*?.mp3", "a|b<c>.mp3"})
        @DisabledOnOs(OS.WINDOWS)
        void isTakenAsItIsWithWhatWindowsDoesNotAllow(String name) throws Exception {
            Path file = Files.createFile(root.resolve(name));

            assertThat(media.find(name)).isEqualTo(file);
        }

        @Test
        void startsAtTheBaseOrAtTheTop() throws Exception {
            Path base = Files.createDirectories(root.resolve("lists/n2"));
            Path file = Files.createFile(root.resolve("1.mp3"));
            MediaFiles fromBase = new MediaFiles(base, List.of(root));

            assertThat(fromBase.find("../../1.mp3")).isEqualTo(file);
            assertThat(fromBase.find("../.././lists/../1.mp3")).isEqualTo(file);
            assertThat(fromBase.find(file.toString())).isEqualTo(file);
        }

        @Test
        void ofAFolderIsRefused() throws IOException {
            Files.createDirectory(root.resolve("audio"));

            assertRefused(() -> media.find("audio"), "is a folder, not a file: \"audio\"");
            assertRefused(() -> media.find("."), "is a folder, not a file: \".\"");
            assertRefused(
                    () -> media.findElement("audio"),
                    "is a folder, not a file: \"audio\"; for all files in a folder write { \"glob\": \"audio/*\" }");
        }

        @Test
        @DisabledOnOs(OS.WINDOWS)
        void ofADeviceIsRefused() {
            MediaFiles devices = new MediaFiles(Path.of("/dev"), List.of(Path.of("/dev")));

            assertRefused(() -> devices.find("null"), "is a device or pipe, not a file: \"null\"");
        }

        @ParameterizedTest
        @CsvSource({
            "'C:\new.mp3', U+000A, C:\uFFFDew.mp3",
            "'audio\talk.mp3', U+0009, audio\uFFFDalk.mp3",
            "'audio\u0007.mp3', U+0007, audio\uFFFD.mp3",
            "'a\u0000.mp3', U+0000, a\uFFFD.mp3",
            "'a\u0085.mp3', U+0085, a\uFFFD.mp3"
        })
        void withAControlCharacterIsRefusedWithItsLikelyCause(String name, String code, String shown) {
            assertRefused(
                    () -> media.find(name),
                    "has the control character %s: in JSON a backslash is written \\\\, or use /: \"%s\""
                            .formatted(code, shown));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "http://example.com/1.mp3",
                    "HTTPS://example.com/1.mp3",
                    "file:///etc/passwd",
                    "rtmp://localhost/live",
                    "concat:http://example.com/1.mp3"
                })
        void thatIsAnAddressIsRefused(String name) {
            assertRefused(() -> media.find(name), "is an address; Stillcast reads files only: \"%s\"".formatted(name));
        }
    }

    @Nested
    class AFileOutsideTheRoots {
        private Path secret;

        @BeforeEach
        void makeSecret() throws IOException {
            secret = Files.createFile(outside.resolve("secret.mp3"));
        }

        @Test
        void isRefusedByEveryNameWithWhatWouldAllowIt() {
            assertRefused(() -> media.find(secret.toString()), outsideMessage(secret, outside));
            assertRefused(() -> media.find("../media-of-others/secret.mp3"), outsideMessage(secret, outside));
            assertRefused(() -> matches(media, "../media-of-others/*.mp3"), outsideMessage(outside, outside));
        }

        @Test
        void isRefusedThroughALink() throws IOException {
            link(root.resolve("clip.mp3"), secret);

            assertRefused(() -> media.find("clip.mp3"), outsideMessage(secret, outside));
            assertRefused(() -> matches(media, "*.mp3"), outsideMessage(secret, outside));
        }

        @Test
        void isRefusedThroughALinkedFolder() throws IOException {
            link(root.resolve("audio"), outside);

            assertRefused(() -> media.find("audio/secret.mp3"), outsideMessage(secret, outside));
            assertRefused(() -> matches(media, "audio/*.mp3"), outsideMessage(outside, outside));
        }

        @Test
        void isAllowedByAnyOneRoot() throws Exception {
            MediaFiles wider = new MediaFiles(root, List.of(root.resolve("not there"), root, outside));

            assertThat(wider.find(secret.toString())).isEqualTo(secret);
        }

        @Test
        void isAllowedByARootThatIsALinkToItsFolder() throws Exception {
            Path linked = link(root.resolve("audio"), outside);
            MediaFiles wider = new MediaFiles(root, List.of(linked));

            assertThat(wider.find("audio/secret.mp3")).isEqualTo(secret);
        }

        @Test
        void isAllowedByNoRootAtAll() {
            MediaFiles none = new MediaFiles(outside, List.of());

            assertRefused(() -> none.find("secret.mp3"), outsideMessage(secret, outside));
        }

        private String outsideMessage(Path file, Path folder) {
            return "lies outside the allowed folders: \"%s\"; to allow it: --media-root \"%s\", or stillcast.media-roots=%s"
                    .formatted(file, folder, folder);
        }
    }

    @Nested
    class AMissingFile {
        @Test
        void isReported() {
            assertRefused(() -> media.find("食べる.mp3"), "is not there: \"食べる.mp3\"");
        }

        @Test
        void isReportedWithItsFolderIfThatIsMissing() {
            assertRefused(
                    () -> media.find("audio/1.mp3"), "is not there: \"audio/1.mp3\"; its folder is not there either");
        }

        @Test
        void isReportedWithTheOneOfOtherCase() throws IOException {
            Files.createFile(root.resolve("Über 1.MP3"));
            assumeFalse(Files.exists(root.resolve("über 1.mp3")), "the file system ignores case");

            assertRefused(() -> media.find("über 1.mp3"), "is not there: \"über 1.mp3\"; did you mean \"Über 1.MP3\"?");
        }

        @ParameterizedTest
        @CsvSource({"caf\u00E9.mp3, cafe\u0301.mp3", "cafe\u0301.mp3, caf\u00E9.mp3", "が.mp3, か\u3099.mp3"})
        void isReportedWithTheOneOfOtherUnicodeForm(String named, String there) throws IOException {
            Files.createFile(root.resolve(there));
            assumeFalse(Files.exists(root.resolve(named)), "the file system ignores the Unicode form");

            assertRefused(
                    () -> media.find(named), "is not there: \"%s\"; did you mean \"%s\"?".formatted(named, there));
        }

        @Test
        @DisabledOnOs(OS.WINDOWS)
        void isReportedWithTheAdviceToWriteSlashes() throws IOException {
            Files.createDirectory(root.resolve("audio"));
            Files.createFile(root.resolve("audio/1.mp3"));

            assertRefused(() -> media.find("audio\\1.mp3"), "is not there: \"audio\\1.mp3\"; write / for \\");
            assertRefused(() -> media.find("audio\\2.mp3"), "is not there: \"audio\\2.mp3\"");
            assertRefused(() -> matches(media, "audio\\*.mp3"), "is not there: \"audio\\\"; write / for \\");
        }

        @ParameterizedTest
        @CsvSource({
            "c3.wav, audio/c3.wav",
            "sounds/c3.wav, audio/c3.wav",
            "audio/bg.png, bg.png",
            "/home/else/bg.png, bg.png",
            "audio/C1.wav, audio/c1.wav",
            "audio/../audio/C1.wav, audio/../audio/c1.wav",
            "Audio/c1.WAV, audio/c1.wav",
            "background.jpg, background.png",
            "background, background.png",
            "audio/c1.m4a, audio/c1.wav",
            "audio\\C1.wav, audio/c1.wav",
            "audio／c1.wav, audio/c1.wav",
            "audio/c1．wav, audio/c1.wav",
            "ａｕｄｉｏ/c１。wav, audio/c1.wav",
            "'audio/c1.wav ', audio/c1.wav",
            "'audio/c1.wav　', audio/c1.wav"
        })
        void isReportedWithThePathOfTheOneThatIsNear(String named, String near) throws IOException {
            Files.createDirectory(root.resolve("audio"));
            make("audio/c1.wav", "audio/c3.wav", "audio/c1.txt", "background.png", "background.txt", "bg.png");
            assumeFalse(Files.exists(root.resolve(named)), "the file system ignores the difference");

            assertThatThrownBy(() -> media.find(named))
                    .isInstanceOf(UnusableFileException.class)
                    .hasMessageStartingWith("is not there: \"%s\"".formatted(named))
                    .hasMessageEndingWith("; did you mean \"%s\"?".formatted(near));
        }

        @Test
        void isReportedWithTheWholePathWhereThatWasNamed() throws IOException {
            Path audio = Files.createDirectory(root.resolve("audio"));
            make("audio/c1.wav");
            String named = audio.resolve("C1.wav").toString();
            assumeFalse(Files.exists(Path.of(named)), "the file system ignores case");

            assertRefused(
                    () -> media.find(named),
                    "is not there: \"%s\"; did you mean \"%s\"?"
                            .formatted(named, audio.resolve("c1.wav").toString().replace('\\', '/')));
        }

        @ParameterizedTest
        @ValueSource(strings = {"1.wav", "cover.png", "c1.png", "c2.wav"})
        void isReportedAloneWhereNothingOrNotJustOneIsNear(String named) throws IOException {
            Files.createDirectories(root.resolve("disc 1"));
            Files.createDirectories(root.resolve("disc 2/deep"));
            Files.createDirectories(root.resolve(".trash"));
            make("disc 1/1.wav", "disc 2/1.wav", "disc 2/deep/cover.png", "c1.wav", ".trash/c2.wav");

            assertRefused(() -> media.find(named), "is not there: \"%s\"".formatted(named));
        }

        @Test
        void isLookedForInTheFolderOfAPatternToo() throws IOException {
            Files.createDirectory(root.resolve("audio"));
            make("audio/c1.wav");
            assumeFalse(Files.exists(root.resolve("Audio")), "the file system ignores case");

            assertRefused(() -> matches(media, "Audio/*.wav"), "is not there: \"Audio/\"; did you mean \"audio/\"?");
        }

        @Test
        void thatALinkLeadsToIsNotTakenForTheOneThatWasMeant() throws IOException {
            link(root.resolve("dangling.wav"), root.resolve("gone.wav"));

            assertRefused(
                    () -> media.find("dangling.wav"),
                    "is not there: \"dangling.wav\"; there is a link of that name, but what it leads to is not there");
        }

        @Test
        void inAHomeFolderIsToBeNamedByItsWholePath() throws IOException {
            make("bg.png");

            assertRefused(
                    () -> media.find("~/bg.png"),
                    "is not there: \"~/bg.png\"; ~ is not understood here: write the whole path");
        }

        @Test
        void isReportedWithoutALookOutsideTheRoots() throws IOException {
            Files.createFile(outside.resolve("SECRET.mp3"));
            assumeFalse(Files.exists(outside.resolve("secret.mp3")), "the file system ignores case");
            link(root.resolve("audio"), outside);

            assertRefused(
                    () -> media.find("../media-of-others/secret.mp3"),
                    "is not there: \"../media-of-others/secret.mp3\"");
            assertRefused(() -> media.find("audio/secret.mp3"), "is not there: \"audio/secret.mp3\"");
        }
    }

    @Nested
    class APattern {
        @Test
        void matchesInNaturalOrder() throws Exception {
            make("10.mp3", "2.mp3", "1.mp3", "b 1.mp3", "A 10.mp3", "a 9.mp3", "食べる.mp3");

            assertThat(matches(media, "*.mp3"))
                    .extracting(file -> root.relativize(file).toString())
                    .containsExactly("1.mp3", "2.mp3", "10.mp3", "a 9.mp3", "A 10.mp3", "b 1.mp3", "食べる.mp3");
        }

        @Test
        void leavesOutFoldersAndNamesThatStartWithADot() throws Exception {
            make("1.mp3", ".2.mp3", "._1.mp3");
            Files.createDirectory(root.resolve("3.mp3"));

            assertThat(matches(media, "*.mp3")).containsExactly(root.resolve("1.mp3"));
            assertThat(matches(media, "?*")).containsExactly(root.resolve("1.mp3"));
        }

        @Test
        void hasAQuestionMarkForOneCharacter() throws Exception {
            make("a.mp3", "a1.mp3", "a食.mp3", "a😀.mp3", "a12.mp3");

            assertThat(matches(media, "a?.mp3"))
                    .containsExactly(root.resolve("a1.mp3"), root.resolve("a食.mp3"), root.resolve("a😀.mp3"));
        }

        @Test
        void meansBracketsAndBracesAsTheyAre() throws Exception {
            make("[1] a.mp3", "1 a.mp3", "{a,b} x.mp3", "a x.mp3", "[!1].mp3");

            assertThat(matches(media, "[1] *.mp3")).containsExactly(root.resolve("[1] a.mp3"));
            assertThat(matches(media, "{a,b}*.mp3")).containsExactly(root.resolve("{a,b} x.mp3"));
            assertThat(matches(media, "[!1].mp3")).containsExactly(root.resolve("[!1].mp3"));
        }

        @Test
        void startsAtTheBaseOrAtTheTopAndItsFolderIsTakenAsItIs() throws Exception {
            Path folder = Files.createDirectories(root.resolve("lesson [2] {x}"));
            Path file = Files.createFile(folder.resolve("1.mp3"));

            assertThat(matches(media, "lesson [2] {x}/*.mp3")).containsExactly(file);
            assertThat(matches(media, "audio/../lesson [2] {x}/*")).containsExactly(file);
            assertThat(matches(media, folder + "/*.mp3")).containsExactly(file);
        }

        @Test
        void findsNamesThatLookLikeOptionsOrFormats() throws Exception {
            make("-rf.mp3", "%d.mp3", "it's.mp3");

            assertThat(matches(media, "*.mp3"))
                    .containsExactly(root.resolve("%d.mp3"), root.resolve("-rf.mp3"), root.resolve("it's.mp3"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"*/1.mp3", "lesson?/*.mp3", "**/*.mp3"})
        void ofFoldersIsRefused(String pattern) throws IOException {
            Files.createDirectory(root.resolve("lesson1"));
            make("lesson1/1.mp3");

            assertRefused(
                    () -> matches(media, pattern),
                    "may have * and ? in its last element only: \"%s\"".formatted(pattern));
        }

        @Test
        void thatMatchesNothingIsRefused() throws IOException {
            make("1.wav", ".1.mp3");

            assertRefused(() -> matches(media, "*.mp3"), "matches no file: \"*.mp3\"");
        }

        @ParameterizedTest
        @ValueSource(strings = {"audio", "audio/"})
        void thatIsAFolderIsRefusedWithThePatternForItsFiles(String folder) throws IOException {
            Files.createDirectory(root.resolve("audio"));

            assertRefused(
                    () -> matches(media, folder),
                    "matches no file: \"%s\"; for all files in a folder write { \"glob\": \"audio/*\" }"
                            .formatted(folder));
        }

        @Test
        void ofAFolderThatIsNoneIsRefused() throws IOException {
            make("1.mp3");

            assertRefused(() -> matches(media, "1.mp3/*"), "is not a folder: \"%s\"".formatted(root.resolve("1.mp3")));
            assertRefused(() -> matches(media, "audio/*.mp3"), "is not there: \"audio/\"");
        }

        @Test
        void ofAnAddressIsRefused() {
            assertRefused(
                    () -> matches(media, "http://example.com/*.mp3"),
                    "is an address; Stillcast reads files only: \"http://example.com/\"");
        }
    }

    @Nested
    class AFolder {
        @Test
        void startsAtTheBaseOrAtTheTop() throws Exception {
            assertThat(MediaFiles.folder(root, "../media-of-others")).isEqualTo(outside);
            assertThat(MediaFiles.folder(root, outside.toString())).isEqualTo(outside);
        }

        @Test
        void thatIsNotThereIsRefused() throws IOException {
            make("1.mp3");

            assertRefused(() -> MediaFiles.folder(root, "audio"), "is not a folder that is there: \"audio\"");
            assertRefused(() -> MediaFiles.folder(root, "1.mp3"), "is not a folder that is there: \"1.mp3\"");
        }

        @Test
        void withAControlCharacterIsRefused() {
            assertRefused(
                    () -> MediaFiles.folder(root, "C:\new"),
                    "has the control character U+000A: in JSON a backslash is written \\\\, or use /: \"C:\uFFFDew\"");
        }
    }

    private void make(String... names) throws IOException {
        for (String name : names) {
            Files.createFile(root.resolve(name));
        }
    }

    private static Path link(Path link, Path target) throws IOException {
        try {
            return Files.createSymbolicLink(link, target);
        } catch (UnsupportedOperationException | FileSystemException e) {
            throw new TestAbortedException("links cannot be made here", e);
        }
    }

    private static void assertRefused(ThrowingCallable search, String message) {
        assertThatThrownBy(search).isInstanceOf(UnusableFileException.class).hasMessage(message);
    }

    private static List<Path> matches(MediaFiles media, String pattern) throws UnusableFileException {
        List<Path> files = new ArrayList<>();
        media.match(pattern, files::add);
        return files;
    }
}
