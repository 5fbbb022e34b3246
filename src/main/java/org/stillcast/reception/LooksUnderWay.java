package org.stillcast.reception;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The looks that are under way, each with the folder that it is in. They are carried out one after another, so whoever
 * meets another one here knows that its folder does not answer: who goes there, too, would not come back either.
 *
 * <p>Nothing here touches a file. Safe for use by several threads at once.
 */
final class LooksUnderWay {
    /** So many folders of a root may be dead, each for itself; then all are taken to be on one dead share. */
    private static final int MOST_DEAD = 2;

    private final List<Path> roots;
    private final Map<Object, Place> places = new HashMap<>();

    /**
     * @param roots folders that are, or have in them, what shares are mounted on
     */
    LooksUnderWay(List<Path> roots) {
        this.roots = roots.stream().map(Path::toAbsolutePath).toList();
    }

    /**
     * What is on one share, as far as a path can tell.
     *
     * @param root the innermost that a folder is in
     * @param folder below it; the root itself where the files lie there
     */
    private record Place(Path root, Path folder) {
        boolean isBelowItsRoot() {
            return !folder.equals(root);
        }
    }

    private Place place(Path folder) {
        Path root = folder.getRoot();
        for (Path each : roots) {
            if (folder.startsWith(each) && each.getNameCount() >= root.getNameCount()) {
                root = each;
            }
        }
        int depth = root.getNameCount();
        boolean isBelow = folder.getNameCount() > depth;
        return new Place(root, isBelow ? root.resolve(folder.getName(depth)) : root);
    }

    /**
     * Has a look go to a folder, if it may; tells whether that is where it is from now on, else it stays where it was.
     *
     * @param folder absolute
     */
    synchronized boolean goTo(Object look, Path folder) {
        Place place = place(folder);
        Place before = places.remove(look);
        boolean may = !isDead(place);
        if (may) {
            places.put(look, place);
        } else if (before != null) {
            places.put(look, before);
        }
        return may;
    }

    private boolean isDead(Place place) {
        return places.containsValue(place) || (place.isBelowItsRoot() && deadFoldersOf(place.root) >= MOST_DEAD);
    }

    /** Takes note that a look has come back. */
    synchronized void end(Object look) {
        places.remove(look);
    }

    private long deadFoldersOf(Path root) {
        return places.values().stream()
                .filter(place -> place.root.equals(root) && place.isBelowItsRoot())
                .distinct()
                .count();
    }
}
