package org.stillcast.text;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stillcast.cli.Stillcast;

import static org.assertj.core.api.Assertions.assertThat;

class WordsTest {
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Path SOURCES = Path.of("src/main/java");

    /** Where a key stands in the code: the first argument of {@code say}, {@code count} or of a method of that kind. */
    private static final Pattern KEY = Pattern.compile("\\b(?:say|count)\\(\\s*\"([a-z0-9.-]+)\"");

    private static final Pattern PLACE = Pattern.compile("%(\\d+[$])?[-#+ 0,(]*\\d*(?:[.]\\d+)?([a-zA-Z])");

    /** A part is 集, a segment 分段, the inbox 收件文件夹, the outbox 输出文件夹, temp 临时文件夹, a picture 图片. */
    private static final Pattern OTHER_NAME =
            Pattern.compile("分段视频|临时片段|收件箱|画面|(?<![\\w./-])(?:inbox|outbox|temp)(?![\\w./])");

    static List<Path> english() throws IOException {
        try (Stream<Path> files = Files.walk(RESOURCES)) {
            return files.filter(file -> file.endsWith("words.properties")).toList();
        }
    }

    private static Properties read(Path file) throws IOException {
        Properties sentences = new Properties();
        try (Reader text = Files.newBufferedReader(file)) {
            sentences.load(text);
        }
        return sentences;
    }

    static List<Path> englishAndHelp() throws IOException {
        return Stream.concat(english().stream(), Stream.of(RESOURCES.resolve("org/stillcast/cli/help.properties")))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("englishAndHelp")
    void everySentenceIsThereInChineseWithTheSamePlaces(Path english) throws IOException {
        Properties sentences = read(english);
        Properties chinese =
                read(english.resolveSibling(english.getFileName().toString().replace(".", "_zh.")));

        assertThat(chinese.stringPropertyNames()).isEqualTo(sentences.stringPropertyNames());
        for (String key : sentences.stringPropertyNames()) {
            assertThat(places(chinese.getProperty(key))).as(key).isEqualTo(places(sentences.getProperty(key)));
        }
    }

    /** Numbered ones as they are; others by their order. */
    private static Set<String> places(String sentence) {
        Set<String> places = new TreeSet<>();
        Matcher matcher = PLACE.matcher(sentence.replace("%%", "").replace("%n", ""));
        for (int i = 1; matcher.find(); i++) {
            String number = matcher.group(1) == null ? i + "$" : matcher.group(1);
            places.add(number + matcher.group(2));
        }
        return places;
    }

    @ParameterizedTest
    @MethodSource("english")
    void everySentenceIsSaidSomewhereInItsPackage(Path english) throws IOException {
        Set<String> said = new TreeSet<>();
        try (Stream<Path> sources = Files.list(SOURCES.resolve(RESOURCES.relativize(english.getParent())))) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                Matcher matcher = KEY.matcher(Files.readString(source));
                while (matcher.find()) {
                    said.add(matcher.group(1));
                }
            }
        }

        Set<String> there = new TreeSet<>();
        read(english).stringPropertyNames().forEach(key -> there.add(key.replaceFirst("[.]one$", "")));

        assertThat(there).isEqualTo(said);
    }

    @Test
    void otherLanguagesAreSpokenToInEnglish() {
        assertThat(Words.of(Stillcast.class, Locale.JAPANESE).count("clips", 3)).isEqualTo("3 clips");
        assertThat(Words.of(Stillcast.class, Locale.JAPANESE).count("clips", 1)).isEqualTo("1 clip");
        assertThat(Words.of(Stillcast.class, Locale.SIMPLIFIED_CHINESE).count("clips", 1))
                .isEqualTo("1 个片段");
    }

    /** A place for what is said in Chinese has no blank before it; what begins with a sign brings its own. */
    @Test
    void whatAFieldMustBeIsSaidInChineseWithoutABlank() throws IOException {
        Properties chinese = read(RESOURCES.resolve("org/stillcast/manifest/words_zh.properties"));

        assertThat(chinese.getProperty("schema.must-be").formatted(chinese.getProperty("type.integer"), "1.5"))
                .isEqualTo("必须是整数，现在是 1.5");
        assertThat(chinese.getProperty("schema.must-be").formatted(chinese.getProperty("type.boolean"), "1"))
                .isEqualTo("必须是 true 或 false，现在是 1");
        assertThat(chinese.getProperty("json.meant").formatted("：", 1, 10, ":"))
                .isEqualTo("第 1 行第 10 列的“：”应该是英文的“:”：请切换到英文输入法再输入");
    }

    /** What else a thing might be called; a name in a path, such as {@code failed/}, is none. */
    @ParameterizedTest
    @MethodSource("englishAndHelp")
    void aThingHasOneNameInChinese(Path english) throws IOException {
        Properties chinese =
                read(english.resolveSibling(english.getFileName().toString().replace(".", "_zh.")));

        assertThat(chinese.values().stream()
                        .map(String::valueOf)
                        .filter(sentence -> OTHER_NAME.matcher(sentence).find()))
                .isEmpty();
    }

    /** Such as {@code clip.same-id}, or {@code clips.one} for one of them. */
    @ParameterizedTest
    @MethodSource("english")
    void aKeyIsWordsWithHyphensPerhapsBehindATopic(Path english) throws IOException {
        assertThat(read(english).stringPropertyNames())
                .allMatch(key -> key.replaceFirst("[.]one$", "").matches("[a-z0-9-]+([.][a-z0-9-]+)?"));
    }
}
