package org.facegap.validation.coverage;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.facegap.core.random.Gaussian;
import org.facegap.evaluation.uncertainty.DeLong;
import org.facegap.evaluation.verification.AreaUnderRoc;

/** Areas under the ROC of normal scores, with and without an effect of identities on their scores. */
final class Areas implements Scenario {
    private final int identities;
    private final int pairs;
    private final double separation;
    private final double spread;
    private final double truth;

    /**
     * A scenario.
     *
     * @param identities identities of one group
     * @param pairs genuine pairs, and as many impostor pairs
     * @param separation difference of the mean scores
     * @param spread effect of an identity on the scores of all pairs that touch him or her; noise has 1
     */
    Areas(int identities, int pairs, double separation, double spread) {
        this.identities = identities;
        this.pairs = pairs;
        this.separation = separation;
        this.spread = spread;
        // a genuine and an impostor score of different identities differ by normal noise of this variance
        double variance = 2 + 4 * spread * spread;
        truth = new NormalDistribution(null, 0, 1).cumulativeProbability(separation / Math.sqrt(variance));
    }

    @Override
    public String title() {
        return String.format(
                Locale.ROOT,
                "AUC %.4f, %d + %d pairs of %d identities, effect of an identity on scores %s",
                truth,
                pairs,
                pairs,
                identities,
                spread);
    }

    @Override
    public boolean large() {
        return identities >= 300;
    }

    @Override
    public List<Method> methods() {
        String shared = "do not use where pairs share identities";
        return List.of(
                Method.poorInterval("DeLong, plain", spread == 0 ? "do not use near 1: it leaves [0, 1]" : shared),
                spread == 0 ? Method.interval("DeLong, logit") : Method.poorInterval("DeLong, logit", shared),
                Method.interval("clustered DeLong, logit"));
    }

    @Override
    public void run(SplittableRandom random, boolean[] hits) {
        Identities group = Identities.draw(identities, pairs, pairs, spread, random);
        Gaussian normal = new Gaussian(random.nextLong());
        double[] scores = new double[2 * pairs];
        boolean[] genuine = new boolean[2 * pairs];
        for (int p = 0; p < scores.length; p++) {
            genuine[p] = p < pairs;
            scores[p] = group.effects()[p] + normal.next() + (genuine[p] ? separation : 0);
        }
        double[] placements = AreaUnderRoc.of(scores, genuine).placements();
        DeLong apart =
                DeLong.of(Arrays.copyOf(placements, pairs), Arrays.copyOfRange(placements, pairs, placements.length));
        hits[0] = apart.plain(.95).contains(truth);
        hits[1] = apart.interval(.95).contains(truth);
        hits[2] = DeLong.clustered(group.pairs(), placements).interval(.95).contains(truth);
    }
}
