package org.facegap.core.words;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the word that was probably meant. */
public final class Nearest {
    private static final int SHOWN = 40;

    private Nearest() {}

    /** The candidate of least edit distance (case, dashes and underscores do not count), or null when none is near. */
    public static @Nullable String of(String word, Collection<String> candidates) {
        String nearest = null;
        int least = Math.max(1, word.length() / 3) + 1;
        for (String candidate : candidates) {
            int distance = distance(plain(word), plain(candidate));
            if (distance < least) {
                least = distance;
                nearest = candidate;
            }
        }
        return nearest;
    }

    /** What a message adds about a word that is none of the candidates: {@code ; did you mean 'tone'?}, or nothing where none is near. */
    public static String question(String word, Collection<String> candidates) {
        String nearest = of(word, candidates);
        return nearest == null ? "" : "; did you mean '" + nearest + "'?";
    }

    /**
     * The same with the candidates, the first {@value #SHOWN} of them: {@code ; did you mean 'tone'? The columns are age, tone} or
     * {@code ; the columns are age, tone}
     *
     * @param what the candidates are, in the plural
     */
    public static String among(String word, String what, Collection<String> candidates) {
        return among(word, candidates, what, candidates);
    }

    /** The same with other words named than those that may have been meant. */
    public static String among(String word, Collection<String> candidates, String what, Collection<String> named) {
        if (named.isEmpty()) {
            return "; there are no " + what;
        }
        String question = question(word, candidates);
        return question + (question.isEmpty() ? "; the " : " The ") + what + " are "
                + named.stream().limit(SHOWN).collect(Collectors.joining(", "))
                + (named.size() > SHOWN ? ", ..." : "");
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
    }

    /** Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours. */
    static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            cost[i][0] = i;
        }
        for (int j = 0; j <= b.length(); j++) {
            cost[0][j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                int best = Math.min(cost[i - 1][j - 1] + change, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    best = Math.min(best, cost[i - 2][j - 2] + 1);
                }
                cost[i][j] = best;
            }
        }
        return cost[a.length()][b.length()];
    }
}
