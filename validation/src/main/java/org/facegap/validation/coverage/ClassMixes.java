package org.facegap.validation.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.facegap.core.random.Gaussian;
import org.facegap.evaluation.differential.Differential;
import org.facegap.evaluation.differential.DifferentialAnalysis;
import org.facegap.evaluation.differential.DifferentialSpec;
import org.facegap.evaluation.differential.GroupCounts;
import org.facegap.evaluation.differential.GroupSample;
import org.facegap.evaluation.differential.Measure;
import org.facegap.evaluation.differential.RateKind;
import org.facegap.evaluation.differential.SuppressionRule;
import org.facegap.evaluation.uncertainty.ErrorColumn;
import org.facegap.evaluation.uncertainty.IdentityCounts;
import org.facegap.evaluation.uncertainty.IdentityPairs;
import org.facegap.evaluation.uncertainty.LabelPermutation;

/**
 * Attribute predictions of equal groups: every class is predicted equally well in all of them, but groups hold the two classes
 * in different shares. An identity is of one class and has several images; some identities are hard.
 */
final class ClassMixes implements Scenario {
    private static final int DRAWS = 199;

    /** Log-odds of an error in the two classes, about 5 and 25 %. */
    private static final double[] LOGITS = {-3, -1.2};

    private final double[] shares;
    private final int identities;
    private final int images;
    private final double spread;

    /**
     * A scenario.
     *
     * @param shares of the harder class in each group
     * @param identities of each group
     * @param images of each identity
     * @param spread standard deviation of an identity's effect on the log-odds
     */
    ClassMixes(double[] shares, int identities, int images, double spread) {
        this.shares = shares.clone();
        this.identities = identities;
        this.images = images;
        this.spread = spread;
    }

    @Override
    public String title() {
        List<String> mix = new ArrayList<>();
        for (double share : shares) {
            mix.add(String.format(Locale.ROOT, "%.0f", 100 * share));
        }
        return String.format(
                Locale.ROOT,
                "attributes, %d groups of %d identities with %s each, %s %% of the harder class, effect of an identity %s",
                shares.length,
                identities,
                images == 1 ? "one image" : images + " images",
                String.join(", ", mix),
                spread);
    }

    @Override
    public boolean large() {
        return identities >= 300;
    }

    @Override
    public List<Method> methods() {
        boolean mixed = shares[0] != shares[shares.length - 1];
        String accuracy = "permutation of identities, gap of accuracy";
        String rows = "permutation of images within classes, gap of balanced accuracy";
        return List.of(
                Method.test("permutation of identities within classes, gap of balanced accuracy"),
                images == 1 ? Method.test(rows) : Method.poorTest(rows, "do not use where people have several images"),
                mixed
                        ? Method.poorTest(accuracy, "tells groups apart by their mix of classes")
                        : Method.test(accuracy));
    }

    @Override
    public void run(SplittableRandom random, boolean[] hits) {
        Gaussian normal = new Gaussian(random.nextLong());
        List<LabelPermutation.Group> byIdentities = new ArrayList<>();
        List<LabelPermutation.Group> byImages = new ArrayList<>();
        List<GroupSample> samples = new ArrayList<>();
        int n = identities * images;
        for (int g = 0; g < shares.length; g++) {
            int[] identity = new int[n];
            int[] image = new int[n];
            int[] classes = new int[n];
            double[] right = new double[n];
            List<Integer> wrong = new ArrayList<>();
            for (int i = 0; i < identities; i++) {
                // At least two identities of each class, so that each has an accuracy.
                int of = i < 4 ? i % 2 : random.nextDouble() < shares[g] ? 1 : 0;
                double logit = LOGITS[of] + spread * normal.next();
                for (int k = 0; k < images; k++) {
                    int t = i * images + k;
                    identity[t] = i;
                    image[t] = t;
                    classes[t] = of;
                    right[t] = random.nextDouble() < Identities.logistic(logit) ? 0 : 1;
                    if (right[t] == 0) {
                        wrong.add(t);
                    }
                }
            }
            IdentityPairs design = IdentityPairs.ofSingles(identity);
            byIdentities.add(new LabelPermutation.Group(design, classes, right));
            byImages.add(new LabelPermutation.Group(IdentityPairs.ofSingles(image), classes, right));
            IdentityCounts counts = IdentityCounts.of(
                    design,
                    new ErrorColumn(true, wrong.stream().mapToInt(t -> t).toArray()));
            samples.add(new GroupSample(
                    "g" + g,
                    Map.of(RateKind.ERROR, new GroupCounts("g" + g, counts.errors(), counts.trials(), identities, 0)),
                    Map.of(RateKind.ERROR, counts)));
        }
        hits[0] = LabelPermutation.of(byIdentities, 2, DRAWS, random.nextLong()).p() <= .05;
        hits[1] = LabelPermutation.of(byImages, 2, DRAWS, random.nextLong()).p() <= .05;
        hits[2] = new DifferentialAnalysis(
                                new DifferentialSpec(SuppressionRule.NONE, DRAWS, Long.MAX_VALUE, random.nextLong()))
                        .of(samples, List.of(new Differential.Single(Measure.MAX_MIN, RateKind.ERROR)))
                        .get(0)
                        .chance()
                        .p()
                <= .05;
    }
}
