package org.stillcast.subtitle;

import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CueBreakerTest {
    private static final int LINE = 336;

    /** Letters of many scripts, signs, marks, pictures and blanks. */
    private static final List<String> PIECES = List.of(
            "word ",
            "Wort. ",
            "a",
            "e\u0301",
            "слово, ",
            "中文",
            "。",
            "「日本語」",
            "スキー",
            "ます",
            "한국어 ",
            "ไทย",
            "ភាសា",
            "عربي ",
            "עברית ",
            "हिन्दी ",
            "👨‍👩‍👧",
            "🇩🇪",
            "👍🏽",
            "\n",
            "\n\n",
            "-",
            "Donaudampfschifffahrtsgesellschaftskapitän ",
            "!",
            "… ",
            "\u00A0",
            "\u200B",
            "\u202E",
            "\t",
            "\u0007",
            "\uD83D",
            "𝄞",
            "https://example.com/a/b?c=d&e=f ");

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "en; It was the best of times, it was the worst of times, it was the age of wisdom, it was the age of foolishness.;"
                        + "It was the best of times,/it was the worst of times, | it was the age of wisdom,/it was the age of foolishness.",
                "en; Mr. Smith met Dr. J. Brown at five. The clock had just struck in the old church. Nobody heard it.;"
                        + "Mr. Smith met Dr. J. Brown at five. | The clock had just struck in/the old church. Nobody heard it.",
                "de; Die Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft zahlt gut.;"
                        + "Die/Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft | zahlt gut.",
                "de; Am 3. Oktober kam Dr. Müller z. B. in Bonn an. Fünf Kilometer weiter begann der große Wald.;"
                        + "Am 3. Oktober kam/Dr. Müller z. B. in Bonn an. | Fünf Kilometer weiter/begann der große Wald.",
                "ru; Жена узнала, что муж был в связи с бывшею в их доме француженкою-гувернанткой.;"
                        + "Жена узнала, что муж был в связи с бывшею/в их доме француженкою-гувернанткой.",
                "zh; 他们昨天去了中华人民共和国的首都北京，天气非常好。我们一起学习汉语的时候，老师总是要求大家先听录音。;"
                        + "他们昨天去了中华人民共和国/的首都北京，天气非常好。 | 我们一起学习汉语的时候，/老师总是要求大家先听录音。",
                "ja; 私は昨日、東京スカイツリーに行って食べました。「とても」美しかったです。;" + "私は昨日、東京スカイツリーに/行って食べました。 | 「とても」美しかったです。",
                "ja; ちょっとコーヒーを飲みながら新しい説明を読みました。; ちょっとコーヒーを飲みながら/新しい説明を読みました。",
                "ko; 오늘은 날씨가 좋아서 친구들과 함께 공원에 산책을 나갔습니다.;" + "오늘은 날씨가 좋아서 친구들과/함께 공원에 산책을 나갔습니다.",
                "th; เขาไปโรงเรียนทุกวันเพื่อเรียนภาษาอังกฤษกับเพื่อนของเขาที่มาจากต่างจังหวัด;"
                        + "เขาไปโรงเรียนทุกวันเพื่อเรียนภาษา/อังกฤษกับเพื่อนของเขาที่มาจากต่างจังหวัด",
                "km; ភាសាខ្មែរគឺជាភាសាផ្លូវការរបស់ប្រទេសកម្ពុជា។ ខ្ញុំទៅសាលារៀនជារៀងរាល់ថ្ងៃដើម្បីរៀនភាសាអង់គ្លេសជាមួយមិត្តភក្តិ;"
                        + "ភាសាខ្មែរគឺជាភាសាផ្លូវការរបស់ប្រទេសកម្ពុជា។/ខ្ញុំទៅសាលារៀនជារៀងរាល់ថ្ងៃដើម្បីរៀនភាសាអង់គ្លេសជាមួយមិត្តភក្តិ",
                "ar; كان يا ما كان، في قديم الزمان، ملك عظيم يحكم مملكة واسعة.;"
                        + "كان يا ما كان، في قديم الزمان،/ملك عظيم يحكم مملكة واسعة.",
                "he; והארץ היתה תהו ובהו, וחשך על פני תהום ורוח אלהים מרחפת.;"
                        + "והארץ היתה תהו ובהו,/וחשך על פני תהום ורוח אלהים מרחפת.",
                "hi; वह कल सुबह अपने दोस्तों के साथ बाज़ार गया था, लेकिन बारिश की वजह से जल्दी लौट आया।;"
                        + "वह कल सुबह अपने दोस्तों के साथ बाज़ार गया था,/लेकिन बारिश की वजह से जल्दी लौट आया।",
                "''; 👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👍🏽👍🏽;"
                        + "👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦/👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👍🏽👍🏽",
                // the letters tell what the language does not
                "''; 오늘은 날씨가 좋아서 친구들과 함께 공원에 산책을 나갔습니다.;" + "오늘은 날씨가 좋아서 친구들과/함께 공원에 산책을 나갔습니다.",
                "en; ちょっとコーヒーを飲みながら新しい説明を読みました。; ちょっとコーヒーを飲みながら/新しい説明を読みました。",
            })
    void aTextIsBrokenWhereItReadsWell(String language, String text, String cues) {
        assertThat(shown(new CueBreaker(language).cues(text, 12_000))).isEqualTo(cues);
    }

    @ParameterizedTest
    @CsvSource({
        "食べる\\nto eat,                   食べる/to eat",
        "'One.\\r\\n\\r\\n\\r\\nTwo.',      One./Two.",
        "'  a \\t b\\u0007 ',               a b",
        "one\\u2028two,                     one/two",
        "half \\uD83D.,                     half \uFFFD."
    })
    void aLinesEndInTheTextIsKeptAndOtherBlanksAreOne(String text, String cues) {
        assertThat(shown(new CueBreaker("").cues(unescaped(text), 5_000))).isEqualTo(cues);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n\t", "\u200B\u200E"})
    void whatCannotBeSeenHasNoCue(String text) {
        assertThat(new CueBreaker("").cues(text, 5_000)).isEmpty();
    }

    @Test
    void allTextIsThereInOrderAndCuesFollowOneAnotherFromBeginningToEnd() {
        Random random = new Random(1);
        CueBreaker breaker = new CueBreaker("");
        for (int i = 0; i < 400; i++) {
            String text = randomText(random);
            long millis = 1L + random.nextInt(60_000);

            List<Cue> cues = breaker.cues(text, millis);

            assertThat(withoutBlanks(cues.stream().map(Cue::text).collect(Collectors.joining())))
                    .isEqualTo(withoutBlanks(CleanText.of(text)));
            assertThat(cues.get(0).fromMillis()).isZero();
            assertThat(cues.get(cues.size() - 1).toMillis()).isEqualTo(millis);
            for (int cue = 1; cue < cues.size(); cue++) {
                assertThat(cues.get(cue).fromMillis())
                        .isEqualTo(cues.get(cue - 1).toMillis());
            }
        }
    }

    @Test
    void noLineIsTooWideButThatOfOneWord() {
        Random random = new Random(2);
        CueBreaker breaker = new CueBreaker("");
        for (int i = 0; i < 400; i++) {
            for (Cue cue : breaker.cues(randomText(random), 600_000)) {
                assertThat(cue.text().split("\n"))
                        .hasSizeLessThanOrEqualTo(2)
                        .allSatisfy(line -> assertThat(
                                        new TextMeasure(line).room(0, line.length()) <= LINE || isOneWord(line))
                                .as(line)
                                .isTrue());
            }
        }
    }

    @Test
    void whatIsWiderThanTwoLinesIsCutBetweenGraphemeClusters() {
        String cluster = "e\u0301\u0323";

        List<Cue> cues = new CueBreaker("").cues(cluster.repeat(500), 60_000);

        assertThat(cues)
                .hasSizeGreaterThan(5)
                .allSatisfy(cue ->
                        assertThat(cue.text()).matches("(?:%1$s){1,42}(?:\n(?:%1$s){1,42})?".formatted(cluster)));
    }

    @Test
    void aCuesTimeIsItsShareOfTheText() {
        String sentence = "This sentence has exactly forty letters. ";

        List<Cue> cues = new CueBreaker("en").cues(sentence.repeat(6), 30_000);

        assertThat(cues)
                .extracting(Cue::millis)
                .allSatisfy(millis -> assertThat(millis).isBetween(9_900L, 10_100L));
    }

    @Test
    void aWideCharacterHasTheTimeOfTwo() {
        List<Cue> cues = new CueBreaker("zh").cues("我们一起学习汉语的时候，老师总是要求大家先听录音。\n\n" + "x".repeat(50), 30_000);

        assertThat(cues).extracting(Cue::millis).hasSize(2);
        assertThat(cues.get(0).millis()).isBetween(14_800L, 15_600L);
    }

    @ParameterizedTest
    @ValueSource(longs = {9_700, 12_000, 60_000})
    void noneIsShownShorterThanItIsReadWhereTheClipIsLongEnough(long millis) {
        String sentence = "x".repeat(42) + " " + "x".repeat(42);

        List<Cue> cues = new CueBreaker("en").cues(sentence + "\n\n" + sentence + "\n\nOh.", millis);

        assertThat(cues)
                .allMatch(
                        cue -> cue.millis() >= Math.max(1_000, 50L * cue.text().length()) - 1);
    }

    @Test
    void aTextThatIsTooLongForTheClipIsShownInFullCues() {
        String text = "Short. ".repeat(60);

        List<Cue> cues = new CueBreaker("en").cues(text, 1_000);

        assertThat(cues).hasSize(5);
        assertThat(cues).extracting(Cue::millis).allMatch(millis -> millis >= 190 && millis <= 210);
    }

    @Test
    void whereNotAMillisecondIsLeftForACueTheNextOneShowsItsText() {
        List<Cue> cues = new CueBreaker("en").cues("A sentence of some length. ".repeat(30), 2);

        assertThat(cues).extracting(Cue::fromMillis).containsExactly(0L, 1L);
        assertThat(cues.get(1).toMillis()).isEqualTo(2);
    }

    @Test
    void aClipHasALength() {
        assertThatThrownBy(() -> new CueBreaker("").cues("x", 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("clip must be > 0 ms long, was 0");
    }

    private static String randomText(Random random) {
        return "x"
                + random.ints(random.nextInt(120), 0, PIECES.size())
                        .mapToObj(PIECES::get)
                        .collect(Collectors.joining());
    }

    private static boolean isOneWord(String line) {
        BreakIterator breaks = BreakIterator.getLineInstance(ULocale.forLanguageTag("und-u-lb-strict"));
        breaks.setText(line);
        breaks.first();
        return breaks.next() == line.length();
    }

    private static String withoutBlanks(String text) {
        return text.replaceAll("[\\s\\u3000]", "");
    }

    private static String unescaped(String text) {
        return Pattern.compile("\\\\u(\\p{XDigit}{4})")
                .matcher(text)
                .replaceAll(code -> String.valueOf((char) Integer.parseInt(code.group(1), 16)))
                .translateEscapes();
    }

    private static String shown(List<Cue> cues) {
        return cues.stream().map(cue -> cue.text().replace("\n", "/")).collect(Collectors.joining(" | "));
    }
}
