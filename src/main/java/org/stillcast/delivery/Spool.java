package org.stillcast.delivery;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import org.stillcast.files.OwnerLock;
import org.stillcast.files.WholeFiles;

/**
 * The messages that wait to be taken, a file for each recipient of each, in {@code temp/deliveries}. However many there are,
 * a few are in memory at a time. Safe for use by several threads, and programs, at once.
 */
public final class Spool {
    private static final int MOST_IN_MEMORY = 1000;
    /** What is half-written for so long is left by a crash. */
    private static final Duration LONGEST_WRITE = Duration.ofMinutes(10);

    private static final ObjectReader READER = new ObjectMapper().readerFor(Delivery.class);
    private static final ObjectWriter WRITER = new ObjectMapper().writerFor(Delivery.class);

    private final Path temp;
    private final Path folder;
    private final int batch;

    /**
     * @param temp folder of the temporary files of all projects
     */
    public Spool(Path temp) {
        this(temp, MOST_IN_MEMORY);
    }

    /**
     * @param batch most messages whose names are in memory at a time, > 0
     */
    Spool(Path temp, int batch) {
        this.temp = temp;
        this.batch = batch;
        folder = temp.resolve("deliveries");
    }

    /** Returns the folder that the files are in; it need not be there. */
    Path folder() {
        return folder;
    }

    /**
     * Has a message wait for a recipient, behind all others; returns when no power cut can take it back. The same message,
     * if it still waits, keeps its place.
     *
     * @throws IOException if it cannot be written
     */
    synchronized Marker add(Recipient recipient, Delivery message) throws IOException {
        makeFolder();
        long[] highest = new long[1];
        TreeSet<Marker> same = new TreeSet<>();
        forEach(Set.of(Recipient.values()), name -> true, marker -> {
            highest[0] = Math.max(highest[0], marker.number());
            if (marker.recipient() == recipient && marker.id().equals(message.id())) {
                same.add(marker);
            }
        });
        if (!same.isEmpty()) {
            return same.first();
        }
        Marker marker = Marker.of(highest[0] + 1, recipient, message);
        WholeFiles.write(file(marker), out -> out.write(WRITER.writeValueAsBytes(message)));
        WholeFiles.syncFolder(folder);
        return marker;
    }

    private void makeFolder() throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectory(folder);
        }
        WholeFiles.syncFolder(temp); // it may have been made right before a crash
    }

    private Path file(Marker marker) {
        return folder.resolve(marker.fileName());
    }

    /** Tells whether a message still waits. */
    boolean has(Marker marker) {
        return Files.exists(file(marker));
    }

    /**
     * Returns the next messages for some recipients.
     *
     * @param after name of a file, or the beginning of one, that all of them come after; empty for the first ones
     */
    Batch next(Set<Recipient> recipients, String after) throws IOException {
        TreeSet<Marker> next = new TreeSet<>();
        Predicate<String> isNext = name -> name.compareTo(after) > 0
                && (next.size() < batch || name.compareTo(next.last().fileName()) < 0);
        forEach(recipients, isNext, marker -> {
            next.add(marker);
            if (next.size() > batch) {
                next.pollLast();
            }
        });
        Set<String> lanes = new HashSet<>();
        next.forEach(marker -> lanes.addAll(marker.lanes()));
        Set<String> held = new HashSet<>();
        if (!after.isEmpty() && !next.isEmpty()) {
            Predicate<String> isBefore = name -> name.compareTo(next.first().fileName()) < 0;
            forEach(
                    recipients,
                    isBefore,
                    marker -> marker.lanes().stream().filter(lanes::contains).forEach(held::add));
        }
        return new Batch(List.copyOf(next), held);
    }

    /** Tells whether no message waits for some recipients. */
    boolean isEmpty(Set<Recipient> recipients) throws IOException {
        return next(recipients, "").isEmpty();
    }

    /** Returns how many messages wait for some recipients. */
    long count(Set<Recipient> recipients) throws IOException {
        long[] count = new long[1];
        forEach(recipients, name -> true, marker -> count[0]++);
        return count[0];
    }

    /** A name is taken apart only if it may matter: there may be tens of thousands. */
    private void forEach(Set<Recipient> recipients, Predicate<String> mayMatter, Consumer<Marker> action)
            throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Optional.of(file.getFileName().toString())
                        .filter(mayMatter)
                        .flatMap(Marker::in)
                        .filter(marker -> recipients.contains(marker.recipient()))
                        .ifPresent(action);
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            // nothing has ever waited
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    /** Returns a message that waits; empty if it was taken meanwhile. */
    Optional<Delivery> read(Marker marker) throws IOException {
        try {
            return Optional.of(READER.readValue(Files.readAllBytes(file(marker))));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Gives up a message, which was taken. A power cut may bring it back; then it is told again. */
    void remove(Marker marker) throws IOException {
        WholeFiles.delete(file(marker));
    }

    /** Deletes what a crash has left half-written. */
    void sweep(Instant now) throws IOException {
        if (Files.isDirectory(folder)) {
            Instant old = now.minus(LONGEST_WRITE);
            WholeFiles.deleteIn(
                    folder,
                    file -> WholeFiles.isTemporary(file)
                            && Files.getLastModifiedTime(file).toInstant().isBefore(old));
        }
    }

    /** Lets nobody else hand over messages for some recipients for as long as the lock is held; empty if somebody does so. */
    Optional<OwnerLock> lock(Set<Recipient> recipients) throws IOException {
        List<String> tasks = recipients.stream()
                .sorted()
                .map(recipient -> "deliver to " + recipient.word())
                .toList();
        return OwnerLock.ofTasks(temp, tasks);
    }
}
