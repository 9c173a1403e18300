package org.facegap.evaluation.suite;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.facegap.core.UserError;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.random.Seeds;
import org.facegap.core.results.Counts;
import org.facegap.core.results.Gap;
import org.facegap.core.results.GroupVerification;
import org.facegap.core.results.RocPoint;
import org.facegap.core.results.Threshold;
import org.facegap.core.results.VerificationResults;
import org.facegap.core.results.WorstGroup;
import org.facegap.evaluation.protocol.VerificationPair;
import org.facegap.evaluation.uncertainty.ClusteredRate;
import org.facegap.evaluation.uncertainty.DyadicCovariance;
import org.facegap.evaluation.uncertainty.IdentityBootstrap;
import org.facegap.evaluation.uncertainty.IdentityPairs;
import org.facegap.evaluation.uncertainty.Interval;
import org.facegap.evaluation.uncertainty.Quantiles;
import org.facegap.evaluation.uncertainty.SeedDeviations;
import org.facegap.evaluation.verification.AreaUnderRoc;
import org.facegap.evaluation.verification.EqualErrorRate;
import org.facegap.evaluation.verification.FoldAccuracy;
import org.facegap.evaluation.verification.MatchThreshold;
import org.facegap.evaluation.verification.RocCurve;
import org.facegap.evaluation.verification.ScoreSplit;
import org.jspecify.annotations.Nullable;

/**
 * Verification results of one arm.
 *
 * <p>With several training seeds every metric is the mean over seeds, and its interval covers seeds and identities
 * together ({@link SeedDeviations}); with one seed it holds for that model only. A pair that gave no score in any one
 * seed is left out of every rate of the arm and counted as a failure.
 *
 * <ul>
 *   <li>Accuracy: {@link FoldAccuracy} within the group; interval by identity bootstrap with the fold thresholds held at
 *       what they were on all pairs, or Wilson's with the effective number of pairs when there are fewer than 30 errors.
 *   <li>FNMR and FMR at one global threshold for all groups, chosen for each seed on the calibration pairs of all groups
 *       together ({@link MatchThreshold}); Wilson's interval with {@code n_eff} ({@link ClusteredRate}).
 *   <li>AUC: {@link AreaUnderRoc}; Wilson's interval with {@code n_eff} from the dyadic variance of the placements.
 *   <li>EER: {@link EqualErrorRate}; likewise from the errors at its threshold, which treats the threshold as fixed.
 *   <li>Counts: the mean over seeds, rounded.
 * </ul>
 */
public final class ArmEvaluator {
    private static final String UNIT = "rate";
    private static final int FEW_ERRORS = 30;

    private final EvaluationSettings settings;
    private final List<String> groups;
    private final VerificationProtocol protocol;
    private final List<GroupPairs> groupPairs;
    private final boolean[] calibrationGenuine;

    /**
     * An evaluator for arms measured on the same pairs.
     *
     * @throws UserError when the pairs hold a group that is not listed
     */
    public ArmEvaluator(EvaluationSettings settings, List<String> groups, VerificationProtocol protocol) {
        this.settings = settings;
        this.groups = List.copyOf(groups);
        this.protocol = protocol;
        this.groupPairs = GroupPairs.of(protocol.test(), this.groups);
        List<VerificationPair> pairs = protocol.calibration().pairs().pairs();
        this.calibrationGenuine = new boolean[pairs.size()];
        for (int i = 0; i < calibrationGenuine.length; i++) {
            calibrationGenuine[i] = pairs.get(i).genuine();
        }
    }

