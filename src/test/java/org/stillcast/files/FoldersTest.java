package org.stillcast.files;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FoldersTest {
    private static final Path HERE = Path.of("").toAbsolutePath();

    @Test
    void theFolderOfAFileIsAbsoluteAndPlain() {
        assertThat(Folders.of(Path.of("manifest.json"))).isEqualTo(HERE);
        assertThat(Folders.of(Path.of("inbox", "..", "temp", "still.mp4"))).isEqualTo(HERE.resolve("temp"));
        assertThat(Folders.of(HERE.resolve("temp"))).isEqualTo(HERE);
    }

    @Test
    void theRootOfAFileSystemIsNoFile() {
        Path root = HERE.getRoot();

        assertThatThrownBy(() -> Folders.of(root))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a file was expected, was " + root);
    }
}
