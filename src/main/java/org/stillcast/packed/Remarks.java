package org.stillcast.packed;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Sentences about some of many things, which are known by their indices: four bytes for each, and each different sentence
 * once. Of very many different ones only the first are kept, and the rest is one sentence that says so.
 */
public final class Remarks {
    private static final int MOST_CHARACTERS = 500_000;
    private static final String ONE_OF_TOO_MANY = "has a message of its own, which stands in the log only";

    private final List<String> sentences;
    private final Map<String, Integer> numbers;
    /** For each index, the number of its sentence plus one, or 0. */
    private final SparseNumbers numberOf;

    private int characters;
    private int count;

    public Remarks() {
        sentences = new ArrayList<>();
        numbers = new HashMap<>();
        numberOf = new SparseNumbers();
    }

    private Remarks(Remarks other) {
        sentences = new ArrayList<>(other.sentences);
        numbers = new HashMap<>(other.numbers);
        numberOf = other.numberOf.copy();
        characters = other.characters;
        count = other.count;
    }

    /** Returns the same, which does not change when this does. */
    public Remarks copy() {
        return new Remarks(this);
    }

    /** Says something about a thing, in place of what was said before. */
    public void put(int index, String sentence) {
        count += has(index) ? 0 : 1;
        numberOf.put(index, number(sentence) + 1);
    }

    private int number(String sentence) {
        Integer known = numbers.get(sentence);
        if (known != null) {
            return known;
        }
        boolean room = characters + sentence.length() <= MOST_CHARACTERS;
        if (!room && !sentence.equals(ONE_OF_TOO_MANY)) {
            return number(ONE_OF_TOO_MANY);
        }
        characters += sentence.length();
        numbers.put(sentence, sentences.size());
        sentences.add(sentence);
        return sentences.size() - 1;
    }

    /** Takes back what is said about a thing. */
    public void remove(int index) {
        if (has(index)) {
            numberOf.put(index, 0);
            count--;
        }
    }

    /** Tells whether something is said about a thing. */
    public boolean has(int index) {
        return numberOf.get(index) != 0;
    }

    /** Returns what is said about a thing. */
    public Optional<String> get(int index) {
        return has(index) ? Optional.of(sentences.get(numberOf.get(index) - 1)) : Optional.empty();
    }

    /** Returns the things that something is said about, in order. */
    public IntStream indices() {
        return IntStream.range(0, numberOf.end()).filter(this::has);
    }

    /** Returns how many things something is said about. */
    public int count() {
        return count;
    }
}
