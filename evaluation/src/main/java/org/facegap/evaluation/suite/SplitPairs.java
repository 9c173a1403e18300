package org.facegap.evaluation.suite;

import java.util.ArrayList;
import java.util.List;
import org.facegap.core.UserError;
import org.facegap.core.pairs.PairSet;
import org.facegap.core.pairs.VerificationPair;

/**
 * One split: its images and the pairs over them.
 *
 * @param images images
 * @param pairs pairs of rows of the images
 */
public record SplitPairs(TestImages images, PairSet pairs) {
    /** @throws UserError when a pair names a row that does not exist, or its label contradicts the identities */
    public SplitPairs {
        for (VerificationPair pair : pairs.pairs()) {
            int last = Math.max(pair.a(), pair.b());
            if (last >= images.size()) {
                throw new UserError("A pair names image " + last + ", but there are only " + images.size() + ".");
            }
            boolean same =
                    images.identities().get(pair.a()).equals(images.identities().get(pair.b()));
            if (same != pair.genuine()) {
                throw new UserError("The pair of '" + images.keys().get(pair.a()) + "' and '"
                        + images.keys().get(pair.b()) + "' is called " + (same ? "impostor" : "genuine")
                        + ", but their identities are " + (same ? "the same." : "different."));
            }
        }
    }

    /** The rule of pairs whose identities are not known. */
    static final String NO_IDENTITIES = "identities unknown: every pair counts as identities of its own";

    /**
     * Pairs from a source that does not name identities. Each genuine pair gets one made-up identity and each impostor pair
     * two, so that pairs are resampled as if nobody occurred twice; the results of a suite warn of it, since intervals
     * are too narrow where identities do occur more often.
     *
     * @param groups group of each pair
     * @param genuine label of each pair
     * @param fold fold of each pair
     * @param folds number of folds
     */
    public static SplitPairs withoutIdentities(List<String> groups, boolean[] genuine, int[] fold, int folds) {
        if (groups.size() != genuine.length || fold.length != genuine.length) {
            throw new IllegalArgumentException("groups, labels and folds differ in length");
        }
        List<String> keys = new ArrayList<>();
        List<String> identities = new ArrayList<>();
        List<String> groupOf = new ArrayList<>();
        List<VerificationPair> pairs = new ArrayList<>();
        for (int i = 0; i < genuine.length; i++) {
            for (String side : List.of("a", "b")) {
                keys.add(i + side);
                identities.add(genuine[i] ? "unknown-" + i : "unknown-" + i + side);
                groupOf.add(groups.get(i));
            }
            pairs.add(new VerificationPair(2 * i, 2 * i + 1, genuine[i], fold[i], groups.get(i)));
        }
        return new SplitPairs(new TestImages(keys, identities, groupOf), new PairSet(pairs, folds, 0, NO_IDENTITIES));
    }
}
