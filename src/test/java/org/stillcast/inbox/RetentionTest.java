package org.stillcast.inbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class RetentionTest {
    @TempDir
    private Path inbox;

    @Test
    void nothingIsDeletedWhereNothingIsLimited() throws IOException {
        file("done/a.json");
        file("failed/b.json");

        apply(Optional.empty(), Optional.empty(), Optional.empty());

        assertThat(inbox.resolve("done/a.json")).exists();
        assertThat(inbox.resolve("failed/b.json")).exists();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS) // has another time for that, and no links for everybody
    void theLatestStayAndFoldersGoWithAllThatIsInThemButNoLinkIsFollowed() throws IOException {
        Path elsewhere = file("elsewhere/precious.wav");
        file("done/old/audio/1.wav");
        Files.createSymbolicLink(inbox.resolve("done/old/link"), elsewhere.getParent());
        awaitTick(inbox.resolve("done/old"));
        file("done/new.json");
        file("failed/bad.json");
        file("failed/bad.json.error.txt");
        file("failed/.hidden");

        apply(Optional.of(1), Optional.of(0), Optional.empty());

        assertThat(inbox.resolve("done")).isDirectoryContaining("glob:**/new.json");
        assertThat(inbox.resolve("done").toFile().list()).containsExactly("new.json");
        assertThat(inbox.resolve("failed").toFile().list()).containsExactly(".hidden");
        assertThat(elsewhere).exists();
    }

    /** The time that counts is that of the move, and not that of the manifest. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whatIsOldGoes() throws IOException {
        Path recent = file("done/a.json");
        Files.setLastModifiedTime(recent, FileTime.fromMillis(0));

        apply(Optional.empty(), Optional.empty(), Optional.of(Duration.ofHours(1)));
        assertThat(recent).exists();
        new Retention(inbox, Optional.empty(), Optional.empty(), Optional.of(Duration.ofHours(1)))
                .apply(Clock.offset(Clock.system(ZoneOffset.UTC), Duration.ofHours(2)));

        assertThat(recent).doesNotExist();
    }

    private void apply(Optional<Integer> done, Optional<Integer> failed, Optional<Duration> longest) {
        new Retention(inbox, done, failed, longest).apply(Clock.systemUTC());
    }

    private Path file(String name) throws IOException {
        Path file = inbox.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, name);
    }

    /** Until a file that is made now is later than another by its time. */
    private void awaitTick(Path than) throws IOException {
        FileTime before = (FileTime) Files.getAttribute(than, "unix:ctime");
        Path tick = file("tick");
        while (((FileTime) Files.getAttribute(tick, "unix:ctime")).compareTo(before) <= 0) {
            tick = file("tick");
        }
    }
}
