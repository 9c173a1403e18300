package org.facegap.evaluation.suite;

import org.facegap.core.UserError;
import org.facegap.evaluation.protocol.PairSet;
import org.facegap.evaluation.protocol.VerificationPair;

/**
 * One split: its pictures and the pairs over them.
 *
 * @param images pictures
 * @param pairs pairs of rows of the pictures
 */
public record SplitPairs(TestImages images, PairSet pairs) {
    /** @throws UserError when a pair names a row that does not exist, or its label contradicts the identities */
    public SplitPairs {
        for (VerificationPair pair : pairs.pairs()) {
            int last = Math.max(pair.a(), pair.b());
            if (last >= images.size()) {
                throw new UserError("A pair names picture " + last + ", but there are only " + images.size() + ".");
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
}
