package org.stillcast.text;

import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class IdentifierTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "a",
                "jlpt-n2",
                "a.b_c-d",
                "a..b",
                "a_",
                "a-",
                "食べる",
                "français",
                "मराठी",
                "𠮷野",
                "①",
                "com10",
                "console",
                "aux-1",
                "null"
            })
    void lettersAndDigitsOfAnyScriptMakeAnId(String id) {
        assertThat(Identifier.faultIn(id)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " ", "a b", ".a", "_a", "-a", "a.", "a/b", "a\\b", "..", "a:b", "a*", "a'b", "a\"b", "a%b", "😀",
                "\u0301a"
            })
    void otherCharactersAndOtherEndsAreFaults(String id) {
        assertThat(Identifier.faultIn(id))
                .contains("must be 1 to 64 letters or digits, with . _ - only inside, was \"" + id + "\"");
    }

    @Test
    void whatCannotBePrintedIsShownAsAReplacementAndLongIdsAreCut() {
        String sentence = "must be 1 to 64 letters or digits, with . _ - only inside, was ";

        assertThat(Identifier.faultIn("a\nb\u202E")).contains(sentence + "\"a\uFFFDb\uFFFD\"");
        assertThat(Identifier.faultIn("a".repeat(80))).contains(sentence + "\"" + "a".repeat(80) + "\"");
        assertThat(Identifier.faultIn("a".repeat(81))).contains(sentence + "\"" + "a".repeat(80) + "…\"");
    }

    @ParameterizedTest
    @CsvSource({"a, 64", "é, 64", "語, 50", "𠮷, 37"})
    void anIdHasAtMost64CharactersAnd150Bytes(String character, int most) {
        assertThat(Identifier.faultIn(character.repeat(most))).isEmpty();
        assertThat(Identifier.faultIn(character.repeat(most + 1))).isPresent();
    }

    @Test
    void tooManyBytesAreCounted() {
        assertThat(Identifier.faultIn("語".repeat(51))).contains("must be at most 150 bytes in UTF-8, was 153");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"con", "CON", "prn", "Aux", "nul", "nul.txt", "con.a.b", "COM1", "com0", "lpt9", "LPT3.json"})
    void namesOfWindowsDevicesAreFaultsInAnyCaseAndWithAnyExtension(String id) {
        assertThat(Identifier.faultIn(id)).contains("must not be \"" + id + "\", which names a device on Windows");
    }

    @Test
    void anIdIsKeptComposed() {
        assertThat(Identifier.normalized("cafe\u0301")).isEqualTo("caf\u00E9");
    }

    @ParameterizedTest
    @CsvSource({
        "Lesson, lESSON",
        "É, é",
        "E\u0301, é",
        "Straße, STRASSE",
        "ΟΔΟΣ, οδος",
        "ΟΔΟΣ, οδοσ",
        "İ, i\u0307",
        "K, k"
    })
    void idsThatDifferInCaseOrCompositionOnlyHaveOneKey(String one, String other) {
        assertThat(Identifier.key(one)).isEqualTo(Identifier.key(other));
    }

    @ParameterizedTest
    @CsvSource({"a, b", "a, á", "1, 01", "a-b, a_b", "食, 飠"})
    void otherIdsHaveKeysOfTheirOwn(String one, String other) {
        assertThat(Identifier.key(one)).isNotEqualTo(Identifier.key(other));
    }

    @ParameterizedTest
    @CsvSource({
        "jlpt-n2,           jlpt-n2",
        "JLPT N2 (draft),   JLPT-N2-draft",
        "'  a  ',           a",
        "_a_,               a_",
        "lesson.v2.,        lesson.v2",
        "食べる　第1課,        食べる-第1課",
        "cafe\u0301,        caf\u00E9",
        "a😀b,              a-b",
        "a/../b,            a-..-b",
        "...,               ''",
        "'',                ''",
        "nul,               nul"
    })
    void anIdIsMadeOfAFilesName(String name, String id) {
        assertThat(Identifier.fromName(name)).isEqualTo(id);
    }

    @ParameterizedTest
    @MethodSource
    void aLongNameIsCutToTheLongestId(String name, String id) {
        assertThat(Identifier.fromName(name)).isEqualTo(id);
    }

    static String[][] aLongNameIsCutToTheLongestId() {
        return new String[][] {
            {"a".repeat(200), "a".repeat(64)},
            {"語".repeat(200), "語".repeat(50)},
            {"𠮷".repeat(200), "𠮷".repeat(37)},
            {"a".repeat(63) + " b", "a".repeat(63)}
        };
    }

    @Test
    void whatIsMadeOfANameIsEmptyOrAnIdThatStaysTheSame() {
        String[] pieces = {
            "a", "Z", "7", "é", "e\u0301", "語", "\u0301", "𠮷", "😀", " ", ".", "-", "_", "/", "\\", "\n", "\uD800"
        };
        Random random = new Random(5);
        for (int i = 0; i < 5_000; i++) {
            StringBuilder name = new StringBuilder();
            for (int left = random.nextInt(100); left > 0; left--) {
                name.append(pieces[random.nextInt(pieces.length)]);
            }
            String id = Identifier.fromName(name.toString());

            assertThat(id.isEmpty() || Identifier.faultIn(id).isEmpty()).as(id).isTrue();
            assertThat(Identifier.normalized(id)).isEqualTo(id);
            assertThat(Identifier.fromName(id)).isEqualTo(id);
        }
    }
}
