package org.facegap.evaluation.compatibility;

import java.util.function.DoubleBinaryOperator;
import org.facegap.evaluation.verification.ScoreSplit;

/**
 * bob.measure's {@code _minimizing_threshold}: goes up through both sorted lists, adds 1/n to a rate at each step, and
 * keeps the midpoint with the lowest cost, the later one of equals. It ends with the first list that ends; then accept
 * none is tried once more.
 */
final class MinimizingThreshold {
    private MinimizingThreshold() {}

    static double of(ScoreSplit scores, DoubleBinaryOperator cost) {
        double[] negatives = scores.impostor();
        double[] positives = scores.genuine();
        if (negatives.length == 0 || positives.length == 0) {
            throw new IllegalArgumentException("bob.measure needs scores of both kinds");
        }
        double least = 1e8;
        double best = 1e8;
        double far = 1;
        double frr = 0;
        double farStep = 1.0 / negatives.length;
        double frrStep = 1.0 / positives.length;
        int p = 0;
        int n = 0;
        double threshold = Math.min(negatives[0], positives[0]);
        while (p < positives.length && n < negatives.length) {
            double current = cost.applyAsDouble(far, frr);
            if (current <= least) {
                least = current;
                best = threshold;
            }
            threshold = Math.min(negatives[n], positives[p]);
            // One step at a time: the order of the additions is part of the result.
            while (n < negatives.length && threshold == negatives[n]) {
                n++;
                far -= farStep;
            }
            while (p < positives.length && threshold == positives[p]) {
                p++;
                frr += frrStep;
            }
            double next = Math.min(
                    n < negatives.length ? negatives[n] : Double.POSITIVE_INFINITY,
                    p < positives.length ? positives[p] : Double.POSITIVE_INFINITY);
            if (next < Double.POSITIVE_INFINITY) {
                threshold = (threshold + next) / 2;
            }
        }
        double current = cost.applyAsDouble(far, frr);
        if (current < least) {
            least = current;
            best = threshold;
        }
        if (n < negatives.length || p < positives.length) {
            double last = n < negatives.length ? negatives[negatives.length - 1] : positives[positives.length - 1];
            if (cost.applyAsDouble(0, 1) < least) {
                best = Math.nextUp(last);
            }
        }
        return best;
    }
}
