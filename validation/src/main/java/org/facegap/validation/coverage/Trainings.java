package org.facegap.validation.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.apache.commons.math3.special.Erf;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.random.Gaussian;
import org.facegap.core.results.scores.Contrast;
import org.facegap.core.results.scores.ContrastChange;
import org.facegap.core.results.scores.GroupTest;
import org.facegap.core.results.scores.PointResults;
import org.facegap.core.results.scores.ScoreResults;
import org.facegap.core.results.scores.SystemComparison;
import org.facegap.evaluation.protocol.ImpostorRule;
import org.facegap.evaluation.scores.ScoreTableBuilder;
import org.facegap.evaluation.scores.TrainingColumns;
import org.facegap.evaluation.scores.analysis.ScoreEvaluator;
import org.facegap.evaluation.scores.analysis.ScoreSpec;
import org.facegap.evaluation.scores.analysis.ThresholdRule;
import org.facegap.evaluation.scores.reading.ScoreInput;
import org.facegap.evaluation.verification.Failures;

/**
 * Two recipes that were trained several times, measured on two groups of people by the engine that measures suites and score
 * files ({@link ScoreEvaluator}).
 *
 * <p>A score has variance 1 within a kind of pairs: {@value #IDENTITY} from the identities, whom all trainings see alike, {@value
 * #LEANING} from people who suit one training better, {@value #COMMON} from the pair, and the rest is noise of one training on one
 * pair. Impostor scores have mean 0, genuine ones the separation {@value #SEPARATION} plus an effect of the training, plus one
 * of the training on the group. So at a threshold for a false match rate of 1 % the rate of false non-matches of a training is
 * {@code Phi(2.3263 - d)} and its best accuracy {@code Phi(d / 2)}, with {@code d} its separation; over trainings both have a closed
 * mean.
 */
final class Trainings implements Scenario {
    private static final double IDENTITY = 0.2;
    private static final double LEANING = 0.1;
    private static final double COMMON = 0.35;
    private static final double SEPARATION = 3.8;
    private static final double TARGET = 0.01;
    private static final double AT_TARGET = 2.3263478740408408;
    private static final int PERMUTATIONS = 199;
    private static final int FOLDS = 10;
    private static final int ROC_POINTS = 10;
    private static final int GROUPS = 2;
    private static final String FIRST = "first";
    private static final String SECOND = "second";
    private static final String GAP = "max - min ";
    private static final Contrast CONTRAST = new Contrast(List.of("g1"), List.of("g0"));

    private final int identities;
    private final int pairs;
    private final int images;
    private final int trainings;
    private final double effect;
    private final double groupEffect;
    private final double apart;
    private final boolean chosen;
    private final int replicates;

    /** A scenario in which every pair of so many images of each identity is scored, across folds too. */
    static Trainings ofEveryPair(
            int identities,
            int images,
            int trainings,
            double effect,
            double groupEffect,
            double apart,
            int replicates) {
        return new Trainings(
                identities,
                identities * images * (images - 1) / 2,
                images,
                trainings,
                effect,
                groupEffect,
                apart,
                false,
                replicates);
    }

    /**
     * A scenario in which as many genuine as impostor pairs are drawn within folds.
     *
     * @param identities of each group
     * @param pairs of each kind and group
     * @param trainings of each recipe
     * @param effect standard deviation of a training's effect on the separation
     * @param groupEffect standard deviation of a further effect of a training on one group's separation
     * @param apart by how much the second group's separation is smaller
     * @param chosen whether to try thresholds in every way that they are chosen
     */
    Trainings(
            int identities,
            int pairs,
            int trainings,
            double effect,
            double groupEffect,
            double apart,
            boolean chosen,
            int replicates) {
        this(identities, pairs, 0, trainings, effect, groupEffect, apart, chosen, replicates);
    }

    private Trainings(
            int identities,
            int pairs,
            int images,
            int trainings,
            double effect,
            double groupEffect,
            double apart,
            boolean chosen,
            int replicates) {
        this.identities = identities;
        this.pairs = pairs;
        this.images = images;
        this.trainings = trainings;
        this.effect = effect;
        this.groupEffect = groupEffect;
        this.apart = apart;
        this.chosen = chosen;
        this.replicates = replicates;
    }