    /**
     * Measures an arm.
     *
     * @throws UserError when a score array does not fit the pairs
     */
    public ArmEvaluation evaluate(ArmScores arm) {
        List<String> warnings = new ArrayList<>();
        double[] thresholds = thresholds(arm, warnings);
        SeedDeviations seedDeviations =
                SeedDeviations.draw(arm.seeds().size(), settings.replicates(), Seeds.derive(settings.seed(), "seeds"));
        List<GroupVerification> rows = new ArrayList<>();
        List<GroupDecisions> decisions = new ArrayList<>();
        double[] average = new double[settings.replicates()];
        double sum = 0;
        long pairs = 0;
        List<Double> accuracies = new ArrayList<>();
        Gaps accuracyGaps = new Gaps();
        Gaps fnmrGaps = new Gaps();
        for (GroupPairs own : groupPairs) {
            GroupMeasurement m = new GroupMeasurement(own, arm, thresholds, seedDeviations);
            rows.add(m.row());
            GroupDecisions d = m.decisions();
            decisions.add(d);
            if (m.failures() > 0) {
                warnings.add("Arm '" + arm.arm() + "': " + m.failures() + " of " + own.size() + " pairs of group '"
                        + own.group() + "' gave no score and are left out of its rates.");
            }
            if (d.accuracy().isOk()) {
                accuracies.add(d.accuracy().value());
                sum += d.accuracy().value();
                pairs += d.accuracy().n();
                for (int r = 0; r < average.length; r++) {
                    average[r] += m.accuracyDeviations()[r];
                }
                accuracyGaps.add(
                        own.group(),
                        d.accuracy().value(),
                        own.design(d.usable()),
                        GroupPairs.pick(d.correct(), d.usable()));
            } else {
                warnings.add("Arm '" + arm.arm() + "': the accuracy of group '" + own.group()
                        + "' could not be measured; it is in no average and no gap.");
            }
            if (d.fnmr().isOk()) {
                boolean[] genuine = own.kind(d.usable(), true);
                fnmrGaps.add(
                        own.group(), d.fnmr().value(), own.design(genuine), GroupPairs.pick(d.nonMatch(), genuine));
            }
        }
        int measured = accuracies.size();
        Estimate mean = Estimate.undefined("no group could be measured", 0, UNIT);
        if (measured > 0) {
            for (int r = 0; r < average.length; r++) {
                average[r] = (sum + average[r]) / measured;
            }
            Interval interval = Quantiles.middle(average, settings.confidence()).within(0, 1);
            mean = interval(sum / measured, interval, pairs);
        }
        double squares = 0;
        for (double a : accuracies) {
            squares += (a - sum / measured) * (a - sum / measured);
        }
        Gap accuracyGap = accuracyGaps.gap(true, settings.permutations(), Seeds.derive(settings.seed(), "gap"));
        Gap fnmrGap = fnmrGaps.gap(false, settings.permutations(), Seeds.derive(settings.seed(), "fnmr-gap"));
        VerificationResults results = new VerificationResults(
                rows,
                mean,
                measured > 0 ? Math.sqrt(squares / measured) : Double.NaN,
                accuracyGap,
                fnmrGap,
                worst(decisions),
                threshold(arm, thresholds));
        return new ArmEvaluation(
                arm.arm(), arm.seeds().stream().map(SeedScores::seed).toList(), results, decisions, warnings);
    }

    private double[] thresholds(ArmScores arm, List<String> warnings) {
        double[] thresholds = new double[arm.seeds().size()];
        for (int s = 0; s < thresholds.length; s++) {
            SeedScores scores = arm.seeds().get(s);
            int test = protocol.test().pairs().size();
            if (scores.testScores().length != test || scores.calibrationScores().length != calibrationGenuine.length) {
                throw new UserError("Arm '" + arm.arm() + "', seed " + scores.seed() + ": "
                        + scores.testScores().length + " test and " + scores.calibrationScores().length
                        + " calibration scores do not fit " + test + " and " + calibrationGenuine.length + " pairs.");
            }
            ScoreSplit split = ScoreSplit.of(scores.calibrationScores(), calibrationGenuine);
            int impostors = split.impostor().length;
            thresholds[s] = impostors == 0
                    ? Double.NaN
                    : MatchThreshold.atFmr(split, settings.targetFmr()).value();
            if (s == 0 && impostors * settings.targetFmr() < 1) {
                warnings.add("Arm '" + arm.arm() + "': " + impostors
                        + " impostor pairs in the calibration split cannot resolve the target FMR of "
                        + settings.targetFmr() + ".");
            }
        }
        return thresholds;
    }

    private static WorstGroup worst(List<GroupDecisions> decisions) {
        WorstGroup worst = new WorstGroup("", Estimate.undefined("no group could be measured", 0, UNIT));
        for (GroupDecisions d : decisions) {
            if (d.accuracy().isOk() && !(worst.value().value() <= d.accuracy().value())) {
                worst = new WorstGroup(d.pairs().group(), d.accuracy());
            }
        }
        return worst;
    }

