package org.stillcast.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class FingerprintTest {
    @Test
    void ofAFileIsTheSha256OfItsBytes(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("million.txt"), "a".repeat(1_000_000));

        assertThat(Fingerprint.ofFile(file))
                .isEqualTo("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    }

    @Test
    void ofAnEmptyFileIsTheSha256OfNothing(@TempDir Path folder) throws IOException {
        Path file = Files.createFile(folder.resolve("empty"));

        assertThat(Fingerprint.ofFile(file))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    /** If this one fails, every workspace out there is rendered anew. */
    @Test
    void ofValuesStaysTheSameFromVersionToVersion() {
        assertThat(Fingerprint.of("segment 1", 48_000, true, "食")).isEqualTo("095bbed597a21306edc48294a013af46");
    }

    @Test
    void whereOneValueEndsAndTheNextBeginsCounts() {
        assertThat(Fingerprint.of("ab", "c"))
                .isNotEqualTo(Fingerprint.of("a", "bc"))
                .isNotEqualTo(Fingerprint.of("abc"))
                .isNotEqualTo(Fingerprint.of("c", "ab"))
                .isNotEqualTo(Fingerprint.of("ab", "c", ""))
                .isNotEqualTo(Fingerprint.of("ab1:c"));
    }

    private record Inner(int number, String text) {}

    private record Outer(String name, Inner inner, List<Inner> list) {}

    private record Whole(String name, Outer outer) {}

    /** If this one fails, too. */
    @Test
    void ofARecordIsThatOfItsComponentsInOrder() {
        Inner inner = new Inner(3, "a");
        Outer outer = new Outer("x", inner, List.of(inner, inner));

        assertThat(Fingerprint.ofRecord(inner)).isEqualTo(Fingerprint.of(3, "a"));
        assertThat(Fingerprint.ofRecord(outer))
                .isEqualTo(Fingerprint.of(
                        "x", "Inner[number=3, text=a]", "[Inner[number=3, text=a], Inner[number=3, text=a]]"));
        assertThat(Fingerprint.ofRecord(new Whole("y", outer)))
                .isEqualTo(Fingerprint.of("y", Fingerprint.ofRecord(outer)));
    }

    @Test
    void eachComponentOfARecordCounts() {
        Outer outer = new Outer("x", new Inner(3, "a"), List.of(new Inner(4, "b")));

        assertThat(Stream.of(
                                outer,
                                new Outer("z", outer.inner(), outer.list()),
                                new Outer("x", new Inner(3, "b"), outer.list()),
                                new Outer("x", outer.inner(), List.of(new Inner(4, "c"))),
                                new Outer("x", outer.inner(), List.of()))
                        .map(Fingerprint::ofRecord))
                .doesNotHaveDuplicates();
    }
}