    @Override
    public String title() {
        return String.format(
                Locale.ROOT,
                "recipes of %d training%s (effect %s, on one group %s), 2 groups of %d identities, %d genuine and %d"
                        + " impostor pairs each, true accuracies %.4f and %.4f, FNMR at FMR 1 %% %.4f and %.4f",
                trainings,
                trainings == 1 ? "" : "s",
                effect,
                groupEffect,
                identities,
                pairs,
                impostorPairs(),
                recipeAccuracy(0),
                recipeAccuracy(1),
                recipeFnmr(0),
                recipeFnmr(1));
    }

    private int impostorPairs() {
        int all = identities * images;
        return images == 0 ? pairs : all * (all - 1) / 2 - pairs;
    }

    @Override
    public boolean large() {
        return identities >= 300;
    }

    private double separation(int group) {
        return SEPARATION - group * apart;
    }

    private double spread() {
        return Math.hypot(effect, groupEffect);
    }

    private double recipeAccuracy(int group) {
        return phi(separation(group) / 2 / Math.sqrt(1 + spread() * spread() / 4));
    }

    private double recipeFnmr(int group) {
        return phi((AT_TARGET - separation(group)) / Math.sqrt(1 + spread() * spread()));
    }

    private static double phi(double z) {
        return Erf.erfc(-z / Math.sqrt(2)) / 2;
    }

    @Override
    public List<Method> methods() {
        String scope = trainings == 1 ? ", of this model" : ", of the recipe";
        String safe = "errs on the safe side: neither recipe has a gap";
        String lucky = "tells models apart, not recipes: a training that suits one group by luck counts";
        List<Method> methods = new ArrayList<>();
        methods.add(Method.interval("accuracy by folds of a group" + scope));
        methods.add(Method.interval("mean of the groups' accuracies" + scope));
        methods.add(Method.interval("FNMR of a group at a given threshold, Wilson" + scope));
        methods.add(Method.interval("FNMR of a group at a given threshold, resampled" + scope));
        methods.add(Method.interval("FNMR of a group at FMR 1 %, thresholds from a calibration set" + scope));
        methods.add(Method.interval("change of a group's accuracy by folds" + scope));
        methods.add(Method.interval("change of the mean accuracy" + scope));
        methods.add(Method.interval("change of a group's FNMR at a given threshold" + scope));
        methods.add(
                apart == 0
                        ? Method.poorInterval("change of the accuracy gap" + scope, safe)
                        : Method.interval("change of the accuracy gap" + scope));
        methods.add(
                apart == 0
                        ? Method.poorInterval("change of the FNMR gap" + scope, safe)
                        : Method.interval("change of the FNMR gap" + scope));
        methods.add(Method.interval("change of the contrast of accuracies" + scope));
        methods.add(Method.interval("change of the contrast of FNMR at a given threshold" + scope));
        if (trainings > 1) {
            methods.add(Method.test("change of the contrast of accuracies, p"));
            methods.add(Method.test("change of the contrast of FNMR at a given threshold, p"));
        }
        if (chosen) {
            String change = "change of a group's FNMR at FMR 1 %, thresholds from ";
            methods.add(Method.interval(change + "a calibration set" + scope));
            methods.add(Method.interval("FNMR of a group at FMR 1 %, thresholds from the same pairs" + scope));
            methods.add(Method.interval(change + "the same pairs" + scope));
        }
        if (trainings == 1) {
            methods.add(Method.poorInterval(
                    "accuracy by folds of a group, taken for that of the recipe",
                    "one training tells nothing of others"));
        }
        if (apart == 0) {
            for (String test : List.of("permutation, accuracy gap", "permutation, FNMR gap", "omnibus test of FNMR")) {
                methods.add(groupEffect == 0 ? Method.test(test) : Method.poorTest(test, lucky));
            }
        }
        return methods;
    }

