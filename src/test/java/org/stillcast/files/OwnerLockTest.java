package org.stillcast.files;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillcast.faults.FaultyFileSystem;
import org.stillcast.faults.Operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What one process can see of it; between processes it is tested with the daemon. */
class OwnerLockTest {
    @TempDir
    private Path folder;

    @Test
    void aFolderHasOneDaemonUntilItGivesItBack() throws IOException {
        OwnerLock first = OwnerLock.ofDaemon(List.of(folder, folder), List.of());

        assertThatThrownBy(() -> OwnerLock.ofDaemon(List.of(folder), List.of()))
                .isInstanceOf(OwnedException.class)
                .hasMessageStartingWith(folder.toRealPath() + " is in use by another Stillcast (pid "
                        + ProcessHandle.current().pid() + " on host ");
        first.close();
        first.close();
        OwnerLock.ofDaemon(List.of(folder), List.of()).close();

        assertThat(folder.resolve(".stillcast.lock")).content().startsWith("In use by Stillcast: pid ");
    }

    @Test
    void aDaemonThatIsRefusedOneFolderKeepsNone() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other"));
        OwnerLock first = OwnerLock.ofDaemon(List.of(other), List.of());

        assertThatThrownBy(() -> OwnerLock.ofDaemon(List.of(folder, other), List.of()))
                .isInstanceOf(OwnedException.class);

        OwnerLock.ofDaemon(List.of(folder), List.of()).close();
        first.close();
    }

    @Test
    void aProjectIsInWorkOnceBesidesTheDaemonAndOthers() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other"));
        OwnerLock daemon = OwnerLock.ofDaemon(List.of(folder), List.of());
        OwnerLock book = OwnerLock.ofProject(List.of(folder), "book", "Book");
        OwnerLock another = OwnerLock.ofProject(List.of(folder), "another", "another");

        assertThatThrownBy(() -> OwnerLock.ofProject(List.of(other, folder), "book", "BOOK"))
                .isInstanceOf(OwnedException.class)
                .hasMessage("project BOOK is being worked on already");
        another.close();
        assertThatThrownBy(() -> OwnerLock.ofProject(List.of(folder), "book", "BOOK"))
                .isInstanceOf(OwnedException.class);
        book.close();
        OwnerLock.ofProject(List.of(other, folder), "book", "BOOK").close();

        daemon.close();
    }

    /** Takes a project into work in a process of its own, as {@code render} does, and keeps it until it is killed. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] arguments) throws IOException {
            OwnerLock.ofProject(List.of(Path.of(arguments[0])), arguments[1], arguments[1]);
            System.out.println("held");
            System.in.read();
        }
    }

    @Test
    void aProjectThatAnotherProcessHasInWorkIsRefusedWithItsName() throws IOException {
        Process holder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        folder.toString(),
                        "book")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said = holder.inputReader()) {
            assertThat(said.readLine()).isEqualTo("held");
            OwnerLock daemon = OwnerLock.ofDaemon(List.of(folder), List.of());

            assertThatThrownBy(() -> OwnerLock.ofProject(List.of(folder), "book", "Book"))
                    .isInstanceOf(OwnedException.class)
                    .hasMessageStartingWith(
                            "project Book is being worked on by another Stillcast (pid " + holder.pid() + " on host ");
            daemon.close();
        } finally {
            holder.destroyForcibly();
        }
    }

    @Test
    void aDaemonTellsWhereItTakesMediaFrom() throws IOException {
        List<Path> roots = List.of(folder, folder.resolve("of other voices"));
        OwnerLock daemon = OwnerLock.ofDaemon(List.of(folder), roots);
        Optional<LockingDaemon> found = OwnerLock.daemonOf(folder);
        daemon.close();

        assertThat(found.flatMap(LockingDaemon::roots)).contains(roots);
        assertThat(found.map(LockingDaemon::toString).orElse(""))
                .startsWith("pid " + ProcessHandle.current().pid());
        assertThat(OwnerLock.daemonOf(folder)).isEmpty();
        assertThat(OwnerLock.daemonOf(folder.resolve("missing"))).isEmpty();
    }

    /** Who hands in a manifest need not be who runs the daemon, and then may not lock anything. */
    @Test
    void aLockFileThatOnlyAnotherUserMayWriteIsRead() throws IOException {
        long alive = ProcessHandle.current().parent().orElseThrow().pid();
        Path file = folder.resolve(".stillcast.lock");
        FaultyFileSystem files = new FaultyFileSystem();
        files.inject((operation, path) -> {
            if (operation == Operation.OPEN) {
                throw new AccessDeniedException(path.toString());
            }
        });

        Files.writeString(file, new LockingDaemon(new Owner(alive, HostName.ours()), List.of(folder)).text());
        assertThat(OwnerLock.daemonOf(files.wrap(folder)).flatMap(LockingDaemon::roots))
                .contains(List.of(folder));
        Files.writeString(file, new LockingDaemon(Owner.us(), List.of(folder)).text());
        assertThat(OwnerLock.daemonOf(files.wrap(folder))).as("nobody else").isEmpty();
    }

    /** Java knows no other way to ask for a lock than to try it. */
    @Test
    void whoAsksForTheDaemonKeepsNoneFromStarting() throws Exception {
        LockFile.Held asked = LockFile.tryLock(folder, 0);
        CompletableFuture<Void> answered = CompletableFuture.runAsync(
                asked::release, CompletableFuture.delayedExecutor(20, TimeUnit.MILLISECONDS));

        OwnerLock daemon = OwnerLock.ofDaemon(List.of(folder), List.of());

        answered.get();
        assertThat(OwnerLock.daemonOf(folder)).isPresent();
        daemon.close();
    }

    @Test
    void whoAsksForTheDaemonIsTakenForNone() throws Exception {
        LockFile.Held asked = LockFile.tryLock(folder, 0);
        CompletableFuture<Void> answered = CompletableFuture.runAsync(
                asked::release, CompletableFuture.delayedExecutor(20, TimeUnit.MILLISECONDS));

        assertThat(OwnerLock.daemonOf(folder)).isEmpty();
        answered.get();
    }

    @Test
    void rootsThatAreTooManyForTheFileAreNotToldInPart() throws IOException {
        Path lengthy = folder.resolve("x".repeat(200));
        OwnerLock daemon = OwnerLock.ofDaemon(List.of(folder), Collections.nCopies(30, lengthy));

        assertThat(OwnerLock.daemonOf(folder)).isPresent();
        assertThat(OwnerLock.daemonOf(folder).flatMap(LockingDaemon::roots)).isEmpty();
        daemon.close();
    }

    /** What a version before this one has left. */
    @Test
    void aLockFileWithoutRootsTellsWhoOnly() throws IOException {
        Files.writeString(folder.resolve(".stillcast.lock"), Owner.us().text());
        OwnerLock project = OwnerLock.ofProject(List.of(folder), "book", "book");

        assertThat(OwnerLock.daemonOf(folder)).isEmpty();
        assertThat(LockingDaemon.in(Owner.us().text()).flatMap(LockingDaemon::roots))
                .isEmpty();
        project.close();
    }

    @Test
    void aLockFileThatWasTakenAwayIsMadeAgain() throws IOException {
        OwnerLock daemon = OwnerLock.ofDaemon(List.of(folder), List.of());
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
        assertThatThrownBy(() -> OwnerLock.ofDaemon(List.of(folder.resolve("missing")), List.of()))
                .isInstanceOf(IOException.class);
    }
}
