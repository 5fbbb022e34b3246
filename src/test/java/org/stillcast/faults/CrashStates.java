package org.stillcast.faults;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.stillcast.faults.Change.Data;
import org.stillcast.faults.Change.Entries;
import org.stillcast.faults.Change.Size;
import org.stillcast.faults.Change.Sync;

/**
 * The states that a power loss may leave behind, built from a {@link Recording}.
 *
 * <p>A kernel keeps changes in memory and writes them when, and in the order, that suits it. What is promised:
 *
 * <ul>
 *   <li>What was written to a file before its {@code fsync} is there after it (POSIX, {@code fsync()}). Its name need not
 *       be: "Calling fsync() does not necessarily ensure that the entry in the directory containing the file has also
 *       reached disk. For that an explicit fsync() on a file descriptor for the directory is also needed" (Linux,
 *       fsync(2)).
 *   <li>{@code rename()} is atomic for those who look (POSIX): a name is never missing in between. About a crash POSIX
 *       says nothing. That within one folder it then happened or not is a habit of journaling file systems which is
 *       relied on here, as by everybody; of a rename from one folder to another each half is taken to be lost by itself.
 *   <li>Nothing is promised about the order of what is not synced: the name of a new file may last and its bytes not,
 *       which leaves it empty or full of zeros; a later rename or deletion may last and an earlier one not.
 * </ul>
 *
 * <p>The idea is that of ALICE (T. S. Pillai et al., "All File Systems Are Not Created Equal: On the Complexity of
 * Crafting Crash-Consistent Applications", OSDI 2014) and of LazyFS (M. Ramos et al., "When Amnesia Strikes:
 * Understanding and Reproducing Data Loss Bugs with FileFault Injection", VLDB 2024). For each cut, that is after each
 * change, there is the state in which
 *
 * <ol>
 *   <li>nothing is lost, as by {@code kill -9};
 *   <li>all that was not synced is lost;
 *   <li>all names last, but of the bytes only those that were synced: the rest is missing, or zeros;
 *   <li>one change that was not synced is lost, for each of them; of the last write the second half;
 *   <li>all that was not synced is lost but for one change of a folder, for each of them.
 * </ol>
 *
 * These are not all states that there can be, whose number grows exponentially, but each pair of changes out of order is
 * among them.
 */
public final class CrashStates {
    private static final byte[] NO_BYTES = {};

    private final Recording recording;
    private final List<Change> changes;
    private final Map<Integer, int[]> changesOfFile = new HashMap<>();
    private final Map<String, Content> contents = new HashMap<>();

    /** Which changes are kept, and what is found in place of bytes that are not: nothing, or zeros. */
    private record Kept(BitSet changes, boolean zeros, int half) {
        static final int NONE = -1;

        Kept(BitSet changes) {
            this(changes, false, NONE);
        }
    }

    public CrashStates(Recording recording) {
        this.recording = recording;
        this.changes = List.copyOf(recording.changes());
        IntStream.range(0, changes.size())
                .filter(i -> changes.get(i) instanceof Data || changes.get(i) instanceof Size)
                .boxed()
                .collect(Collectors.groupingBy(i -> changes.get(i).number()))
                .forEach((file, own) ->
                        changesOfFile.put(file, own.stream().mapToInt(i -> i).toArray()));
    }

    /** Returns all states, each once, made when they are asked for; the first cut is before the first change. */
    public Stream<CrashState> all() {
        Set<String> seen = new HashSet<>();
        return IntStream.rangeClosed(0, changes.size())
                .boxed()
                .flatMap(this::at)
                .filter(state -> seen.add(state.key("")));
    }

    /** Returns the states of one cut; some of them may be equal. */
    Stream<CrashState> at(int cut) {
        BitSet everything = new BitSet();
        everything.set(0, cut);
        BitSet synced = synced(cut);
        BitSet names = (BitSet) synced.clone();
        IntStream.range(0, cut).filter(i -> changes.get(i) instanceof Entries).forEach(names::set);
        BitSet open = (BitSet) everything.clone();
        open.andNot(synced);
        Stream<Supplier<CrashState>> few = Stream.of(
                () -> state(cut, "nothing", new Kept(everything)),
                () -> state(cut, "all that was not synced", new Kept(synced)),
                () -> state(cut, "bytes that were not synced", new Kept(names)),
                () -> state(cut, "bytes that were not synced, zeros instead", new Kept(names, true, Kept.NONE)));
        Stream<Supplier<CrashState>> one =
                open.stream().mapToObj(i -> () -> state(cut, text(i), new Kept(with(everything, i, false))));
        Stream<Supplier<CrashState>> half = open.stream()
                .filter(i -> i == cut - 1 && changes.get(i) instanceof Data)
                .mapToObj(i -> () -> state(cut, "half of " + text(i), new Kept(everything, false, i)));
        Stream<Supplier<CrashState>> butOne = open.stream()
                .filter(i -> changes.get(i) instanceof Entries)
                .mapToObj(i ->
                        () -> state(cut, "all that was not synced but " + text(i), new Kept(with(synced, i, true))));
        return Stream.of(few, one, half, butOne).flatMap(states -> states).map(Supplier::get);
    }

