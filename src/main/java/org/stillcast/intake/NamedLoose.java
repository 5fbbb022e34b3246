package org.stillcast.intake;

import java.text.Normalizer;
import java.util.BitSet;
import java.util.Locale;

/**
 * Which names of files directly in the inbox manifests have named, kept for as long as the program runs. It takes the same
 * room however many there are: a name that was never added may seem to have been, the more likely the more there are.
 *
 * <p>Safe for use by several threads at once.
 */
public final class NamedLoose {
    private static final int BITS = 1 << 20;

    private final BitSet names = new BitSet();
    private boolean all;

    public synchronized void add(String name) {
        names.set(place(name));
    }

    /** Takes note of a pattern, which may stand for any. */
    public synchronized void addAll() {
        all = true;
    }

    public synchronized boolean has(String name) {
        return all || names.get(place(name));
    }

    /** Systems differ in letters' case, and in how they write those with accents. */
    private static int place(String name) {
        int hash = Normalizer.normalize(name, Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .hashCode();
        return Math.floorMod(hash ^ (hash >>> 16), BITS);
    }
}
