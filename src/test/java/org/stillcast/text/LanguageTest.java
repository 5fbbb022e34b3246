package org.stillcast.text;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class LanguageTest {
    @ParameterizedTest
    @CsvSource({
        "de, deu",
        "en-GB, eng",
        "ja, jpn",
        "JA, jpn",
        "zh-Hans, zho",
        "zh-Hant-TW, zho",
        "pt-BR, por",
        "sr-Latn-RS, srp",
        "no, nor",
        "nb, nob",
        "iw, heb",
        "he, heb",
        "yue, yue",
        "zh-yue, yue",
        "cmn-Hans, und",
        "haw, haw",
        "grc, grc",
        "cnr, cnr",
        "deu, deu",
        "ger, deu",
        "fra, fra",
        "fre, fra",
        "chi, zho",
        "zho, zho",
        "i-klingon, tlh",
        "en-x-own, eng",
        "de-DE-u-co-phonebk, deu",
        "und, und",
        "und-Latn, und",
        "mul, mul"
    })
    void aTagHasACodeOfThreeLetters(String tag, String code) {
        assertThat(Language.iso639(tag)).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "zh-Hans", "pt-BR", "haw", "cnr", "und", "deu", "en-x-own", "sl-rozaj-biske"})
    void aKnownLanguageIsNoFault(String tag) {
        assertThat(Language.faultIn(tag)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "e", "en_US", "english language", "en-", "en--US", "de ", "日本語", "toolongword", "a\nb"})
    void whatIsNoTagIsAFault(String tag) {
        assertThat(Language.faultIn(tag))
                .hasValueSatisfying(fault -> assertThat(fault)
                        .startsWith("must be a language tag such as \"en\"")
                        .doesNotContain("\n"));
        assertThat(Language.iso639(tag)).isEqualTo("und");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xx", "jp-JP", "qqq", "english", "x-own"})
    void anUnknownLanguageIsAFault(String tag) {
        assertThat(Language.faultIn(tag))
                .contains("must begin with a known language, such as \"en\" or \"zh\", \"%s\" is none"
                        .formatted(tag.replaceFirst("-.*", "")));
        assertThat(Language.iso639(tag)).isEqualTo("und");
    }

    @Test
    void allOfIso6391AreKnown() {
        assertThat(java.util.Locale.getISOLanguages()).allSatisfy(language -> {
            assertThat(Language.faultIn(language)).isEmpty();
            assertThat(Language.iso639(language)).matches("[a-z]{3}").isNotEqualTo("und");
        });
    }
}
