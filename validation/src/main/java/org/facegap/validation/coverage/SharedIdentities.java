package org.facegap.validation.coverage;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.facegap.core.statistics.Wilson;
import org.facegap.evaluation.uncertainty.ClusteredRate;
import org.facegap.evaluation.uncertainty.IdentityCounts;
import org.facegap.evaluation.uncertainty.RateBootstrap;

/** The rate of one group whose pairs share identities. */
public final class SharedIdentities implements Scenario {
    /** Name of the interval that takes pairs as independent. */
    public static final String INDEPENDENT = "Wilson, independent pairs";

    /** Name of the interval with the dyadic variance of impostor pairs. */
    public static final String DYADIC = "dyadic Wilson";

    private static final String SHARED = "do not use where pairs share identities";

    private final int identities;
    private final int pairs;
    private final double logit;
    private final double spread;
    private final boolean genuine;
    private final int replicates;
    private final double truth;
    private double sum;
    private double squares;
    private double independent;
    private double clustered;
    private int runs;

    /**
     * A scenario.
     *
     * @param identities identities of the group
     * @param pairs pairs of one kind
     * @param logit log-odds of an error without effects of identities
     * @param spread standard deviation of an identity's effect on the log-odds
     * @param genuine whether the pairs are genuine
     * @param replicates bootstrap replicates in each repetition
     */
    public SharedIdentities(int identities, int pairs, double logit, double spread, boolean genuine, int replicates) {
        this.identities = identities;
        this.pairs = pairs;
        this.logit = logit;
        this.spread = spread;
        this.genuine = genuine;
        this.replicates = replicates;
        truth = Identities.rate(logit, Math.sqrt(2) * spread);
    }

    @Override
    public String title() {
        return String.format(
                Locale.ROOT,
                "%s of %d identities, %d pairs, rate %.4f, effect of an identity %s",
                genuine ? "FNMR" : "FMR",
                identities,
                pairs,
                truth,
                spread);
    }

    @Override
    public boolean large() {
        return identities >= 300;
    }

    /** Standard deviations over the repetitions so far: of the rate, mean of independent pairs, mean of the clustered one. */
    public double[] deviations() {
        double mean = sum / runs;
        return new double[] {Math.sqrt(squares / runs - mean * mean), independent / runs, clustered / runs};
    }

    /** The standard deviations as a line of a table. */
    String spreadLine() {
        double[] sd = deviations();
        return String.format(
                Locale.ROOT,
                "| %s | %d | %d | %s | %.5f | %.5f | %.5f |%n",
                genuine ? "genuine" : "impostor",
                identities,
                pairs,
                spread,
                sd[0],
                sd[1],
                sd[2]);
    }

    @Override
    public List<Method> methods() {
        boolean alone = spread == 0;
        return List.of(
                alone ? Method.interval(INDEPENDENT) : Method.poorInterval(INDEPENDENT, SHARED),
                Method.poorInterval("Clopper-Pearson", alone ? "never too narrow, but wider than need be" : SHARED),
                Method.interval(genuine ? "clustered Wilson" : DYADIC),
                Method.interval("identity bootstrap"));
    }

    @Override
    public void run(SplittableRandom random, boolean[] hits) {
        Identities group = Identities.draw(identities, genuine ? pairs : 0, genuine ? 0 : pairs, spread, random);
        IdentityCounts counts = group.counts(group.errors(logit, random), genuine);
        ClusteredRate rate = ClusteredRate.of(counts);
        sum += rate.rate();
        squares += rate.rate() * rate.rate();
        independent += Math.sqrt(rate.rate() * (1 - rate.rate()) / pairs);
        clustered += Math.sqrt(Math.max(0, rate.variance()));
        runs++;
        hits[0] = Wilson.of(rate.rate(), pairs, .95).contains(truth);
        hits[1] = ClopperPearson.of((long) counts.errors(), pairs, .95).contains(truth);
        hits[2] = rate.interval(.95).contains(truth);
        hits[3] = RateBootstrap.ofIdentities(List.of(counts), replicates, random.nextLong())
                .interval(0, .95)
                .contains(truth);
    }
}
