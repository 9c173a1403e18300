package org.facegap.core.results.scores;

import java.util.List;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.results.RocPoint;

/**
 * How well a system tells the identities of one group apart, without a common threshold.
 *
 * @param group name
 * @param genuine genuine pairs with a score
 * @param impostor impostor pairs with a score
 * @param failedGenuine genuine pairs without one
 * @param failedImpostor impostor pairs without one
 * @param auc area under the ROC
 * @param eer equal error rate, half-sum
 * @param separation d'
 * @param roc by rising FMR
 */
public record GroupScores(
        String group,
        long genuine,
        long impostor,
        long failedGenuine,
        long failedImpostor,
        Estimate auc,
        Estimate eer,
        Estimate separation,
        List<RocPoint> roc) {
    public GroupScores {
        roc = List.copyOf(roc);
    }
}