    @Override
    public void run(SplittableRandom random, boolean[] hits) {
        Gaussian normal = new Gaussian(random.nextLong());
        double[][][] separations = new double[2][trainings][GROUPS];
        for (double[][] recipe : separations) {
            for (double[] training : recipe) {
                double own = effect * normal.next();
                for (int g = 0; g < GROUPS; g++) {
                    training[g] = separation(g) + own + groupEffect * normal.next();
                }
            }
        }
        ScoreInput test = draw(separations, random);
        ScoreInput calibration = draw(separations, random);
        long seed = random.nextLong();
        ScoreResults results = new ScoreEvaluator(settings(Map.of(FIRST, AT_TARGET, SECOND, AT_TARGET), seed))
                .evaluate(test, calibration);
        PointResults given = results.systems().get(0).points().get(0);
        PointResults target = results.systems().get(0).points().get(1);
        PointResults folds = point(results, false);
        double accuracy = accuracy(separations[0], 0);
        double mean = (accuracy + accuracy(separations[0], 1)) / 2;
        double fnmr = fnmr(separations[0], 0);
        int h = 0;
        hits[h++] = holds(folds.groups().get(0).accuracy(), accuracy);
        hits[h++] = holds(folds.meanAccuracy(), mean);
        hits[h++] = holds(given.groups().get(0).falseNonMatch().rate(), fnmr);
        hits[h++] = holds(given.groups().get(0).falseNonMatch().resampled(), fnmr);
        hits[h++] = holds(target.groups().get(0).falseNonMatch().rate(), fnmr);
        SystemComparison byFolds = comparison(results, false);
        SystemComparison atGiven = comparison(results, true);
        double change = accuracy(separations[1], 0) - accuracy;
        double changeOther = accuracy(separations[1], 1) - accuracy(separations[0], 1);
        double fnmrChange = fnmr(separations[1], 0) - fnmr;
        hits[h++] = holds(byFolds.groups().get(0).accuracy(), change);
        hits[h++] = holds(byFolds.meanAccuracy(), (change + changeOther) / 2);
        hits[h++] = holds(atGiven.groups().get(0).falseNonMatch(), fnmrChange);
        hits[h++] = holds(gap(byFolds, "error"), accuracyGap(separations[1]) - accuracyGap(separations[0]));
        hits[h++] = holds(gap(atGiven, "FNMR"), fnmrGap(separations[1]) - fnmrGap(separations[0]));
        ContrastChange ofAccuracy = contrast(byFolds);
        ContrastChange ofFnmr = contrast(atGiven);
        double fnmrOther = fnmr(separations[1], 1) - fnmr(separations[0], 1);
        hits[h++] = holds(ofAccuracy.difference(), changeOther - change);
        hits[h++] = holds(ofFnmr.difference(), fnmrOther - fnmrChange);
        if (trainings > 1) {
            hits[h++] = called(ofAccuracy.p());
            hits[h++] = called(ofFnmr.p());
        }
        if (chosen) {
            ScoreEvaluator choosing = new ScoreEvaluator(settings(Map.of(), seed));
            ScoreResults calibrated = choosing.evaluate(test, calibration);
            ScoreResults same = choosing.evaluate(test, null);
            hits[h++] = holds(comparison(calibrated, true).groups().get(0).falseNonMatch(), fnmrChange);
            hits[h++] = holds(point(same, true).groups().get(0).falseNonMatch().rate(), fnmr);
            hits[h++] = holds(comparison(same, true).groups().get(0).falseNonMatch(), fnmrChange);
        }
        if (trainings == 1) {
            hits[h++] = holds(folds.groups().get(0).accuracy(), recipeAccuracy(0));
        }
        if (apart == 0) {
            hits[h++] = called(p(folds, "error"));
            hits[h++] = called(p(target, "FNMR"));
            hits[h] = called(target.tests().stream()
                    .filter(t -> t.rate().equals("FNMR"))
                    .mapToDouble(GroupTest::p)
                    .findFirst()
                    .orElseThrow());
        }
    }

    /** The truth that an interval is about: that of the models with one training, else that of the recipe. */
    private double accuracy(double[][] separations, int group) {
        return trainings == 1 ? phi(separations[0][group] / 2) : recipeAccuracy(group);
    }

    private double fnmr(double[][] separations, int group) {
        return trainings == 1 ? phi(AT_TARGET - separations[0][group]) : recipeFnmr(group);
    }

    private double accuracyGap(double[][] separations) {
        return Math.abs(accuracy(separations, 0) - accuracy(separations, 1));
    }

    private double fnmrGap(double[][] separations) {
        return Math.abs(fnmr(separations, 0) - fnmr(separations, 1));
    }

    private static boolean holds(Estimate estimate, double truth) {
        if (!estimate.hasInterval()) {
            throw new IllegalStateException("no interval: " + estimate);
        }
        return estimate.low() <= truth && truth <= estimate.high();
    }

    private static boolean called(double p) {
        if (Double.isNaN(p)) {
            throw new IllegalStateException("no p");
        }
        return p <= 0.05;
    }

    private static double p(PointResults point, String rate) {
        var figure = point.differential(GAP + rate);
        if (figure == null) {
            throw new IllegalStateException("no differential of " + rate + " at " + point.name());
        }
        return figure.p();
    }

