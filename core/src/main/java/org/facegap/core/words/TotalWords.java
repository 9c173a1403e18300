package org.facegap.core.words;

import java.util.Set;

/** Words that stand at a line of totals, or of other statistics of the groups, in a table of counts; no group of people is called so. */
public final class TotalWords {
    private static final Set<String> WORDS = Set.of(
            "all",
            "total",
            "totals",
            "overall",
            "sum",
            "everyone",
            "everybody",
            "grandtotal",
            "allgroups",
            "together",
            "pooled",
            "average",
            "avg",
            "mean",
            "median",
            "std",
            "stdev",
            "stddev",
            "standarddeviation",
            "variance",
            "macroavg",
            "microavg",
            "weightedavg",
            "macroaverage",
            "microaverage",
            "weightedaverage",
            "25%",
            "50%",
            "75%");

    private TotalWords() {}

    /** Whether a word is one of them, however it is spelt. */
    public static boolean isTotal(String word) {
        return WORDS.contains(Spelling.plain(word));
    }
}
