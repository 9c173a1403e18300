package org.facegap.suite.work;

import java.util.List;
import org.facegap.core.pairs.PairSet;
import org.facegap.evaluation.protocol.PairProtocol;
import org.facegap.suite.config.EvaluateConfig;
import org.facegap.suite.identities.IdentitiesSelection;

/** Pairs that are drawn over identities of a dataset, in the plan and in the evaluation alike. */
public final class DrawnPairs {
    private DrawnPairs() {}

    public static PairSet test(IdentitiesSelection identities, EvaluateConfig evaluate) {
        return of(identities.groups(), identities.identities(), evaluate, evaluate.folds());
    }

    public static PairSet calibration(IdentitiesSelection identities, EvaluateConfig evaluate) {
        return of(identities.groups(), identities.identities(), evaluate, 1);
    }

    /** As many pairs of every group as are asked for and can be had. */
    static PairSet of(List<String> groups, List<String> names, EvaluateConfig evaluate, int folds) {
        return PairProtocol.rfwStyleUpTo(
                groups, names, evaluate.genuinePerGroup(), evaluate.impostorPerGroup(), folds, evaluate.seed());
    }
}
