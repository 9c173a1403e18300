package org.facegap.evaluation.suite;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.facegap.core.UserError;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.random.Seeds;
import org.facegap.core.results.Comparison;
import org.facegap.core.results.GroupDifference;
import org.facegap.evaluation.uncertainty.Equivalence;
import org.facegap.evaluation.uncertainty.IdentityBootstrap;
import org.facegap.evaluation.uncertainty.IdentityPairs;
import org.facegap.evaluation.uncertainty.Interval;
import org.facegap.evaluation.uncertainty.RecentredInterval;
import org.facegap.evaluation.uncertainty.SeedDeviations;
import org.facegap.evaluation.uncertainty.SeedSpread;
import org.facegap.evaluation.uncertainty.SpreadChange;

/**
 * Two arms on the same pairs, with the same resampled identities for both.
 *
 * <p>Accuracies are those by folds, over the pairs that both arms gave a score for. Training seeds are paired in their
 * order when both arms have equally many, else drawn apart ({@link SeedSpread}, {@link SeedDeviations}).
 *
 * <p><b>Why the difference of two gaps may have an interval</b> when a gap may not: a gap cannot be negative, so the
 * interval of one gap never reaches zero and its resampled value is always too large. The difference of two gaps can
 * have either sign, and when both arms have gaps of like size and like noise the upward shifts cancel. Where they do not
 * cancel, as when a gap closes, the interval is widened by what is left of them ({@link SpreadChange}). Read it beside the
 * differences of each group, which need no such caveat. The difference of the worst groups is taken around the observed one
 * and widened by the shift of its replicates ({@link RecentredInterval}).
 */
public final class ArmComparison {
    private static final String UNIT = "rate";

    private final EvaluationSettings settings;
    private final ArmEvaluation baseline;
    private final ArmEvaluation candidate;
    private final List<String> groups = new ArrayList<>();
    private final List<GroupDifference> differences = new ArrayList<>();
    private final List<double[]> baselineReplicates = new ArrayList<>();
    private final List<double[]> candidateReplicates = new ArrayList<>();
    private final List<Double> baselineAccuracy = new ArrayList<>();
    private final List<Double> candidateAccuracy = new ArrayList<>();
    private long pairs;

    /**
     * Prepares the replicates.
     *
     * @throws UserError when the arms were not measured on the same pairs
     */
    public ArmComparison(EvaluationSettings settings, ArmEvaluation baseline, ArmEvaluation candidate) {
        this.settings = settings;
        this.baseline = baseline;
        this.candidate = candidate;
        int seedsBefore = baseline.seeds().size();
        int seedsAfter = candidate.seeds().size();
        int n = settings.replicates();
        SeedDeviations before = SeedDeviations.draw(seedsBefore, n, Seeds.derive(settings.seed(), "seeds"));
        SeedDeviations after = seedsBefore == seedsAfter
                ? before
                : SeedDeviations.draw(seedsAfter, n, Seeds.derive(settings.seed(), "seeds", "candidate"));
        if (baseline.decisions().size() != candidate.decisions().size()) {
            throw different();
        }
        for (int g = 0; g < baseline.decisions().size(); g++) {
            group(baseline.decisions().get(g), candidate.decisions().get(g), before, after);
        }
    }

    private UserError different() {
        return new UserError("Arms '" + baseline.arm() + "' and '" + candidate.arm()
                + "' were not measured on the same pairs and cannot be compared.");
    }

    private void group(GroupDecisions a, GroupDecisions b, SeedDeviations before, SeedDeviations after) {
        String group = a.pairs().group();
        if (!group.equals(b.pairs().group()) || a.correct().length != b.correct().length) {
            throw different();
        }
        if (!a.accuracy().isOk() || !b.accuracy().isOk()) {
            differences.add(new GroupDifference(
                    group, Estimate.undefined("the accuracy of an arm could not be measured", 0, UNIT)));
            return;
        }
        boolean[] both = new boolean[a.usable().length];
        for (int i = 0; i < both.length; i++) {
            both[i] = a.usable()[i] && b.usable()[i];
        }
        double[] left = GroupPairs.pick(a.correct(), both);
        double[] right = GroupPairs.pick(b.correct(), both);
        int count = left.length;
        if (count < settings.minimumTrials()) {
            differences.add(new GroupDifference(group, Estimate.tooFew(count, settings.minimumTrials(), UNIT)));
            return;
        }
        double[] change = new double[count];
        double leftMean = 0;
        double rightMean = 0;
        for (int i = 0; i < count; i++) {
            change[i] = right[i] - left[i];
            leftMean += left[i] / count;
            rightMean += right[i] / count;
        }
        IdentityPairs design = a.pairs().design(both);
        double[][] moved = IdentityBootstrap.deviations(
                design,
                new double[][] {left, change},
                settings.replicates(),
                Seeds.derive(settings.seed(), "bootstrap", group));
        double[][] leftSeeds = GroupPairs.pick(a.correctPerSeed(), both);
        double[][] rightSeeds = GroupPairs.pick(b.correctPerSeed(), both);
        double leftExtra = SeedSpread.of(design, leftSeeds).extra(design, left, settings.confidence());
        SeedChange seeds = SeedChange.of(design, leftSeeds, rightSeeds, change, before, after, settings.confidence());
        double[] leftAccuracies = SeedChange.means(leftSeeds);
        double[] leftRuns = new double[moved.length];
        double[] rightRuns = new double[moved.length];
        double[] changeRuns = new double[moved.length];
        for (int r = 0; r < moved.length; r++) {
            leftRuns[r] = leftMean + moved[r][0] + before.of(r, leftAccuracies, leftExtra);
            changeRuns[r] = rightMean - leftMean + moved[r][1] + seeds.of(r);
            rightRuns[r] = leftRuns[r] + changeRuns[r];
        }
        groups.add(group);
        baselineReplicates.add(leftRuns);
        candidateReplicates.add(rightRuns);
        baselineAccuracy.add(leftMean);
        candidateAccuracy.add(rightMean);
        double value = rightMean - leftMean;
        Interval interval = RecentredInterval.of(value, changeRuns, settings.confidence());
        differences.add(new GroupDifference(group, estimate(value, interval, count)));
        pairs += count;
    }

