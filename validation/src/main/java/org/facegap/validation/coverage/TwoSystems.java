package org.facegap.validation.coverage;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.facegap.core.random.Gaussian;
import org.facegap.evaluation.uncertainty.ClusteredRate;
import org.facegap.evaluation.uncertainty.IdentityCounts;
import org.facegap.evaluation.uncertainty.McNemar;
import org.facegap.evaluation.uncertainty.Newcombe;
import org.facegap.evaluation.uncertainty.RateBootstrap;

/**
 * Two systems on the same pairs of the same identities: a pair is hard or easy for both (a common effect besides that of its
 * identities), and each identity may suit one system better than the other.
 */
final class TwoSystems implements Scenario {
    private static final double SPREAD = 0.8;
    private static final double LEANING = 0.4;
    private static final double COMMON = 1;

    private final int identities;
    private final int pairs;
    private final double[] logits;
    private final boolean genuine;
    private final int replicates;
    private final double[] truth = new double[2];

    TwoSystems(int identities, int pairs, double first, double second, boolean genuine, int replicates) {
        this.identities = identities;
        this.pairs = pairs;
        this.logits = new double[] {first, second};
        this.genuine = genuine;
        this.replicates = replicates;
        double sd = Math.sqrt(2 * SPREAD * SPREAD + 2 * LEANING * LEANING + COMMON * COMMON);
        for (int s = 0; s < 2; s++) {
            truth[s] = Identities.rate(logits[s], sd);
        }
    }

    @Override
    public String title() {
        return String.format(
                Locale.ROOT,
                "two systems on the same %d %s pairs of %d identities, rates %.4f and %.4f",
                pairs,
                genuine ? "genuine" : "impostor",
                identities,
                truth[0],
                truth[1]);
    }

    @Override
    public boolean large() {
        return identities >= 300;
    }

    @Override
    public List<Method> methods() {
        Method bootstrap = Method.interval("paired identity bootstrap");
        Method unpaired = Method.poorInterval(
                "Newcombe, as if on different pairs", "do not use: both systems saw the same pairs");
        return logits[0] == logits[1]
                ? List.of(
                        bootstrap,
                        unpaired,
                        Method.poorTest("McNemar", "do not use where pairs share people who suit one system better"))
                : List.of(bootstrap, unpaired);
    }

    @Override
    public void run(SplittableRandom random, boolean[] hits) {
        Identities group = Identities.draw(identities, genuine ? pairs : 0, genuine ? 0 : pairs, SPREAD, random);
        Gaussian normal = new Gaussian(random.nextLong());
        double[] common = new double[pairs];
        for (int p = 0; p < pairs; p++) {
            common[p] = group.effects()[p] + COMMON * normal.next();
        }
        boolean[][] wrong = new boolean[2][];
        IdentityCounts[] counts = new IdentityCounts[2];
        for (int s = 0; s < 2; s++) {
            double[] leaning = new double[identities];
            for (int i = 0; i < identities; i++) {
                leaning[i] = LEANING * normal.next();
            }
            double[] effects = new double[pairs];
            for (int p = 0; p < pairs; p++) {
                double own = leaning[group.pairs().first(p)];
                effects[p] = common[p]
                        + (genuine
                                ? Math.sqrt(2) * own
                                : own + leaning[group.pairs().second(p)]);
            }
            Identities seen = new Identities(group.pairs(), effects, group.genuine());
            wrong[s] = seen.errors(logits[s], random);
            counts[s] = seen.counts(wrong[s], genuine);
        }
        double difference = truth[1] - truth[0];
        hits[0] = RateBootstrap.ofIdentities(List.of(counts), replicates, random.nextLong())
                .difference(0, 1, .95)
                .contains(difference);
        hits[1] = Newcombe.difference(ClusteredRate.of(counts[1]), ClusteredRate.of(counts[0]), .95)
                .contains(difference);
        if (hits.length > 2) {
            int onlyFirst = 0;
            int onlySecond = 0;
            for (int p = 0; p < pairs; p++) {
                onlyFirst += wrong[0][p] && !wrong[1][p] ? 1 : 0;
                onlySecond += wrong[1][p] && !wrong[0][p] ? 1 : 0;
            }
            hits[2] = McNemar.of(onlyFirst, onlySecond).p() <= .05;
        }
    }
}