    private static PointResults point(ScoreResults results, boolean global) {
        return results.systems().get(0).points().stream()
                .filter(p -> p.global() == global)
                .findFirst()
                .orElseThrow();
    }

    private static SystemComparison comparison(ScoreResults results, boolean global) {
        return results.comparisons().stream()
                .filter(c -> c.global() == global)
                .findFirst()
                .orElseThrow();
    }

    private static ContrastChange contrast(SystemComparison comparison) {
        return Objects.requireNonNull(comparison.contrast());
    }

    private static Estimate gap(SystemComparison comparison, String rate) {
        return comparison.differentials().stream()
                .filter(d -> d.name().equals(GAP + rate))
                .findFirst()
                .orElseThrow()
                .difference();
    }

    private ScoreSpec settings(Map<String, Double> fixed, long seed) {
        return new ScoreSpec(
                List.of(TARGET),
                fixed,
                ThresholdRule.POOLED,
                ImpostorRule.SAME_GROUP,
                Failures.EXCLUDE,
                0,
                0.95,
                replicates,
                PERMUTATIONS,
                30,
                ROC_POINTS,
                seed,
                FIRST,
                CONTRAST);
    }

    /** New identities and their pairs, scored by all trainings; no identity is in two folds. */
    private ScoreInput draw(double[][][] separations, SplittableRandom random) {
        List<String> columns = new ArrayList<>();
        for (String recipe : List.of(FIRST, SECOND)) {
            for (int t = 0; t < trainings; t++) {
                columns.add(trainings == 1 ? recipe : TrainingColumns.name(recipe, t + 1));
            }
        }
        ScoreTableBuilder table = new ScoreTableBuilder(columns, true, true);
        Gaussian normal = new Gaussian(random.nextLong());
        for (int g = 0; g < GROUPS; g++) {
            table.groups().number("g" + g);
            double[][] effects = new double[columns.size()][identities];
            for (int i = 0; i < identities; i++) {
                double common = Math.sqrt(IDENTITY) * normal.next();
                for (double[] column : effects) {
                    column[i] = common + Math.sqrt(LEANING) * normal.next();
                }
            }
            if (images > 0) {
                everyPair(separations, g, effects, table, normal);
                continue;
            }
            int members = identities / FOLDS;
            for (int p = 0; p < 2 * pairs; p++) {
                boolean genuine = p < pairs;
                int fold = p % FOLDS;
                int a = fold * members + (genuine ? p / FOLDS % members : random.nextInt(members));
                int b = a;
                while (!genuine && b == a) {
                    b = fold * members + random.nextInt(members);
                }
                pair(separations, g, effects, a, b, Integer.toString(fold), table, normal);
            }
        }
        boolean[] none = new boolean[columns.size()];
        return new ScoreInput(table.build(none, none), List.of(), 0, List.of());
    }

    /** Every pair of the images of a group, whose identities are dealt to the folds in turn. */
    private void everyPair(
            double[][][] separations, int g, double[][] effects, ScoreTableBuilder table, Gaussian normal) {
        for (int i = 0; i < identities * images; i++) {
            for (int j = i + 1; j < identities * images; j++) {
                int a = i / images;
                int b = j / images;
                String fold = a % FOLDS == b % FOLDS ? Integer.toString(a % FOLDS) : a % FOLDS + "+" + b % FOLDS;
                pair(separations, g, effects, a, b, fold, table, normal);
            }
        }
    }

    private void pair(
            double[][][] separations,
            int g,
            double[][] effects,
            int a,
            int b,
            String fold,
            ScoreTableBuilder table,
            Gaussian normal) {
        boolean genuine = a == b;
        double[] scores = new double[effects.length];
        double difficulty = Math.sqrt(COMMON) * normal.next();
        for (int c = 0; c < scores.length; c++) {
            double own = genuine ? effects[c][a] : (effects[c][a] + effects[c][b]) / Math.sqrt(2);
            double mean = genuine ? separations[c / trainings][c % trainings][g] : 0;
            scores[c] = mean + own + difficulty + Math.sqrt(1 - IDENTITY - LEANING - COMMON) * normal.next();
        }
        int group = table.groups().number("g" + g);
        int sex = table.sexes().number("");
        table.add(
                genuine,
                table.cell(group, group, sex, sex),
                table.identities().number("g" + g + "p" + a),
                table.identities().number("g" + g + "p" + b),
                table.folds().number(fold),
                scores);
    }
}
