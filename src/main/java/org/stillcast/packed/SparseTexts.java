package org.stillcast.packed;

import java.util.Optional;

/**
 * Texts of some of many things, which are known by their indices: nothing where there is none, and four bytes for each
 * thing up to the last one that has a text. Not safe for use by several threads while texts are added.
 */
public final class SparseTexts {
    private final TextList texts = new TextList();
    /** For each index, the number of its text plus one, or 0. */
    private final SparseNumbers numberOf = new SparseNumbers();

    /** Gives a thing its text; it has none so far. */
    public void put(int index, String text) {
        texts.add(text);
        numberOf.put(index, texts.size());
    }

    /** Returns the text of a thing; empty if it has none. */
    public Optional<String> get(int index) {
        return has(index) ? Optional.of(texts.get(numberOf.get(index) - 1)) : Optional.empty();
    }

    /** Tells whether a thing has a text. */
    public boolean has(int index) {
        return numberOf.get(index) != 0;
    }

    /** Tells whether no thing has a text. */
    public boolean isEmpty() {
        return texts.size() == 0;
    }

    /** Returns the bytes of all texts together, in UTF-8, and what it takes to find them. */
    public long byteCount() {
        return texts.byteCount() + 4L * numberOf.end() + 4L * texts.size();
    }
}
