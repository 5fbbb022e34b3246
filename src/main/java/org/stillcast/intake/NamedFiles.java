package org.stillcast.intake;

import java.io.IOException;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import org.stillcast.fault.FaultList;
import org.stillcast.files.Folders;
import org.stillcast.manifest.ClipElement;
import org.stillcast.manifest.Manifest;
import org.stillcast.media.MediaFiles;
import org.stillcast.media.UnusableFileException;
import org.stillcast.packed.KeyIndex;
import org.stillcast.packed.TextList;
import org.stillcast.text.Words;

/** The files that a manifest names. They can be looked at as often as one likes, without reading the manifest again. */
public final class NamedFiles {
    private static final Words WORDS = Words.of(NamedFiles.class);

    private final Path folder;
    private final List<Path> roots;
    private final Optional<String> base;
    private final Path startOfPaths;
    /** Files that are no clips, each once, where it is named first. */
    private final TextList otherPointers = new TextList();

    private final TextList otherPaths = new TextList();

    private final Manifest manifest;
    private final NamedTables tables;
    private final String projectId;

    /**
     * @param projectId the manifest's, or its default
     * @param tables of the manifest
     */
    NamedFiles(Manifest manifest, Submission submission, String projectId, NamedTables tables) {
        this.manifest = manifest;
        this.projectId = projectId;
        this.tables = tables;
        folder = Folders.of(submission.manifest());
        base = manifest.base();
        startOfPaths = resolved(folder.toAbsolutePath(), base.orElse("")).normalize();
        roots = submission.rootsWith(base.map(any -> startOfPaths));
        addOthers();
    }

    private NamedFiles(NamedFiles same, NamedTables tables) {
        this.tables = tables;
        manifest = same.manifest;
        projectId = same.projectId;
        folder = same.folder;
        base = same.base;
        startOfPaths = same.startOfPaths;
        roots = same.roots;
        addOthers();
    }

    private void addOthers() {
        KeyIndex known = new KeyIndex();
        boolean seen = manifest.outputs().video();
        manifest.image().filter(path -> seen).ifPresent(path -> add(known, "/image", path));
        manifest.cover().ifPresent(path -> add(known, "/metadata/cover", path));
        manifest.clips().forEach(clip -> addOthers(known, clip, seen));
        tables.clips().forEach(clip -> addOthers(known, clip, seen));
    }

    private void addOthers(KeyIndex known, ClipElement clip, boolean seen) {
        clip.fields().subtitles().ifPresent(path -> add(known, clip.pointerOf("subtitles"), path));
        clip.fields().image().filter(path -> seen).ifPresent(path -> add(known, clip.pointerOf("image"), path));
    }

    private void add(KeyIndex known, String pointer, String path) {
        int count = known.size();
        if (known.add(path) == count) {
            otherPointers.add(pointer);
            otherPaths.add(path);
        }
    }

    /** Returns the id of the manifest's project, as it is written. */
    public String projectId() {
        return projectId;
    }

    /** Returns the manifest's priority among those that wait. */
    public int priority() {
        return manifest.priority();
    }

