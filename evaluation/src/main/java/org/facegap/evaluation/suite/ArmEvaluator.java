package org.facegap.evaluation.suite;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.facegap.core.UserError;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.random.Seeds;
import org.facegap.core.results.Gap;
import org.facegap.core.results.GroupVerification;
import org.facegap.core.results.Threshold;
import org.facegap.core.results.VerificationResults;
import org.facegap.core.results.WorstGroup;
import org.facegap.evaluation.protocol.VerificationPair;
import org.facegap.evaluation.uncertainty.ClusteredRate;
import org.facegap.evaluation.uncertainty.IdentityPairs;
import org.facegap.evaluation.uncertainty.Interval;
import org.facegap.evaluation.uncertainty.Quantiles;
import org.facegap.evaluation.uncertainty.SeedDeviations;
import org.facegap.evaluation.uncertainty.SeedSpread;
import org.facegap.evaluation.verification.AreaUnderRoc;
import org.facegap.evaluation.verification.EqualErrorRate;
import org.facegap.evaluation.verification.FoldAccuracy;
import org.facegap.evaluation.verification.MatchThreshold;
import org.facegap.evaluation.verification.ScoreSplit;

/**
 * Verification results of one arm.
 *
 * <p>With several training seeds every metric is the mean over seeds, and its interval covers seeds and identities
 * together ({@link SeedSpread}); with one seed it holds for that model only. A pair that gave no score in any one
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
    static final String UNIT = "rate";

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
            GroupMeasurement m = new GroupMeasurement(
                    settings, protocol.test().pairs().folds(), own, arm, thresholds, seedDeviations);
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
        double[][] errors = new double[thresholds.length][n];
        int at = 0;
        for (int i = 0; i < use.length; i++) {
            if (use[i]) {
                first[at] = identity[pairs.get(i).a()];
                second[at] = identity[pairs.get(i).b()];
                for (int s = 0; s < thresholds.length; s++) {
                    if (arm.seeds().get(s).testScores()[i] >= thresholds[s]) {
                        errors[s][at] = 1;
                    }
                }
                at++;
            }
        }
        ClusteredRate rate = ClusteredRate.ofSeeds(IdentityPairs.of(first, second), errors, settings.confidence());
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

    /** An estimate whose interval holds its value, whatever rounding did. */
    static Estimate interval(double value, Interval interval, long n) {
        double low = Math.min(value, interval.low());
        double high = Math.max(value, interval.high());
        return Estimate.ok(value, low, high, n, UNIT);
    }
}
