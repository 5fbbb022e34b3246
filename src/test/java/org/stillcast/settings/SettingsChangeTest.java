package org.stillcast.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class SettingsChangeTest {
    @TempDir
    private Path home;

    @Test
    void aChangeIsToldOnce() throws IOException {
        Path file = Files.writeString(home.resolve("stillcast.properties"), "stillcast.retries=1");
        SettingsChange change = SettingsChange.since(home);

        boolean before = change.hasChanged();
        Files.writeString(file, "stillcast.retries=2");

        assertThat(before).isFalse();
        assertThat(change.hasChanged()).isTrue();
        assertThat(change.hasChanged()).isFalse();
    }

    @Test
    void aFileThatComesOrGoesIsAChangeAndOneThatIsSavedAsItWasIsNone() throws IOException {
        SettingsChange change = SettingsChange.since(home);

        Path file = Files.writeString(home.resolve("stillcast.properties"), "stillcast.retries=1");
        boolean come = change.hasChanged();
        Files.writeString(file, "stillcast.retries=1");
        boolean saved = change.hasChanged();
        Files.delete(file);

        assertThat(come).isTrue();
        assertThat(saved).isFalse();
        assertThat(change.hasChanged()).isTrue();
    }
}
