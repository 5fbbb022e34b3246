package org.stillcast.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

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
}
