package io.volmount.document;

import static io.volmount.document.Quoted.quoted;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Suggests the valid word that an unknown word was probably meant to be. */
public final class Spelling {
    private static final int LONGEST = 64;

    /** With more candidates no word is suggested, because every unknown word is compared with each of them. */
    private static final int MOST = 2000;

    private Spelling() {}

    /** The end of a message about an unknown word: the nearest valid word, or all of them. */
    public static String hint(String word, Collection<String> known) {
        return nearest(word, known)
                .map(near -> "did you mean " + quoted(near) + "?")
                .orElseGet(() -> "expected one of: " + String.join(", ", known));
    }

    /** The valid word with the smallest edit distance, if that is at most a third of the word's length. */
    public static Optional<String> nearest(String word, Collection<String> known) {
        if (word.length() > LONGEST || known.size() > MOST) {
            return Optional.empty();
        }
        String lower = word.toLowerCase(Locale.ROOT);
        int tolerated = Math.max(1, word.length() / 3);
        return known.stream()
                .filter(candidate -> Math.abs(candidate.length() - word.length()) <= tolerated)
                .map(candidate -> new Candidate(candidate, distance(lower, candidate.toLowerCase(Locale.ROOT))))
                .filter(candidate -> candidate.distance <= tolerated)
                .min(Comparator.comparingInt(Candidate::distance))
                .map(Candidate::word);
    }

    private record Candidate(String word, int distance) {}

    /** The Damerau-Levenshtein distance (optimal string alignment). */
    static int distance(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(last[j - 1] + changed, 1 + Math.min(last[j], row[j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            beforeLast = last;
            last = row;
        }
        return last[b.length()];
    }
}
