package org.facegap.core.words;

import java.util.Collection;
import java.util.Set;

/** Columns that say how data were divided for a protocol, into folds or training and test sets; they make no groups of people. */
public final class SplitWords {
    private static final Set<String> COLUMNS = Set.of(
            "fold", "folds", "foldid", "splitfold", "cvfold", "kfold", "split", "splits", "datasplit", "splitid");

    /** Names that may mean groups as well, as RFW's subsets do; their values decide. */
    private static final Set<String> EITHER =
            Set.of("subset", "partition", "part", "set", "dataset", "phase", "usage", "stage");

    private static final Set<String> VALUES = Set.of(
            "train",
            "training",
            "trn",
            "val",
            "valid",
            "validation",
            "dev",
            "devel",
            "development",
            "test",
            "testing",
            "tst",
            "eval",
            "evaluation",
            "holdout",
            "heldout",
            "calibration",
            "calib",
            "gallery",
            "query",
            "probe",
            "fold",
            "split",
            "part",
            "public",
            "private");

    private SplitWords() {}

    /** Whether a column with these different values is one of them. */
    public static boolean isSplit(String column, Collection<String> values) {
        String name = Spelling.plain(column);
        return COLUMNS.contains(name)
                || EITHER.contains(name) && !values.isEmpty() && values.stream().allMatch(SplitWords::isPart);
    }

    private static boolean isPart(String value) {
        String word = Spelling.plain(value).replaceFirst("[-.]?\\d{1,3}$", "");
        return word.isEmpty() || VALUES.contains(word);
    }
}
