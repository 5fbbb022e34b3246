package org.stillcast.chapter;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class YouTubeListTest {
    /** What YouTube might take for a time, wherever it stands. */
    private static final Pattern TIME = Pattern.compile("(?:(\\d+):)?(\\d+):(\\d\\d)");

    private static final List<String> PIECES = List.of(
            "word",
            " ",
            "  ",
            "\n",
            "\r\n",
            "\t",
            "\u2028",
            "\u0085",
            "<b>",
            "&",
            "3:15",
            "1:00:00",
            "0:00",
            "٣:١٥",
            "食べる",
            "\uD83D\uDE00",
            "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67",
            "e\u0301",
            "\uD83D",
            "\u202E",
            "\u2066",
            "\u200F",
            "\0",
            "\u001B[31m",
            "/",
            "…",
            "a".repeat(300),
            "\u0301".repeat(40));

    @Test
    void eachChapterHasItsLine() {
        assertThat(text(3_700_000, "0 Intro", "599999 Verbs", "3599999 Nouns", "3600000 Rest"))
                .isEqualTo("""
                        0:00 Intro
                        9:59 Verbs
                        59:59 Nouns / Rest
                        """);
        assertThat(text(3_700_000, "0 Intro", "599000 Verbs", "3600000 Nouns")).isEqualTo("""
                        0:00 Intro
                        9:59 Verbs
                        1:00:00 Nouns
                        """);
    }

    @Test
    void whatIsBeforeTheFirstTitleBelongsToIt() {
        assertThat(text(60_000, "0 ", "7000 A", "20000 ", "30000 B", "40000 C")).isEqualTo("""
                        0:00 A
                        0:30 B
                        0:40 C
                        """);
    }

    @Test
    void whatIsShortTakesWhatFollows() {
        assertThat(text(69_000, "0 A", "3000 B", "9999 C", "10000 D", "30000 E", "40000 F", "60000 G"))
                .isEqualTo("""
                        0:00 A / B / C
                        0:10 D
                        0:30 E
                        0:40 F / G
                        """);
    }

    /** From 10.9 s to 20.1 s are 9.2 s, and 10 when both are rounded down. */
    @Test
    void theRulesHoldForTheRoundedTimes() {
        assertThat(text(30_000, "0 A", "10900 B", "20100 C")).isEqualTo("""
                        0:00 A
                        0:10 B
                        0:20 C
                        """);
        assertThat(of(29_999, "0 A", "10900 B", "20100 C")).isEqualTo(new YouTubeList.TooFew(2));
    }

    @ParameterizedTest
    @CsvSource({
        "'3:15 to Yuma', 3\u223615 to Yuma",
        "'a <b>  c', a ‹b› c",
        "' x\r\n\ty\u2029z ', x y z",
        "'\u202Eabc\u202C', abc",
        "'\u200Fא', \u200Fא",
        "'At 1:00:00', At 1\u223600\u223600",
        "'a: b', a: b"
    })
    void aTitleStandsInItsLine(String title, String shown) {
        assertThat(YouTubeTitle.of(new Chapter(0, 1, title))).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "abcdef, 6, abcdef",
        "abcdefg, 6, abcde…",
        "ab cdefg, 4, ab…",
        "abe\u0301e\u0301e\u0301, 6, abe\u0301…",
        "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67 x, 4, \uD83D\uDC68\u200D\uD83D\uDC69…",
        "\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00, 2, \uD83D\uDE00…"
    })
    void aTitleIsCutBetweenCharacters(String title, int most, String cut) {
        assertThat(YouTubeTitle.shortened(title, most)).isEqualTo(cut);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void thereIsNoListOfTooFew(int count) {
        List<Chapter> chapters = IntStream.range(0, count)
                .mapToObj(i -> new Chapter(i * 20_000L, i * 20_000L + 20_000, "x"))
                .toList();

        YouTubeList list = YouTubeList.of(chapters, 100_000);

        assertThat(list).isEqualTo(new YouTubeList.TooFew(count));
        assertThat(((YouTubeList.TooFew) list).reason()).contains("10", "" + count);
    }

    @Test
    void titlesAreShortenedBeforeChaptersAreJoined() {
        String text = valid(even(60, 10_000, "あいうえお".repeat(20)), 600_000);

        assertThat(text.lines()).hasSize(60).allMatch(line -> line.endsWith("…"));
        assertThat(text.getBytes(StandardCharsets.UTF_8).length).isBetween(4800, 5000);
    }

    @Test
    void manyChaptersAreJoinedUntilTheyFit() {
        String text = valid(even(4320, 10_000, "あいうえお".repeat(20)), 43_200_000);

        assertThat(text.lines()).hasSize(67);
        assertThat(text).startsWith("0:00 あいうえおあいうえおあいうえおあいうえお…\n10:40 ").contains("\n11:44:00 ");
    }

    @Test
    void chaptersOutOfOrderAreRefused() {
        List<Chapter> overlapping = List.of(new Chapter(0, 20_000, "a"), new Chapter(19_999, 40_000, "b"));

        assertThatThrownBy(() -> YouTubeList.of(overlapping, 40_000)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> YouTubeList.of(even(3, 10_000, "x"), 29_999))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20, 400, 8000})
    void noListBreaksTheRules(long mostSecondsApart) {
        Random random = new Random(mostSecondsApart);
        for (int i = 0; i < 250; i++) {
            List<Chapter> chapters = random(random, random.nextInt(random.nextInt(300) + 1), mostSecondsApart);
            long end =
                    chapters.isEmpty() ? 0 : chapters.get(chapters.size() - 1).toMillis();
            long length = end + random.nextInt(30_000);

            if (YouTubeList.of(chapters, length) instanceof YouTubeList.Lines lines) {
                assertFollowsTheRules(lines.text(), length);
            } else {
                assertThat(isPossible(chapters, length)).isFalse();
            }
        }
    }

    private static List<Chapter> random(Random random, int count, long mostSecondsApart) {
        List<Chapter> chapters = new ArrayList<>();
        long at = random.nextInt(3) * random.nextLong(30_000);
        for (int i = 0; i < count; i++) {
            long end = at + 1 + random.nextLong(mostSecondsApart * 1000);
            String title = random.ints(random.nextInt(6), 0, PIECES.size())
                    .mapToObj(PIECES::get)
                    .reduce("", String::concat);
            chapters.add(new Chapter(at, end, title));
            at = end + random.nextInt(2) * random.nextLong(mostSecondsApart * 200);
        }
        return chapters;
    }

    private static String valid(List<Chapter> chapters, long length) {
        String text = ((YouTubeList.Lines) YouTubeList.of(chapters, length)).text();
        assertFollowsTheRules(text, length);
        return text;
    }

    /** Reads the text as somebody does who knows nothing of how it was made. */
    private static void assertFollowsTheRules(String text, long lengthMillis) {
        assertThat(text.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(5000);
        assertThat(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo(text);
        assertThat(text).endsWith("\n").doesNotContain("<", ">", "\r", "\u2028", "\u2029", "\u0085", "\0", "\u202E");
        List<Long> starts = new ArrayList<>();
        for (String line : text.lines().toList()) {
            Matcher time = TIME.matcher(line);
            assertThat(time.find()).isTrue();
            assertThat(time.start()).isZero();
            starts.add(seconds(time));
            assertThat(line.substring(time.end())).startsWith(" ").isNotBlank();
            assertThat(line).startsWith(shown(starts.get(starts.size() - 1)) + " ");
            assertThat(time.find()).as(line).isFalse();
        }
        assertThat(starts).hasSizeGreaterThanOrEqualTo(3).startsWith(0L);
        starts.add(lengthMillis / 1000);
        for (int i = 1; i < starts.size(); i++) {
            assertThat(starts.get(i) - starts.get(i - 1)).isGreaterThanOrEqualTo(10);
        }
    }

    private static long seconds(Matcher time) {
        long hours = time.group(1) == null ? 0 : Long.parseLong(time.group(1));
        return (hours * 60 + Long.parseLong(time.group(2))) * 60 + Long.parseLong(time.group(3));
    }

    private static String shown(long seconds) {
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    /** The first is at 0; of the others, the third last that is possible is looked for from the end. */
    private static boolean isPossible(List<Chapter> chapters, long length) {
        List<Chapter> titled = chapters.stream()
                .filter(chapter -> !YouTubeTitle.of(chapter).isEmpty())
                .toList();
        long end = length / 1000;
        int found = 0;
        for (int i = titled.size() - 1; i > 0; i--) {
            long start = titled.get(i).fromMillis() / 1000;
            if (end - start >= 10 && start >= 10) {
                end = start;
                found++;
            }
        }
        return found >= 2;
    }

    private static List<Chapter> even(int count, long millis, String title) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Chapter(i * millis, (i + 1) * millis, title))
                .toList();
    }

    private static String text(long length, String... chapters) {
        YouTubeList list = of(length, chapters);
        assertThat(list).isInstanceOf(YouTubeList.Lines.class);
        return ((YouTubeList.Lines) list).text();
    }

    /** Each of a start in milliseconds, a blank and a title; it lasts until the next one. */
    private static YouTubeList of(long length, String... texts) {
        List<Chapter> chapters = new ArrayList<>();
        long end = length;
        for (int i = texts.length - 1; i >= 0; i--) {
            String[] halves = texts[i].split(" ", 2);
            long start = Long.parseLong(halves[0]);
            chapters.add(0, new Chapter(start, end, halves[1]));
            end = start;
        }
        return YouTubeList.of(chapters, length);
    }
}
