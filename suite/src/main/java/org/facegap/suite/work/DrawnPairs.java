package org.facegap.suite.work;

import java.util.List;
import org.facegap.core.pairs.PairSet;
import org.facegap.evaluation.protocol.PairProtocol;
import org.facegap.suite.config.EvaluateConfig;
import org.facegap.suite.people.PeopleSelection;

/** Pairs that are drawn over people of a dataset, in the plan and in the evaluation alike. */
public final class DrawnPairs {
    private DrawnPairs() {}

    public static PairSet test(PeopleSelection people, EvaluateConfig evaluate) {
        return of(people.groups(), people.identities(), evaluate, evaluate.folds());
    }

    public static PairSet calibration(PeopleSelection people, EvaluateConfig evaluate) {
        return of(people.groups(), people.identities(), evaluate, 1);
    }

    /** As many pairs of every group as are asked for and can be had. */
    static PairSet of(List<String> groups, List<String> identities, EvaluateConfig evaluate, int folds) {
        return PairProtocol.rfwStyleUpTo(
                groups, identities, evaluate.genuinePerGroup(), evaluate.impostorPerGroup(), folds, evaluate.seed());
    }
}
