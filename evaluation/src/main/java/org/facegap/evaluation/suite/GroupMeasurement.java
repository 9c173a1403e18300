package org.facegap.evaluation.suite;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.random.Seeds;
import org.facegap.core.results.Counts;
import org.facegap.core.results.GroupVerification;
import org.facegap.core.results.RocPoint;
import org.facegap.evaluation.uncertainty.ClusteredRate;
import org.facegap.evaluation.uncertainty.DyadicCovariance;
import org.facegap.evaluation.uncertainty.IdentityBootstrap;
import org.facegap.evaluation.uncertainty.IdentityPairs;
import org.facegap.evaluation.uncertainty.Interval;
import org.facegap.evaluation.uncertainty.Quantiles;
import org.facegap.evaluation.uncertainty.SeedDeviations;
import org.facegap.evaluation.uncertainty.SeedSpread;
import org.facegap.evaluation.verification.AreaUnderRoc;
import org.facegap.evaluation.verification.EqualErrorRate;
import org.facegap.evaluation.verification.FoldAccuracy;
import org.facegap.evaluation.verification.RocCurve;
import org.facegap.evaluation.verification.ScoreSplit;
import org.jspecify.annotations.Nullable;

/** One group of one arm. */
final class GroupMeasurement {
    private static final int FEW_ERRORS = 30;

    private final EvaluationSettings settings;
    private final int folds;
    private final GroupPairs own;
    private final int seeds;
    private final boolean[] usable;
    private final double[][] scores;
    private final double[] thresholds;
    private final int genuine;
    private final int impostor;
    private final IdentityPairs design;
    private final SeedDeviations seedDeviations;
    private final double[] correct;
    private final double[] nonMatch;
    private final double[] accuracyDeviations;
    private double[][] correctPerSeed = new double[0][];

    GroupMeasurement(
            EvaluationSettings settings,
            int folds,
            GroupPairs own,
            ArmScores arm,
            double[] thresholds,
            SeedDeviations seedDeviations) {
        this.settings = settings;
        this.folds = folds;
        this.own = own;
        this.seeds = arm.seeds().size();
        this.thresholds = thresholds;
        this.seedDeviations = seedDeviations;
        this.usable = new boolean[own.size()];
        this.scores = new double[seeds][];
        Arrays.fill(usable, true);
        for (int s = 0; s < seeds; s++) {
            scores[s] = own.pick(arm.seeds().get(s).testScores());
            for (int i = 0; i < usable.length; i++) {
                usable[i] &= !Double.isNaN(scores[s][i]);
            }
        }
        for (double[] row : scores) {
            for (int i = 0; i < usable.length; i++) {
                row[i] = usable[i] ? row[i] : Double.NaN;
            }
        }
        this.genuine = GroupPairs.count(own.kind(usable, true));
        this.impostor = GroupPairs.count(own.kind(usable, false));
        this.design = own.design(usable);
        this.correct = new double[own.size()];
        this.nonMatch = new double[own.size()];
        this.accuracyDeviations = new double[settings.replicates()];
    }

    long failures() {
        return own.size() - (long) genuine - impostor;
    }

    double[] accuracyDeviations() {
        return accuracyDeviations;
    }

    private Estimate accuracy = Estimate.undefined("not measured", 0, ArmEvaluator.UNIT);
    private Estimate fnmr = Estimate.undefined("not measured", 0, ArmEvaluator.UNIT);

    GroupDecisions decisions() {
        return new GroupDecisions(own, usable, correct, correctPerSeed, nonMatch, accuracy, fnmr);
    }

    GroupVerification row() {
        accuracy = accuracy();
        double[] falseMatch = new double[own.size()];
        double[][] wrong = new double[seeds][own.size()];
        for (int s = 0; s < seeds; s++) {
            for (int i = 0; i < own.size(); i++) {
                if (!usable[i] || Double.isNaN(thresholds[s])) {
                    continue;
                }
                boolean accepted = scores[s][i] >= thresholds[s];
                if (own.genuine()[i] && !accepted) {
                    nonMatch[i] += 1.0 / seeds;
                    wrong[s][i] = 1;
                } else if (!own.genuine()[i] && accepted) {
                    falseMatch[i] += 1.0 / seeds;
                    wrong[s][i] = 1;
                }
            }
        }
        fnmr = rate(true, genuine, wrong);
        Estimate fmr = rate(false, impostor, wrong);
        Counts counts = new Counts(Math.round(sum(falseMatch)), Math.round(sum(nonMatch)), failures());
        List<RocCurve> curves = new ArrayList<>();
        if (genuine > 0 && impostor > 0) {
            for (double[] row : scores) {
                curves.add(RocCurve.of(ScoreSplit.of(row, own.genuine())));
            }
        }
        List<RocPoint> roc = RocPoints.of(curves, settings.rocPoints(), impostor);
        return new GroupVerification(
                own.group(),
                design.identities(),
                genuine,
                impostor,
                accuracy,
                equalErrorRate(),
                areaUnderRoc(),
                fnmr,
                fmr,
                counts,
                roc);
    }

    /** What stops a metric that needs both kinds of pairs; null when nothing does. */
    private @Nullable Estimate missing(int needGenuine, int needImpostor) {
        long n = (long) genuine + impostor;
        if (needGenuine > 0 && genuine == 0) {
            return Estimate.undefined("no genuine pairs", n, ArmEvaluator.UNIT);
        }
        if (needImpostor > 0 && impostor == 0) {
            return Estimate.undefined("no impostor pairs", n, ArmEvaluator.UNIT);
        }
        int least = settings.minimumTrials();
        if (needGenuine > 0 && genuine < least) {
            return Estimate.tooFew(genuine, least, ArmEvaluator.UNIT);
        }
        if (needImpostor > 0 && impostor < least) {
            return Estimate.tooFew(impostor, least, ArmEvaluator.UNIT);
        }
        return null;
    }

