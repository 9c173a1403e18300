package org.facegap.suite.work;

import java.util.List;
import org.facegap.core.pairs.PairSet;
import org.facegap.evaluation.protocol.PairProtocol;
import org.facegap.suite.config.EvaluateConfig;
import org.facegap.suite.identities.IdentitiesSelection;

/** Pairs over the identities of a test, in the plan and in the evaluation alike: all of them, or drawn ones. */
public final class DrawnPairs {
    private DrawnPairs() {}

    public static PairSet test(IdentitiesSelection identities, EvaluateConfig evaluate) {
        return of(identities.groups(), identities.identities(), evaluate, evaluate.folds());
    }

    public static PairSet calibration(IdentitiesSelection identities, EvaluateConfig evaluate) {
        return of(identities.groups(), identities.identities(), evaluate, 1);
    }

    /** All pairs of every group, or as many as are asked for and can be had. */
    static PairSet of(List<String> groups, List<String> names, EvaluateConfig evaluate, int folds) {
        int genuine = evaluate.mostGenuine();
        int impostor = evaluate.mostImpostor();
        return evaluate.drawsWithinFolds()
                ? PairProtocol.rfwStyleUpTo(groups, names, genuine, impostor, folds, evaluate.seed())
                : PairProtocol.all(groups, names, genuine, impostor, folds, evaluate.seed());
    }
}
