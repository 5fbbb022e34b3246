package org.stillcast.intake;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class NamedFoldersTest {
    private final NamedFolders folders = new NamedFolders();

    @Test
    void aFolderThatWasNamedStaysKnown() {
        folders.add("audio");

        assertThat(folders.has("audio")).isTrue();
        assertThat(folders.has("other")).isFalse();
    }

    /** A manifest may name as many as it likes, and there may be thousands of such manifests in a month. */
    @Test
    void thereIsAnEndToWhatIsRemembered() {
        for (int i = 0; i < NamedFolders.MOST; i++) {
            folders.add("folder " + i);
        }

        folders.add("one too many");

        assertThat(folders.has("folder 0")).isTrue();
        assertThat(folders.has("one too many")).isFalse();
    }

    @Test
    void whatNoFolderCanBeNamedIsNotRemembered() {
        String name = "x".repeat(256);

        folders.add(name);

        assertThat(folders.has(name)).isFalse();
    }
}