    private Estimate accuracy() {
        Estimate missing = missing(1, 1);
        if (missing != null) {
            return missing;
        }
        long n = (long) genuine + impostor;
        if (folds < 2) {
            return Estimate.undefined("accuracy by folds needs two folds or more", n, ArmEvaluator.UNIT);
        }
        double[] perSeed = new double[seeds];
        double[][] right = new double[seeds][];
        for (int s = 0; s < seeds; s++) {
            FoldAccuracy result = FoldAccuracy.of(scores[s], own.genuine(), own.fold(), folds);
            if (Double.isNaN(result.accuracy())) {
                return Estimate.undefined("all pairs lie in one fold", n, ArmEvaluator.UNIT);
            }
            perSeed[s] = result.accuracy();
            right[s] = result.correct();
            for (int i = 0; i < correct.length; i++) {
                correct[i] += result.correct()[i] / seeds;
            }
        }
        correctPerSeed = right;
        double[] values = GroupPairs.pick(correct, usable);
        double extra =
                SeedSpread.of(design, GroupPairs.pick(right, usable)).extra(design, values, settings.confidence());
        double value = sum(perSeed) / seeds;
        double[][] identity = IdentityBootstrap.deviations(
                design,
                new double[][] {values},
                settings.replicates(),
                Seeds.derive(settings.seed(), "bootstrap", own.group()));
        double[] replicates = new double[identity.length];
        for (int r = 0; r < replicates.length; r++) {
            accuracyDeviations[r] = identity[r][0] + seedDeviations.of(r, perSeed, extra);
            replicates[r] = value + accuracyDeviations[r];
        }
        boolean few = values.length - sum(values) < FEW_ERRORS;
        Interval interval = few
                ? ClusteredRate.of(design, values, extra).interval(settings.confidence())
                : Quantiles.middle(replicates, settings.confidence()).within(0, 1);
        return ArmEvaluator.interval(value, interval, n);
    }

    private Estimate rate(boolean kind, int n, double[][] wrong) {
        Estimate missing = kind ? missing(1, 0) : missing(0, 1);
        if (missing != null) {
            return missing;
        }
        for (double t : thresholds) {
            if (Double.isNaN(t)) {
                return Estimate.undefined("no impostor pairs to choose the threshold on", n, ArmEvaluator.UNIT);
            }
        }
        boolean[] use = own.kind(usable, kind);
        ClusteredRate rate = ClusteredRate.ofSeeds(own.design(use), GroupPairs.pick(wrong, use), settings.confidence());
        return ArmEvaluator.interval(rate.rate(), rate.interval(settings.confidence()), n);
    }

    private Estimate areaUnderRoc() {
        Estimate missing = missing(1, 1);
        if (missing != null) {
            return missing;
        }
        double[][] residuals = new double[seeds][own.size()];
        double[] perSeed = new double[seeds];
        for (int s = 0; s < seeds; s++) {
            AreaUnderRoc auc = AreaUnderRoc.of(scores[s], own.genuine());
            perSeed[s] = auc.value();
            for (int i = 0; i < own.size(); i++) {
                residuals[s][i] = (auc.placements()[i] - auc.value()) / kindCount(i);
            }
        }
        return linear(perSeed, residuals);
    }

    private Estimate equalErrorRate() {
        Estimate missing = missing(1, 1);
        if (missing != null) {
            return missing;
        }
        double[][] residuals = new double[seeds][own.size()];
        double[] perSeed = new double[seeds];
        for (int s = 0; s < seeds; s++) {
            ScoreSplit split = ScoreSplit.of(scores[s], own.genuine());
            EqualErrorRate eer = EqualErrorRate.of(split);
            perSeed[s] = eer.value();
            double fmr = split.fmr(eer.threshold());
            double fnmr = split.fnmr(eer.threshold());
            for (int i = 0; i < own.size(); i++) {
                boolean accepted = scores[s][i] >= eer.threshold();
                double wrong = accepted == own.genuine()[i] ? 0 : 1;
                residuals[s][i] = (wrong - (own.genuine()[i] ? fnmr : fmr)) / 2 / kindCount(i);
            }
        }
        return linear(perSeed, residuals);
    }

    private int kindCount(int pair) {
        return own.genuine()[pair] ? genuine : impostor;
    }

    private Estimate linear(double[] perSeed, double[][] residuals) {
        double value = Math.max(0, Math.min(1, sum(perSeed) / seeds));
        double[][] used = GroupPairs.pick(residuals, usable);
        double[] over = new double[design.size()];
        for (double[] row : used) {
            for (int i = 0; i < over.length; i++) {
                over[i] += row[i] / seeds;
            }
        }
        double identities = DyadicCovariance.variance(design, over);
        double variance = identities
                + SeedSpread.of(design, perSeed, used).extra(identities, design.identities(), settings.confidence());
        long n = (long) genuine + impostor;
        long clusters = Math.min(genuine, impostor);
        ClusteredRate rate = ClusteredRate.withVariance(value, variance, n, clusters);
        return ArmEvaluator.interval(value, rate.interval(settings.confidence()), n);
    }

    private double sum(double[] values) {
        double sum = 0;
        for (double v : values) {
            sum += Double.isNaN(v) ? 0 : v;
        }
        return sum;
    }
}
