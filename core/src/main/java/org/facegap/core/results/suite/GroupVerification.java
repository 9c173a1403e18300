package org.facegap.core.results.suite;

import java.util.List;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.results.RocPoint;

/**
 * Verification of one group's pairs.
 *
 * @param group value of the group attribute
 * @param identities identities in its pairs
 * @param genuine genuine pairs, failures included
 * @param impostor impostor pairs, failures included
 * @param accuracy 10-fold accuracy
 * @param eer equal error rate
 * @param auc area under the ROC
 * @param fnmr at the global threshold
 * @param fmr at the global threshold
 * @param counts errors at the global threshold
 * @param roc by rising FMR
 */
public record GroupVerification(
        String group,
        long identities,
        long genuine,
        long impostor,
        Estimate accuracy,
        Estimate eer,
        Estimate auc,
        Estimate fnmr,
        Estimate fmr,
        Counts counts,
        List<RocPoint> roc) {
    public GroupVerification {
        roc = List.copyOf(roc);
    }
}