    private String text(int change) {
        return "%d (%s)".formatted(change + 1, changes.get(change).text());
    }

    private static BitSet with(BitSet set, int index, boolean value) {
        BitSet result = (BitSet) set.clone();
        result.set(index, value);
        return result;
    }

    /** Returns the changes before a cut that a sync before it has made to last. */
    private BitSet synced(int cut) {
        BitSet result = new BitSet();
        Set<Integer> later = new HashSet<>();
        for (int i = cut - 1; i >= 0; i--) {
            Change change = changes.get(i);
            if (change instanceof Sync) {
                later.add(change.number());
            } else if (later.contains(change.number())) {
                result.set(i);
            }
        }
        return result;
    }

    private CrashState state(int cut, String lost, Kept kept) {
        Map<Integer, Map<String, Integer>> folders = new HashMap<>();
        recording.foldersBefore().forEach((number, entries) -> folders.put(number, new HashMap<>(entries)));
        kept.changes().stream().forEach(i -> {
            if (changes.get(i) instanceof Entries change) {
                Map<String, Integer> folder = folders.computeIfAbsent(change.number(), any -> new HashMap<>());
                folder.putAll(change.entries());
                folder.values().removeIf(number -> number == Change.GONE);
            }
        });
        SortedMap<String, Content> entries = new TreeMap<>();
        put("", Recording.ROOT, folders, cut, kept, entries);
        return new CrashState(cut, lost, entries);
    }

    private void put(
            String path,
            int folder,
            Map<Integer, Map<String, Integer>> folders,
            int cut,
            Kept kept,
            SortedMap<String, Content> entries) {
        folders.getOrDefault(folder, Map.of()).forEach((name, number) -> {
            if (recording.isFolder(number)) {
                entries.put(path + name, Content.FOLDER);
                put(path + name + "/", number, folders, cut, kept, entries);
            } else {
                entries.put(path + name, content(number, cut, kept));
            }
        });
    }

    private Content content(int file, int cut, Kept kept) {
        int[] own = IntStream.of(changesOfFile.getOrDefault(file, new int[0]))
                .filter(i -> i < cut && (kept.zeros() || kept.changes().get(i)))
                .toArray();
        if (own.length == 0) {
            return recording
                    .filesBefore()
                    .getOrDefault(file, contents.computeIfAbsent("", any -> new Content(NO_BYTES)));
        }
        boolean halved = IntStream.of(own).anyMatch(i -> i == kept.half());
        String key = "%d %s %s %s".formatted(file, Arrays.toString(own), kept.zeros() ? kept.changes() : "", halved);
        Content known = contents.get(key);
        if (known == null) {
            Content made = new Content(bytes(file, own, kept));
            known = contents.computeIfAbsent(made.sha256(), any -> made);
            contents.put(key, known);
        }
        return known;
    }

    private byte[] bytes(int file, int[] own, Kept kept) {
        Content before = recording.filesBefore().get(file);
        byte[] bytes = before == null ? NO_BYTES : before.bytes();
        for (int i : own) {
            if (changes.get(i) instanceof Size size) {
                bytes = Arrays.copyOf(bytes, (int) size.size());
            } else if (changes.get(i) instanceof Data data) {
                byte[] written = data.content().bytes();
                int length = i == kept.half() ? written.length / 2 : written.length;
                int end = (int) data.at() + length;
                bytes = Arrays.copyOf(bytes, Math.max(bytes.length, end));
                if (kept.changes().get(i)) {
                    System.arraycopy(written, 0, bytes, (int) data.at(), length);
                } else {
                    Arrays.fill(bytes, (int) data.at(), end, (byte) 0);
                }
            }
        }
        return bytes;
    }
}
