package org.facegap.validation.coverage;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.facegap.evaluation.uncertainty.ClusteredRate;
import org.facegap.evaluation.uncertainty.IdentityCounts;
import org.facegap.evaluation.uncertainty.Newcombe;
import org.facegap.evaluation.uncertainty.RateRatio;

/** Two groups with different rates whose pairs share identities. */
final class TwoGroups implements Scenario {
    private static final String SHARED = "do not use where pairs share identities";
    private static final double SPREAD = 0.8;

    private final int identities;
    private final int pairs;
    private final double[] logits;
    private final boolean genuine;
    private final double[] truth = new double[2];

    TwoGroups(int identities, int pairs, double first, double second, boolean genuine) {
        this.identities = identities;
        this.pairs = pairs;
        this.logits = new double[] {first, second};
        this.genuine = genuine;
        for (int g = 0; g < 2; g++) {
            truth[g] = Identities.rate(logits[g], Math.sqrt(2) * SPREAD);
        }
    }

    @Override
    public String title() {
        return String.format(
                Locale.ROOT,
                "two groups, %s %.4f and %.4f, %d identities and %d pairs each, effect of an identity %s",
                genuine ? "FNMR" : "FMR",
                truth[0],
                truth[1],
                identities,
                pairs,
                SPREAD);
    }

    @Override
    public boolean large() {
        return identities >= 300;
    }

    @Override
    public List<Method> methods() {
        return List.of(
                Method.poorInterval("Newcombe, independent pairs", SHARED),
                Method.interval("Newcombe, effective pairs"),
                Method.poorInterval("log ratio, independent pairs", SHARED),
                Method.interval("log ratio, effective pairs"));
    }

    @Override
    public void run(SplittableRandom random, boolean[] hits) {
        ClusteredRate[] rates = new ClusteredRate[2];
        ClusteredRate[] apart = new ClusteredRate[2];
        for (int g = 0; g < 2; g++) {
            Identities group = Identities.draw(identities, genuine ? pairs : 0, genuine ? 0 : pairs, SPREAD, random);
            IdentityCounts counts = group.counts(group.errors(logits[g], random), genuine);
            rates[g] = ClusteredRate.of(counts);
            apart[g] = ClusteredRate.independent(counts.errors(), counts.trials());
        }
        double difference = truth[0] - truth[1];
        double ratio = truth[0] / truth[1];
        hits[0] = Newcombe.difference(apart[0], apart[1], .95).contains(difference);
        hits[1] = Newcombe.difference(rates[0], rates[1], .95).contains(difference);
        hits[2] = RateRatio.of(apart[0], apart[1], .95).interval().contains(ratio);
        hits[3] = RateRatio.of(rates[0], rates[1], .95).interval().contains(ratio);
    }
}
