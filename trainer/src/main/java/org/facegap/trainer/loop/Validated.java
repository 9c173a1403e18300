package org.facegap.trainer.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Evaluations of a training on held-out identities.
 *
 * @param evaluations by rising step
 */
record Validated(List<Evaluation> evaluations) {
    /**
     * One of them.
     *
     * @param step steps taken
     * @param groups how well each group does, 0 to 1; higher is better
     */
    record Evaluation(long step, Map<String, Double> groups) {
        /** Mean over the groups. */
        double score() {
            return groups.values().stream().mapToDouble(v -> v).average().orElse(Double.NaN);
        }
    }

    Validated {
        evaluations = List.copyOf(evaluations);
    }

    Validated with(Evaluation another) {
        List<Evaluation> all = new ArrayList<>(evaluations);
        all.add(another);
        return new Validated(all);
    }

    /** Whether the last evaluation is better than all before it. */
    boolean isLastBest() {
        return !evaluations.isEmpty() && best() == evaluations.size() - 1;
    }

    /** Evaluations since the best. */
    int sinceBest() {
        return evaluations.size() - 1 - best();
    }

    private int best() {
        int best = 0;
        for (int i = 1; i < evaluations.size(); i++) {
            if (evaluations.get(i).score() > evaluations.get(best).score()) {
                best = i;
            }
        }
        return best;
    }
}
