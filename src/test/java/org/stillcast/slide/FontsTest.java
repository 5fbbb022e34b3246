package org.stillcast.slide;

import java.awt.Font;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillcast.MovedClock;
import org.stillcast.project.SlideText;

import static org.assertj.core.api.Assertions.assertThat;

class FontsTest {
    private static final int NO_CHARACTER = 0x10FFFD;

    private final Fonts bundled = new Fonts(List.of(), List.of());

    @TempDir
    private Path folder;

    @Test
    void theTablesOfAFontSayWhatJavaFindsInIt() throws Exception {
        FontSource source = new FontSource.Bundled();
        FontHead head = source.heads().get(0);
        Font font = source.open()[0];

        assertThat(head.family()).isEqualTo("DejaVu Sans");
        assertThat(head.isRegular()).isTrue();
        for (int character = 0x20; character < 0x20000; character++) {
            if (Character.getType(character) != Character.FORMAT && !Character.isISOControl(character)) {
                assertThat(head.coverage().has(character))
                        .as("U+%04X", character)
                        .isEqualTo(font.canDisplay(character));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Ngày mai trời sẽ đẹp",
                "e\u0302\u0323",
                "Каждое утро",
                "Κάθε πρωί",
                "كل صباح",
                "שָׁלוֹם",
                "a\u200Db\u00ADc\uFE0F\u2067d\u2069",
                "tab\tand\nline\u2028and\u00A0blank"
            })
    void theBundledFontHasTheScriptsThatItIsThereFor(String text) {
        assertThat(bundled.missing(text, "")).isEmpty();
    }

    @Test
    void charactersThatNoFontHasAreAllTold() {
        String text = "a食b{c|ดี}" + Character.toString(NO_CHARACTER) + "食";

        assertThat(bundled.missing(text, "")).isEqualTo(new TreeSet<>(List.of(0xE14, 0xE35, 0x98DF, NO_CHARACTER)));
        assertThat(bundled.missing("食", "")).containsExactly(0x98DF);
    }

    @Test
    void theOperatorsFontsGoFirstAndWhatIsNoFontIsLeftOut() throws Exception {
        Path file = copyOfBundled("fonts/deep/Copy.TTF");
        Files.write(folder.resolve("fonts/broken.ttf"), new byte[] {0, 1, 0, 0, 0, 127, 0, 0, 0, 0, 0, 0});
        Files.writeString(folder.resolve("fonts/text.otf"), "no font");
        Files.writeString(folder.resolve("fonts/readme.txt"), "no font");
        Path absent = folder.resolve("absent");

        Fonts own = new Fonts(List.of(absent, folder.resolve("fonts")), List.of());
        Fonts system = new Fonts(List.of(), List.of(absent, folder.resolve("fonts")));

        assertThat(source(own)).hasToString(file.toString());
        assertThat(source(system)).isEqualTo(new FontSource.Bundled());
        assertThat(source(new Fonts(List.of(file), List.of()))).hasToString(file.toString());
    }

    /** Wherever it lies, and whatever it is called. */
    @Test
    void aFontIsKnownByItsContent() throws Exception {
        SlideText slide = new SlideText(Optional.of("a"), Optional.of("б"));
        Fonts own = new Fonts(List.of(copyOfBundled("1.ttf")), List.of());

        assertThat(own.of(slide, "")).hasSize(1).isEqualTo(bundled.of(slide, ""));
    }

    /** Its characters are told as before. */
    @ParameterizedTest
    @ValueSource(strings = {"head", "loca", "hhea", "hmtx", "glyf", "maxp"})
    void aFontThatJavaCannotDrawWithIsLeftOut(String table) throws Exception {
        Path file = copyOfBundled("broken.ttf");
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer entry = entry(bytes, table);
        Arrays.fill(bytes, entry.getInt(8), entry.getInt(8) + entry.getInt(12), (byte) 0);
        Files.write(file, bytes);

        Fonts fonts = new Fonts(List.of(file), List.of());

        assertThat(source(fonts)).isEqualTo(new FontSource.Bundled());
        assertThat(fonts.missing("Abc", "")).isEmpty();
    }

    private static ByteBuffer entry(byte[] font, String table) {
        int at = new String(font, 0, 12 + 16 * 256, StandardCharsets.ISO_8859_1).indexOf(table);
        return ByteBuffer.wrap(font, at, 16).slice();
    }

    /** As long as one of them is whole. */
    @Test
    void aBrokenListOfCharactersIsLeftOutAlone() throws Exception {
        Path file = copyOfBundled("half.ttf");
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer all = ByteBuffer.wrap(bytes);
        int characters = entry(bytes, "cmap").getInt(8);
        all.putInt(characters + 4 + 4, bytes.length + 1);
        assertThat(headOf(file, bytes).coverage())
                .isEqualTo(new FontSource.Bundled().heads().get(0).coverage());
    }

    private static FontHead headOf(Path file, byte[] bytes) throws IOException {
        Files.write(file, bytes);
        return FontSource.InFile.of(file, Files.readAttributes(file, BasicFileAttributes.class))
                .heads()
                .get(0);
    }

    @Test
    void fontsAreLookedForAgainWhereACharacterIsMissing() throws Exception {
        MovedClock clock = new MovedClock();
        Fonts fonts = new Fonts(List.of(folder), List.of(), clock);
        String missing = Character.toString(NO_CHARACTER);
        assertThat(source(fonts)).isEqualTo(new FontSource.Bundled());

        Path file = copyOfBundled("new.ttf");
        fonts.missing(missing, "");
        assertThat(source(fonts)).isEqualTo(new FontSource.Bundled());
        clock.move(Duration.ofSeconds(6));
        fonts.missing(missing, "");
        assertThat(source(fonts)).hasToString(file.toString());
    }

    @Test
    void aFontThatIsReplacedIsAnother() throws Exception {
        MovedClock clock = new MovedClock();
        Path file = copyOfBundled("1.ttf");
        Fonts fonts = new Fonts(List.of(folder), List.of(), clock);
        SlideText slide = new SlideText(Optional.of("a"), Optional.empty());
        List<String> before = fonts.of(slide, "");

        Files.write(file, new byte[4], StandardOpenOption.APPEND);
        clock.move(Duration.ofSeconds(6));

        assertThat(fonts.of(slide, "")).hasSize(1).isNotEqualTo(before);
    }

    private static FontSource source(Fonts fonts) {
        List<FontRun> runs = fonts.runs("Abc, б 1", "", any -> {});
        assertThat(runs).hasSize(1);
        return runs.get(0).face().source();
    }

    private Path copyOfBundled(String name) throws IOException {
        Path copy = folder.resolve(name);
        Files.createDirectories(copy.getParent());
        try (InputStream in = Objects.requireNonNull(FontSource.class.getResourceAsStream("DejaVuSans.ttf"))) {
            Files.copy(in, copy);
        }
        return copy;
    }

    /** Of fonts that are otherwise alike. */
    @ParameterizedTest
    @CsvSource({
        "ja,      Noto Sans CJK SC, Noto Sans CJK JP, true",
        "zh-CN,   Noto Sans CJK SC, Noto Sans CJK JP, false",
        "zh-TW,   Noto Sans CJK SC, Noto Sans CJK TC, true",
        "zh-Hant, Microsoft YaHei,  Microsoft JhengHei, true",
        "ko-KR,   Yu Gothic,        Malgun Gothic,    true",
        "ja,      Noto Serif CJK JP, Yu Gothic,       true",
        "hi,      Noto Serif Devanagari, Noto Sans Devanagari, true",
        "hi,      Aardvark,         Noto Sans Devanagari, true",
        "'',      Aardvark Mono,    Zebra,            true"
    })
    void chineseCharactersHaveTheFormsOfTheLanguageAndPlainFontsGoFirst(
            String language, String one, String other, boolean otherFirst) {
        int order = new FontOrder(language).compare(face(one, true), face(other, true));

        assertThat(order > 0).isEqualTo(otherFirst);
        assertThat(new FontOrder(language).compare(face(one, true), face(other, false)))
                .isNegative();
    }

    private static FontFace face(String family, boolean isRegular) {
        FontHead head = new FontHead(family, isRegular, new Coverage.Builder().build());
        return new FontFace(new FontSource.InFile(Path.of(family + ".ttf"), FileTime.fromMillis(0), 0), 0, 2, head);
    }

    @ParameterizedTest
    @CsvSource({"食べる, '', ja", "食, '', zh", "먹다 食, en, ko", "食べる, zh-TW, zh-TW", "食, ja, ja", "eat, en, en", "ㄅ, '', zh"
    })
    void withoutALanguageTheTextTellsIt(String text, String language, String expected) {
        assertThat(EastAsian.languageOf(text, language)).isEqualTo(expected);
    }

    @Test
    void eachSystemHasItsFolders() {
        Path home = Path.of("home");

        assertThat(SystemFonts.folders("Linux", home, Map.of()))
                .contains(Path.of("/usr/share/fonts"), home.resolve(".local/share/fonts"));
        assertThat(SystemFonts.folders("Mac OS X", home, Map.of()))
                .contains(Path.of("/System/Library/Fonts"), home.resolve("Library/Fonts"));
        assertThat(SystemFonts.folders("Windows 11", home, Map.of("WINDIR", "windir", "LOCALAPPDATA", "local")))
                .containsExactly(Path.of("windir", "Fonts"), Path.of("local").resolve("Microsoft/Windows/Fonts"));
    }
}
