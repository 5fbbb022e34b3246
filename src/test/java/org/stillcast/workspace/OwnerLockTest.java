package org.stillcast.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What one process can see of it; between processes it is tested with the daemon. */
class OwnerLockTest {
    @TempDir
    private Path folder;

    @Test
    void aFolderHasOneDaemonUntilItGivesItBack() throws IOException {
        OwnerLock first = OwnerLock.ofDaemon(List.of(folder, folder));

        assertThatThrownBy(() -> OwnerLock.ofDaemon(List.of(folder)))
                .isInstanceOf(OwnedException.class)
                .hasMessageStartingWith(folder.toRealPath() + " is in use by another Stillcast (pid "
                        + ProcessHandle.current().pid() + " on host ");
        first.close();
        first.close();
        OwnerLock.ofDaemon(List.of(folder)).close();

        assertThat(folder.resolve(".stillcast.lock")).content().startsWith("In use by Stillcast: pid ");
    }

    @Test
    void aDaemonThatIsRefusedOneFolderKeepsNone() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other"));
        OwnerLock first = OwnerLock.ofDaemon(List.of(other));

        assertThatThrownBy(() -> OwnerLock.ofDaemon(List.of(folder, other))).isInstanceOf(OwnedException.class);

        OwnerLock.ofDaemon(List.of(folder)).close();
        first.close();
    }

    @Test
    void aProjectIsInWorkOnceBesidesTheDaemonAndOthers() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other"));
        OwnerLock daemon = OwnerLock.ofDaemon(List.of(folder));
        OwnerLock book = OwnerLock.ofProject(List.of(folder), "book", "Book");
        OwnerLock another = OwnerLock.ofProject(List.of(folder), "another", "another");

        assertThatThrownBy(() -> OwnerLock.ofProject(List.of(other, folder), "book", "BOOK"))
                .isInstanceOf(OwnedException.class)
                .hasMessage("project BOOK is being worked on by another Stillcast");
        another.close();
        assertThatThrownBy(() -> OwnerLock.ofProject(List.of(folder), "book", "BOOK"))
                .isInstanceOf(OwnedException.class);
        book.close();
        OwnerLock.ofProject(List.of(other, folder), "book", "BOOK").close();

        daemon.close();
    }

    @Test
    void aLockFileThatWasTakenAwayIsMadeAgain() throws IOException {
        OwnerLock daemon = OwnerLock.ofDaemon(List.of(folder));
        Files.delete(folder.resolve(".stillcast.lock"));

        OwnerLock book = OwnerLock.ofProject(List.of(folder), "book", "book");

        assertThat(folder.resolve(".stillcast.lock")).exists();
        daemon.close();
        assertThatThrownBy(() -> OwnerLock.ofProject(List.of(folder), "book", "book"))
                .isInstanceOf(OwnedException.class);
        book.close();
    }

    @Test
    void aFolderThatIsNotThereCannotBeOwned() {
        assertThatThrownBy(() -> OwnerLock.ofDaemon(List.of(folder.resolve("missing"))))
                .isInstanceOf(IOException.class);
    }
}
