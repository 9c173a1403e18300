package org.facegap.evaluation.matching;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.facegap.core.UserError;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.core.pairs.PairLists;
import org.facegap.core.pairs.PairSet;
import org.facegap.core.pairs.VerificationPair;
import org.jspecify.annotations.Nullable;

/**
 * A list of pairs of a dataset's images, read from a file.
 *
 * @param pairs the pairs
 * @param groups the group of each image as the list has it; null when it names none
 */
public record PairFile(ListedPairs pairs, @Nullable ImageGroups groups) {
    /** What the source's own pairs are called in a dataset's folder. */
    public static final String OWN = "pairs.csv";

    /**
     * Reads a file of any form that {@link PairLists} knows.
     *
     * @throws UserError when it is none, names an image that the dataset has not, or has an image in two groups
     */
    public static PairFile read(Path file, FaceDataset set) {
        PairSet pairs = PairLists.read(file, set);
        List<String> groups = new ArrayList<>(Collections.nCopies(set.records().size(), ""));
        boolean named = false;
        for (VerificationPair pair : pairs.pairs()) {
            named |= !pair.group().isEmpty();
            group(groups, pair.a(), pair.group(), set);
            group(groups, pair.b(), pair.otherGroup(), set);
        }
        return new PairFile(ListedPairs.of(pairs), named ? new ImageGroups("", groups) : null);
    }

    private static void group(List<String> groups, int row, String group, FaceDataset set) {
        String before = groups.set(row, group);
        if (!before.isEmpty() && !before.equals(group)) {
            throw new UserError("The list of pairs has the image '"
                    + set.records().get(row).key() + "' in two groups, '" + before + "' and '" + group
                    + "'; say with --group which attribute makes the groups.");
        }
    }
}