    /** The mean threshold over seeds, and the FMR it gives over the test pairs of all groups together. */
    private Threshold threshold(ArmScores arm, double[] thresholds) {
        String rule =
                "for each seed the smallest impostor score of the calibration split, all groups together, with FMR"
                        + " <= target; accepted when score >= threshold; value is the mean over seeds";
        double value = 0;
        for (double t : thresholds) {
            value += t / thresholds.length;
        }
        List<VerificationPair> pairs = protocol.test().pairs().pairs();
        boolean[] use = new boolean[pairs.size()];
        for (int i = 0; i < use.length; i++) {
            use[i] = !pairs.get(i).genuine();
            for (SeedScores seed : arm.seeds()) {
                use[i] &= !Double.isNaN(seed.testScores()[i]);
            }
        }
        int n = GroupPairs.count(use);
        if (n == 0 || Double.isNaN(value)) {
            String reason = n == 0 ? "no impostor pairs" : "no impostor pairs to choose the threshold on";
            return new Threshold(rule, settings.targetFmr(), value, Estimate.undefined(reason, n, UNIT));
        }
        int[] identity = identities(protocol.test().images());
        int[] first = new int[n];
        int[] second = new int[n];
        double[] errors = new double[n];
        double[] perSeed = new double[thresholds.length];
        int at = 0;
        for (int i = 0; i < use.length; i++) {
            if (use[i]) {
                first[at] = identity[pairs.get(i).a()];
                second[at] = identity[pairs.get(i).b()];
                for (int s = 0; s < thresholds.length; s++) {
                    if (arm.seeds().get(s).testScores()[i] >= thresholds[s]) {
                        errors[at] += 1.0 / thresholds.length;
                        perSeed[s] += 1.0 / n;
                    }
                }
                at++;
            }
        }
        ClusteredRate rate = ClusteredRate.of(
                IdentityPairs.of(first, second), errors, SeedDeviations.variance(perSeed, settings.confidence()));
        return new Threshold(
                rule, settings.targetFmr(), value, interval(rate.rate(), rate.interval(settings.confidence()), n));
    }

    private static int[] identities(TestImages images) {
        Map<String, Integer> ids = new HashMap<>();
        int[] identity = new int[images.size()];
        for (int i = 0; i < identity.length; i++) {
            identity[i] = ids.computeIfAbsent(images.identities().get(i), k -> ids.size());
        }
        return identity;
    }

    private static Estimate interval(double value, Interval interval, long n) {
        double low = Math.min(value, interval.low());
        double high = Math.max(value, interval.high());
        return Estimate.ok(value, low, high, n, UNIT);
    }

    /** One group of one arm. */
    private final class GroupMeasurement {
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
        private double[] accuracies = new double[0];

        GroupMeasurement(GroupPairs own, ArmScores arm, double[] thresholds, SeedDeviations seedDeviations) {
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

        private Estimate accuracy = Estimate.undefined("not measured", 0, UNIT);
        private Estimate fnmr = Estimate.undefined("not measured", 0, UNIT);

        GroupDecisions decisions() {
            return new GroupDecisions(own, usable, correct, accuracies, nonMatch, accuracy, fnmr);
        }

        GroupVerification row() {
            accuracy = accuracy();
            double[] falseMatch = new double[own.size()];
            double[] fnmrs = new double[seeds];
            double[] fmrs = new double[seeds];
            for (int s = 0; s < seeds; s++) {
                for (int i = 0; i < own.size(); i++) {
                    if (!usable[i] || Double.isNaN(thresholds[s])) {
                        continue;
                    }
                    boolean accepted = scores[s][i] >= thresholds[s];
                    if (own.genuine()[i] && !accepted) {
                        nonMatch[i] += 1.0 / seeds;
                        fnmrs[s] += 1.0 / genuine;
                    } else if (!own.genuine()[i] && accepted) {
                        falseMatch[i] += 1.0 / seeds;
                        fmrs[s] += 1.0 / impostor;
                    }
                }
            }
            fnmr = rate(true, genuine, nonMatch, fnmrs);
            Estimate fmr = rate(false, impostor, falseMatch, fmrs);
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
                return Estimate.undefined("no genuine pairs", n, UNIT);
            }
            if (needImpostor > 0 && impostor == 0) {
                return Estimate.undefined("no impostor pairs", n, UNIT);
            }
            int least = settings.minimumTrials();
            if (needGenuine > 0 && genuine < least) {
                return Estimate.tooFew(genuine, least, UNIT);
            }
            if (needImpostor > 0 && impostor < least) {
                return Estimate.tooFew(impostor, least, UNIT);
            }
            return null;
        }