    private static Estimate estimate(double value, Interval interval, long n) {
        return Estimate.ok(value, Math.min(value, interval.low()), Math.max(value, interval.high()), n, UNIT);
    }

    /** The comparison for the result file. */
    public Comparison result() {
        int g = groups.size();
        Estimate gap = Estimate.undefined("a gap needs two groups that can be measured, not " + g, pairs, UNIT);
        Estimate mean = Estimate.undefined("no group could be measured in both arms", pairs, UNIT);
        Estimate worst = mean;
        boolean levelling = false;
        if (g >= 1) {
            mean = contrast(Contrast.MEAN);
            worst = contrast(Contrast.WORST);
        }
        if (g >= 2) {
            gap = contrast(Contrast.GAP);
            levelling = levellingDown(gap);
        }
        boolean oneSeed = baseline.seeds().size() == 1 || candidate.seeds().size() == 1;
        String sentence = new ComparisonSentence(baseline.arm(), candidate.arm(), differences, gap, mean, worst)
                .text(levelling, oneSeed);
        return new Comparison(baseline.arm(), candidate.arm(), differences, gap, mean, worst, levelling, sentence);
    }

    /**
     * Whether the gap difference is shown to be within a margin (for negative controls).
     *
     * @throws UserError with fewer than two measured groups
     */
    public Equivalence gapEquivalence(double margin) {
        return equivalence(Contrast.GAP, 2, margin);
    }

    /**
     * Whether the difference of the mean accuracies is shown to be within a margin.
     *
     * @throws UserError when no group was measured
     */
    public Equivalence meanEquivalence(double margin) {
        return equivalence(Contrast.MEAN, 1, margin);
    }

    private Equivalence equivalence(Contrast contrast, int least, double margin) {
        if (groups.size() < least) {
            throw new UserError("Arms '" + baseline.arm() + "' and '" + candidate.arm() + "' share " + groups.size()
                    + " measured groups; an equivalence test needs " + least + ".");
        }
        double value = value(contrast);
        Interval interval = interval(contrast, Equivalence.CONFIDENCE);
        return Equivalence.of(value, interval, margin);
    }

    private enum Contrast {
        GAP,
        MEAN,
        WORST
    }

    private Estimate contrast(Contrast contrast) {
        return estimate(value(contrast), interval(contrast, settings.confidence()), pairs);
    }

    private Interval interval(Contrast contrast, double confidence) {
        if (contrast != Contrast.GAP) {
            return RecentredInterval.of(value(contrast), replicates(contrast), confidence);
        }
        Interval interval = SpreadChange.of(
                rates -> of(Contrast.GAP, rates),
                0,
                side(baselineAccuracy, baselineReplicates),
                side(candidateAccuracy, candidateReplicates),
                confidence);
        return Objects.requireNonNull(interval, "a gap of finite accuracies is finite");
    }

    private static SpreadChange.Side side(List<Double> accuracy, List<double[]> replicates) {
        double[] rates = accuracy.stream().mapToDouble(v -> v).toArray();
        double[] equal = new double[rates.length];
        Arrays.fill(equal, Arrays.stream(rates).average().orElseThrow());
        double[][] deviations = new double[rates.length][];
        for (int g = 0; g < rates.length; g++) {
            double rate = rates[g];
            deviations[g] = Arrays.stream(replicates.get(g)).map(v -> v - rate).toArray();
        }
        return new SpreadChange.Side(rates, equal, deviations);
    }

    private double value(Contrast contrast) {
        return of(contrast, candidateAccuracy.stream().mapToDouble(v -> v).toArray())
                - of(contrast, baselineAccuracy.stream().mapToDouble(v -> v).toArray());
    }

    private double[] replicates(Contrast contrast) {
        double[] runs = new double[settings.replicates()];
        double[] left = new double[groups.size()];
        double[] right = new double[groups.size()];
        for (int r = 0; r < runs.length; r++) {
            for (int g = 0; g < left.length; g++) {
                left[g] = baselineReplicates.get(g)[r];
                right[g] = candidateReplicates.get(g)[r];
            }
            runs[r] = of(contrast, right) - of(contrast, left);
        }
        return runs;
    }

    private static double of(Contrast contrast, double[] rates) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        double sum = 0;
        for (double r : rates) {
            low = Math.min(low, r);
            high = Math.max(high, r);
            sum += r;
        }
        return switch (contrast) {
            case GAP -> high - low;
            case MEAN -> sum / rates.length;
            case WORST -> low;
        };
    }

    /** The gap narrowed and the baseline's best group fell for certain, and its worst group did not rise for certain. */
    private boolean levellingDown(Estimate gap) {
        int best = 0;
        int worst = 0;
        for (int g = 1; g < groups.size(); g++) {
            if (baselineAccuracy.get(g) > baselineAccuracy.get(best)) {
                best = g;
            }
            if (baselineAccuracy.get(g) < baselineAccuracy.get(worst)) {
                worst = g;
            }
        }
        return gap.high() < 0
                && difference(groups.get(best)).high() < 0
                && !(difference(groups.get(worst)).low() > 0);
    }

    private Estimate difference(String group) {
        for (GroupDifference d : differences) {
            if (d.group().equals(group)) {
                return d.difference();
            }
        }
        throw new IllegalStateException("no difference of group " + group);
    }
}
