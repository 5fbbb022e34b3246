package org.stillcast.fault;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

class FaultListTest {
    @Test
    void nothingIsThrownIfNothingIsWrong() {
        FaultList faults = new FaultList();

        assertThat(faults.isEmpty()).isTrue();
        assertThat(faults.lines()).isEmpty();
        assertThatCode(faults::throwIfAny).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"1, 1, '/clips/0: is missing'", "100, 100, '/clips/99: is missing'", "102, 101, 'and 2 more faults'"})
    void aHundredFaultsAreKeptAndTheOthersCounted(int faultCount, int lineCount, String lastLine) {
        FaultList faults = new FaultList();

        for (int i = 0; i < faultCount; i++) {
            faults.add("/clips/" + i, "is missing");
        }

        assertThat(faults.isEmpty()).isFalse();
        assertThat(faults.lines()).hasSize(lineCount).first().isEqualTo("/clips/0: is missing");
        assertThat(faults.lines()).last().isEqualTo(lastLine);
    }

    @Test
    void faultsOfOneCauseAreOneLineWithThePlaceOfTheFirst() {
        FaultList faults = new FaultList();

        faults.add("/image", "is not there");
        for (int i = 0; i < 150; i++) {
            faults.add("/clips/" + i, "is " + i, "one folder");
        }

        assertThat(faults.lines())
                .containsExactly("/image: is not there", "/clips/0: is 0; the same goes for 149 more");
        assertThat(faults.others()).isZero();
    }

    @Test
    void theSameFaultIsToldOnce() {
        FaultList faults = new FaultList();

        faults.add("/clips/0/table/row 2/ja", "is not there");
        faults.add("/clips/0/table/row 2/ja", "is not there");
        faults.add("/clips/0/table/row 3/ja", "is not there");

        assertThat(faults.lines())
                .containsExactly("/clips/0/table/row 2/ja: is not there", "/clips/0/table/row 3/ja: is not there");
    }
}