    /** Returns the names of the folders directly in another one that files lie in, as paths tell it. */
    public Set<String> foldersIn(Path place) {
        Path parent = place.toAbsolutePath().normalize();
        int depth = parent.getNameCount();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < count() && names.size() < NamedFolders.MOST; i++) {
            Path below = folderOf(entry(i));
            if (below.startsWith(parent) && below.getNameCount() > depth) {
                names.add(below.getName(depth).toString());
            }
        }
        return names;
    }

    /** Tells which files directly in a folder it names, as paths tell it. */
    public void addLoose(Path place, NamedLoose loose) {
        Path parent = place.toAbsolutePath().normalize();
        for (int i = 0; i < count(); i++) {
            ClipElement entry = entry(i);
            if (!folderOf(entry).equals(parent)) {
                continue;
            }
            if (entry.kind() == ClipElement.Kind.PATTERN) {
                loose.addAll();
            } else {
                loose.add(entry.path().substring(parent(entry).length()));
            }
        }
    }

    /** Returns how many files and patterns there are, pictures, tables and what stands in them included. */
    public int count() {
        return otherPaths.size() + manifest.clips().size() + tables.clips().size();
    }

    private ClipElement entry(int index) {
        if (index < otherPaths.size()) {
            return new ClipElement(
                    otherPointers.get(index), Optional.empty(), otherPaths.get(index), ClipElement.Kind.FILE);
        }
        int clip = index - otherPaths.size();
        int own = manifest.clips().size();
        return clip < own ? manifest.clips().get(clip) : tables.clips().get(clip - own);
    }

    /**
     * Returns the same with the files that stand in its tables as they are now, which may be this one; empty if that was given
     * up.
     *
     * @param mayGo is asked about each folder, as paths tell it, before anything in it is touched
     */
    public Optional<NamedFiles> withTables(Predicate<Path> mayGo) {
        if (tables.elements().isEmpty()) {
            return Optional.of(this);
        }
        boolean may =
                mayGo.test(startOfPaths) && tables.elements().stream().allMatch(table -> mayGo.test(folderOf(table)));
        if (!may) {
            return Optional.empty();
        }
        try {
            NamedTables now = tables.read(media(base()));
            return Optional.of(now == tables ? this : new NamedFiles(this, now));
        } catch (UnusableFileException e) { // the look says so
            return Optional.of(this);
        }
    }

    /**
     * Returns the folder that relative paths start at.
     *
     * @throws UnusableFileException if it is not there
     */
    Path base() throws UnusableFileException {
        return base.isPresent() ? MediaFiles.folder(folder, base.get()) : folder;
    }

    MediaFiles media(Path startOfPaths) {
        return new MediaFiles(startOfPaths, roots);
    }

    /** Finds what an element of {@code clips} stands for. */
    static void find(ClipElement entry, MediaFiles media, MediaFiles.Taker taker) throws UnusableFileException {
        switch (entry.kind()) {
            case PATTERN -> media.match(entry.path(), taker);
            case FILE -> taker.take(media.findElement(entry.path()));
            case TABLE -> taker.take(media.find(entry.path()));
        }
    }

    /**
     * What a look at the files has shown.
     *
     * @param missing a line for each file that is not there or may not be read
     * @param states for each file or pattern, in order, a number that changes when the file does; 0 where it is missing
     * @param besides a number that changes with the files in transit where something is missing
     * @param isHopeless whether something is wrong that waiting does not mend
     */
    public record Look(FaultList missing, LongBuffer states, long besides, boolean isHopeless) {
        public boolean isComplete() {
            return missing.isEmpty();
        }
    }

    private Path folderOf(ClipElement entry) {
        return resolved(startOfPaths, parent(entry)).normalize();
    }

    /** What is no path is found fault with by the look. */
    private static Path resolved(Path start, String text) {
        try {
            return start.resolve(text);
        } catch (InvalidPathException e) {
            return start;
        }
    }

    /**
     * Looks at all files as they are now; empty if that was given up.
     *
     * @param mayGo is asked about each folder, as paths tell it, before anything in it is touched; the look is given up where
     *     it says no
     */
    public Optional<Look> look(Predicate<Path> mayGo) {
        FaultList missing = new FaultList();
        if (!mayGo.test(startOfPaths)) {
            return Optional.empty();
        }
        try {
            return look(media(base()), missing, mayGo);
        } catch (UnusableFileException e) {
            missing.add("/base", e.getMessage());
            return Optional.of(new Look(missing, LongBuffer.allocate(count()), 0, false));
        }
    }

    private Optional<Look> look(MediaFiles media, FaultList missing, Predicate<Path> mayGo) {
        long[] states = new long[count()];
        Map<String, Long> besides = new HashMap<>();
        boolean hopeless = false;
        for (int i = 0; i < states.length; i++) {
            ClipElement entry = entry(i);
            if (!mayGo.test(folderOf(entry))) {
                return Optional.empty();
            }
            try {
                states[i] = i < otherPaths.size() ? state(List.of(media.find(entry.path()))) : state(entry, media);
                if (entry.kind() == ClipElement.Kind.PATTERN) {
                    states[i] = withArriving(entry, media, states[i], missing);
                }
            } catch (UnusableFileException e) {
                hopeless |= !e.isAbsent();
                missing.add(entry.pointer(), e.getMessage(), e.commonCause());
                if (!besides.containsKey(parent(entry))) {
                    besides.put(parent(entry), state(media.arrivingBeside(entry.path())));
                }
            }
        }
        tables.unread().forEach(table -> missing.add(table.pointer(), WORDS.say("table.unread", table.path())));
        return Optional.of(new Look(missing, LongBuffer.wrap(states), besides.hashCode(), hopeless));
    }

    private static String parent(ClipElement entry) {
        return entry.path().substring(0, entry.path().replace('\\', '/').lastIndexOf('/') + 1);
    }

    private static long withArriving(ClipElement entry, MediaFiles media, long state, FaultList missing)
            throws UnusableFileException {
        List<Path> arriving = media.arriving(entry.path());
        for (Path file : arriving) {
            missing.add(entry.pointer(), WORDS.say("file.copied", file.getFileName()));
        }
        return arriving.isEmpty() ? state : 31 * state + state(arriving);
    }

    private static long state(ClipElement entry, MediaFiles media) throws UnusableFileException {
        State state = new State();
        find(entry, media, state::add);
        return state.number();
    }

    private static long state(List<Path> files) {
        State state = new State();
        files.forEach(state::add);
        return state.number();
    }

    /** Sizes and times of modification are all that is compared: reading would cost as much as the copy itself. */
    private static final class State {
        private long number = 1;

        void add(Path file) {
            number = 31 * number + file.getFileName().hashCode();
            try {
                BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                number = 31 * number + attributes.size();
                number = 31 * number + attributes.lastModifiedTime().hashCode();
            } catch (IOException e) {
                number = 31 * number - 1; // went away meanwhile: the next look finds it missing
            }
        }

        long number() {
            return number == 0 ? 1 : number;
        }
    }

    /** Adds to what a look has shown what changed since the look before: what was there then and is not the same now. */
    public void addChanged(LongBuffer before, Look look) {
        for (int i = 0; i < before.limit() && before.limit() == look.states.limit(); i++) {
            if (before.get(i) != 0 && look.states.get(i) != 0 && look.states.get(i) != before.get(i)) {
                look.missing.add(entry(i).pointer(), WORDS.say("file.copied", entry(i).path()));
            }
        }
    }
}