        private Estimate accuracy() {
            Estimate missing = missing(1, 1);
            if (missing != null) {
                return missing;
            }
            int folds = protocol.test().pairs().folds();
            long n = (long) genuine + impostor;
            if (folds < 2) {
                return Estimate.undefined("accuracy by folds needs two folds or more", n, UNIT);
            }
            double[] perSeed = new double[seeds];
            for (int s = 0; s < seeds; s++) {
                FoldAccuracy result = FoldAccuracy.of(scores[s], own.genuine(), own.fold(), folds);
                if (Double.isNaN(result.accuracy())) {
                    return Estimate.undefined("all pairs lie in one fold", n, UNIT);
                }
                perSeed[s] = result.accuracy();
                for (int i = 0; i < correct.length; i++) {
                    correct[i] += result.correct()[i] / seeds;
                }
            }
            accuracies = perSeed;
            double[] values = GroupPairs.pick(correct, usable);
            double value = sum(perSeed) / seeds;
            double[][] identity = IdentityBootstrap.deviations(
                    design,
                    new double[][] {values},
                    settings.replicates(),
                    Seeds.derive(settings.seed(), "bootstrap", own.group()));
            double[] replicates = new double[identity.length];
            for (int r = 0; r < replicates.length; r++) {
                accuracyDeviations[r] = identity[r][0] + seedDeviations.of(r, perSeed);
                replicates[r] = value + accuracyDeviations[r];
            }
            boolean few = values.length - sum(values) < FEW_ERRORS;
            Interval interval = few
                    ? ClusteredRate.of(design, values, SeedDeviations.variance(perSeed, settings.confidence()))
                            .interval(settings.confidence())
                    : Quantiles.middle(replicates, settings.confidence()).within(0, 1);
            return interval(value, interval, n);
        }

        private Estimate rate(boolean kind, int n, double[] errors, double[] perSeed) {
            Estimate missing = kind ? missing(1, 0) : missing(0, 1);
            if (missing != null) {
                return missing;
            }
            for (double t : thresholds) {
                if (Double.isNaN(t)) {
                    return Estimate.undefined("no impostor pairs to choose the threshold on", n, UNIT);
                }
            }
            boolean[] use = own.kind(usable, kind);
            ClusteredRate rate = ClusteredRate.of(
                    own.design(use),
                    GroupPairs.pick(errors, use),
                    SeedDeviations.variance(perSeed, settings.confidence()));
            return interval(rate.rate(), rate.interval(settings.confidence()), n);
        }

        private Estimate areaUnderRoc() {
            Estimate missing = missing(1, 1);
            if (missing != null) {
                return missing;
            }
            double[] residuals = new double[own.size()];
            double[] perSeed = new double[seeds];
            for (int s = 0; s < seeds; s++) {
                AreaUnderRoc auc = AreaUnderRoc.of(scores[s], own.genuine());
                perSeed[s] = auc.value();
                for (int i = 0; i < residuals.length; i++) {
                    residuals[i] += (auc.placements()[i] - auc.value()) / seeds / kindCount(i);
                }
            }
            return linear(perSeed, residuals);
        }

        private Estimate equalErrorRate() {
            Estimate missing = missing(1, 1);
            if (missing != null) {
                return missing;
            }
            double[] residuals = new double[own.size()];
            double[] perSeed = new double[seeds];
            for (int s = 0; s < seeds; s++) {
                ScoreSplit split = ScoreSplit.of(scores[s], own.genuine());
                EqualErrorRate eer = EqualErrorRate.of(split);
                perSeed[s] = eer.value();
                double fmr = split.fmr(eer.threshold());
                double fnmr = split.fnmr(eer.threshold());
                for (int i = 0; i < residuals.length; i++) {
                    boolean accepted = scores[s][i] >= eer.threshold();
                    double wrong = accepted == own.genuine()[i] ? 0 : 1;
                    residuals[i] += (wrong - (own.genuine()[i] ? fnmr : fmr)) / 2 / seeds / kindCount(i);
                }
            }
            return linear(perSeed, residuals);
        }

        private int kindCount(int pair) {
            return own.genuine()[pair] ? genuine : impostor;
        }

        private Estimate linear(double[] perSeed, double[] residuals) {
            double value = Math.max(0, Math.min(1, sum(perSeed) / seeds));
            double variance = DyadicCovariance.variance(design, GroupPairs.pick(residuals, usable))
                    + SeedDeviations.variance(perSeed, settings.confidence());
            long n = (long) genuine + impostor;
            long clusters = Math.min(genuine, impostor);
            ClusteredRate rate = ClusteredRate.withVariance(value, variance, n, clusters);
            return interval(value, rate.interval(settings.confidence()), n);
        }

        private double sum(double[] values) {
            double sum = 0;
            for (double v : values) {
                sum += Double.isNaN(v) ? 0 : v;
            }
            return sum;
        }
    }
}
