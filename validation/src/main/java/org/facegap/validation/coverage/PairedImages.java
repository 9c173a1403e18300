package org.facegap.validation.coverage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.random.Gaussian;
import org.facegap.evaluation.differential.Differential;
import org.facegap.evaluation.differential.Measure;
import org.facegap.evaluation.differential.PairedDifferential;
import org.facegap.evaluation.differential.RateKind;
import org.facegap.evaluation.uncertainty.ErrorColumn;
import org.facegap.evaluation.uncertainty.IdentityCounts;
import org.facegap.evaluation.uncertainty.IdentityPairs;
import org.facegap.evaluation.uncertainty.McNemar;
import org.facegap.evaluation.uncertainty.RateBootstrap;

/**
 * Two attribute models on the same images of several groups. An image is hard or easy for both; where people have several
 * images, identities are too, and each suits one model better than the other.
 */
final class PairedImages implements Scenario {
    private static final double COMMON = 1;
    private static final double SPREAD = 0.8;
    private static final double LEANING = 0.4;
    private static final Differential GAP = new Differential.Single(Measure.MAX_MIN, RateKind.ERROR);

    private final String name;
    private final int identities;
    private final int images;
    private final double[][] logits;
    private final String remark;
    private final int replicates;
    private final double[][] truth;

    /**
     * A scenario.
     *
     * @param identities of each group
     * @param images of each identity; with one the models are compared by images, whoever they show
     * @param logits {@code [2][groups]} log-odds of an error
     * @param remark why the interval of the gap's change should be read with care here; empty when it has to keep its promise
     */
    PairedImages(String name, int identities, int images, double[][] logits, String remark, int replicates) {
        this.name = name;
        this.identities = identities;
        this.images = images;
        this.logits = logits;
        this.remark = remark;
        this.replicates = replicates;
        double sd = images == 1 ? COMMON : Math.sqrt(COMMON * COMMON + SPREAD * SPREAD + LEANING * LEANING);
        truth = new double[2][logits[0].length];
        for (int s = 0; s < 2; s++) {
            for (int g = 0; g < logits[s].length; g++) {
                truth[s][g] = Identities.rate(logits[s][g], sd);
            }
        }
    }

    private static double gap(double[] rates) {
        return Arrays.stream(rates).max().orElseThrow()
                - Arrays.stream(rates).min().orElseThrow();
    }

    @Override
    public String title() {
        return String.format(
                Locale.ROOT,
                "attributes, two models on the same images, %s; %d groups of %d identities with %s each; true change of the"
                        + " gap %.4f",
                name,
                logits[0].length,
                identities,
                images == 1 ? "one image" : images + " images",
                gap(truth[1]) - gap(truth[0]));
    }

    @Override
    public boolean large() {
        return identities >= 300;
    }

    @Override
    public List<Method> methods() {
        List<Method> methods = new ArrayList<>();
        String by = images == 1 ? "images" : "identities";
        methods.add(Method.interval("resampled " + by + ", difference of accuracies of a group"));
        String change = "resampled " + by + ", difference of accuracy gaps";
        methods.add(remark.isEmpty() ? Method.interval(change) : Method.poorInterval(change, remark));
        if (logits[0][0] == logits[1][0]) {
            for (String form : new String[] {"McNemar, exact", "McNemar, mid-p"}) {
                methods.add(
                        images == 1
                                ? Method.test(form)
                                : Method.poorTest(form, "do not use where people have several images"));
            }
        }
        return methods;
    }

    @Override
    public void run(SplittableRandom random, boolean[] hits) {
        Gaussian normal = new Gaussian(random.nextLong());
        int n = identities * images;
        int[] identity = new int[n];
        for (int i = 0; i < n; i++) {
            identity[i] = i / images;
        }
        List<RateBootstrap> groups = new ArrayList<>();
        for (int g = 0; g < truth[0].length; g++) {
            boolean[][] wrong = new boolean[2][n];
            for (int i = 0; i < identities; i++) {
                double own = images == 1 ? 0 : SPREAD * normal.next();
                double[] leaning = {images == 1 ? 0 : LEANING * normal.next(), images == 1 ? 0 : LEANING * normal.next()
                };
                for (int k = 0; k < images; k++) {
                    double common = own + COMMON * normal.next();
                    for (int s = 0; s < 2; s++) {
                        wrong[s][i * images + k] =
                                random.nextDouble() < Identities.logistic(logits[s][g] + common + leaning[s]);
                    }
                }
            }
            ErrorColumn first = column(wrong[0]);
            ErrorColumn second = column(wrong[1]);
            IdentityPairs design = IdentityPairs.ofSingles(identity);
            groups.add(
                    images == 1
                            ? RateBootstrap.ofPairs(n, 0, List.of(first, second), replicates, random.nextLong())
                            : RateBootstrap.ofIdentities(
                                    List.of(IdentityCounts.of(design, first), IdentityCounts.of(design, second)),
                                    replicates,
                                    random.nextLong()));
            if (g == 0) {
                hits[0] = groups.get(0).difference(0, 1, .95).contains(truth[1][0] - truth[0][0]);
                if (hits.length > 2) {
                    mcnemar(wrong, hits);
                }
            }
        }
        Estimate change = PairedDifferential.of(
                        GAP,
                        groups.stream()
                                .map(g -> PairedDifferential.Group.of(
                                        g,
                                        new PairedDifferential.Columns(0, 0),
                                        new PairedDifferential.Columns(1, 1),
                                        1))
                                .toList(),
                        n,
                        .95)
                .difference();
        double real = gap(truth[1]) - gap(truth[0]);
        hits[1] = change.low() <= real && change.high() >= real;
    }

    private static void mcnemar(boolean[][] wrong, boolean[] hits) {
        int onlyFirst = 0;
        int onlySecond = 0;
        for (int i = 0; i < wrong[0].length; i++) {
            onlyFirst += wrong[0][i] && !wrong[1][i] ? 1 : 0;
            onlySecond += wrong[1][i] && !wrong[0][i] ? 1 : 0;
        }
        McNemar test = McNemar.of(onlyFirst, onlySecond);
        hits[2] = test.exactP() <= .05;
        hits[3] = test.midP() <= .05;
    }

    private static ErrorColumn column(boolean[] wrong) {
        int[] places = new int[wrong.length];
        int n = 0;
        for (int i = 0; i < wrong.length; i++) {
            if (wrong[i]) {
                places[n++] = i;
            }
        }
        return new ErrorColumn(true, Arrays.copyOf(places, n));
    }
}
