package org.stillcast.text;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** The word that was probably meant by one that nobody knows. */
public final class WordGuess {
    /** So many letters may have one mistake among them. */
    private static final int LETTERS_PER_MISTAKE = 3;

    private static final int MOST_MISTAKES = 3;

    private WordGuess() {}

    /**
     * Returns the known word that the fewest mistakes make into the other one, the first of several; empty if none is near. A
     * mistake is a letter that is missing, another one or too much, or two that changed places; capitals, and what parts the
     * words in a name, are none.
     */
    public static Optional<String> of(String word, Collection<String> known) {
        String wanted = folded(word);
        int fewest = Math.min(MOST_MISTAKES, wanted.length() / LETTERS_PER_MISTAKE) + 1;
        String nearest = "";
        for (String candidate : known) {
            int mistakes = mistakes(wanted, folded(candidate));
            if (mistakes < fewest) {
                fewest = mistakes;
                nearest = candidate;
            }
        }
        return Optional.of(nearest).filter(found -> !found.isEmpty());
    }

    private static String folded(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
    }

    /** The optimal string alignment distance. */
    private static int mistakes(String a, String b) {
        int[][] distance = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                distance[i][j] = i == 0 || j == 0 ? i + j : step(distance, a, b, i, j);
            }
        }
        return distance[a.length()][b.length()];
    }

    private static int step(int[][] distance, String a, String b, int i, int j) {
        int other = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int least = Math.min(distance[i - 1][j - 1] + other, Math.min(distance[i - 1][j], distance[i][j - 1]) + 1);
        boolean changedPlaces =
                i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return changedPlaces ? Math.min(least, distance[i - 2][j - 2] + 1) : least;
    }
}
