package org.facegap.evaluation.catalogue;

import static org.facegap.evaluation.catalogue.MetricDefinition.Better.HIGHER;
import static org.facegap.evaluation.catalogue.MetricDefinition.Better.LOWER;
import static org.facegap.evaluation.catalogue.MetricDefinition.Better.NEITHER;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.results.MetricNames;
import org.facegap.evaluation.catalogue.MetricDefinition.Better;
import org.facegap.evaluation.verification.DPrime;
import org.facegap.evaluation.verification.ErrorWeights;
import org.facegap.evaluation.verification.LogLikelihoodCost;
import org.facegap.evaluation.verification.ScoreSplit;
import org.facegap.evaluation.verification.VerificationEstimates;

/**
 * Metrics of comparisons of two images. One that is computed from the scores of a group alone is a line of {@link #FIGURES},
 * with its computation, and needs nothing else: results, pages, tables and lists show what stands there.
 */
public final class VerificationMetrics {
    private static final String ISO = "ISO/IEC 19795-1";
    private static final String FVC = "Maio et al. 2002, FVC2000";
    private static final String OURS = "this project";
    private static final String RATE = "rate";
    private static final String PAIRS = "pairs";
    private static final String BITS = "bits";
    private static final String DEVIATIONS = "standard deviations";

    /** A metric with its computation from the scores of a group. */
    private record Figure(MetricDefinition definition, Function<ScoreSplit, Estimate> of) {}

    private static final MetricDefinition TAR_AT_FAR = metric(
            "TAR@FAR",
            RATE,
            HIGHER,
            "1 - FNMR at the smallest observed score whose realised FMR does not exceed the target; no"
                    + " interpolation; target and realised FMR are both kept; too few below 1/N",
            ISO);

    private static final List<Figure> FIGURES = List.of(
            figure(
                    MetricNames.EER,
                    RATE,
                    LOWER,
                    "(FMR + FNMR) / 2 at the midpoint between scores with the smallest |FMR - FNMR|, the highest of"
                            + " several",
                    "bob.measure eer_threshold",
                    VerificationEstimates::equalErrorRate),
            figure(
                    MetricNames.AUC,
                    RATE,
                    HIGHER,
                    "share of (genuine, impostor) pairs of scores in which the genuine one is higher, ties half",
                    "Mann and Whitney 1947",
                    VerificationEstimates::areaUnderRoc),
            figure(
                    MetricNames.SEPARATION,
                    DEVIATIONS,
                    HIGHER,
                    "|mean difference| / sqrt(mean of both population variances)",
                    "Daugman 2000",
                    scores -> DPrime.of(scores).population()),
            figure(
                    "d' (sample)",
                    DEVIATIONS,
                    HIGHER,
                    "the same with sample variances (n - 1)",
                    "Green and Swets 1966",
                    scores -> DPrime.of(scores).sample()),
            figure(
                    "min HTER",
                    RATE,
                    LOWER,
                    "lowest (FMR + FNMR) / 2 over all thresholds",
                    "bob.measure min_hter_threshold",
                    scores -> VerificationEstimates.minimumCost(scores, ErrorWeights.hter())),
            figure(
                    "min DCF",
                    RATE,
                    LOWER,
                    "lowest Cmiss P FNMR + Cfa (1 - P) FMR over all thresholds, divided by the cost of the better"
                            + " constant decision; Cmiss = Cfa = 1 and P = 0.01",
                    "NIST speaker recognition evaluations",
                    scores -> VerificationEstimates.minimumCost(
                            scores, ErrorWeights.detectionCost(1, 1, 0.01).normalised())),
            figure(
                    "Cllr",
                    BITS,
                    LOWER,
                    "mean of log2(1 + e^-s) over genuine and log2(1 + e^s) over impostor scores, halved; for"
                            + " log-likelihood ratios only",
                    "Brummer and du Preez 2006",
                    LogLikelihoodCost::cllr),
            figure(
                    "min Cllr",
                    BITS,
                    LOWER,
                    "Cllr after the best monotone calibration (pool adjacent violators, tied scores pooled)",
                    "Brummer and du Preez 2006",
                    LogLikelihoodCost::minimum),
            figure(
                    "FMR100",
                    RATE,
                    LOWER,
                    "FNMR at realised FMR <= 1/100",
                    FVC,
                    scores -> VerificationEstimates.fnmrAtFmr(scores, 0.01)),
            figure(
                    "FMR1000",
                    RATE,
                    LOWER,
                    "FNMR at realised FMR <= 1/1000",
                    FVC,
                    scores -> VerificationEstimates.fnmrAtFmr(scores, 0.001)),
            figure(
                    "ZeroFMR",
                    RATE,
                    LOWER,
                    "lowest FNMR without a false match",
                    FVC,
                    scores -> VerificationEstimates.fnmrAtFmr(scores, 0)),
            figure(
                    "ZeroFNMR",
                    RATE,
                    LOWER,
                    "lowest FMR without a false non-match",
                    FVC,
                    VerificationEstimates::zeroFnmr),
            figure(
                    "best accuracy",
                    RATE,
                    HIGHER,
                    "highest accuracy over all thresholds, chosen on the scores it is measured on: an upper bound",
                    "tables of published systems",
                    VerificationEstimates::bestAccuracy),
            figure("FTA", RATE, LOWER, "pairs without a score / all pairs", ISO, VerificationEstimates::failures));

    private static final List<MetricDefinition> AT_POINTS = List.of(
            metric(MetricNames.FMR, RATE, LOWER, "#(impostor score >= t) / N; undefined without impostor scores", ISO),
            metric(MetricNames.FNMR, RATE, LOWER, "#(genuine score < t) / M; undefined without genuine scores", ISO),
            metric(
                    MetricNames.resampled(MetricNames.FMR),
                    RATE,
                    LOWER,
                    "the FMR with percentiles of the bootstrap over identities for its interval",
                    OURS),
            metric(
                    MetricNames.resampled(MetricNames.FNMR),
                    RATE,
                    LOWER,
                    "the FNMR with percentiles of the bootstrap over identities for its interval",
                    OURS),
            metric(MetricNames.FALSE_MATCHES, PAIRS, LOWER, "impostor pairs accepted, the mean over trainings", ISO),
            metric(MetricNames.FALSE_NON_MATCHES, PAIRS, LOWER, "genuine pairs rejected, the mean over trainings", ISO),
            metric(
                    MetricNames.effective(MetricNames.FMR),
                    PAIRS,
                    NEITHER,
                    "independent impostor pairs that would tell as much: pairs share identities",
                    "Kish 1965"),
            metric(
                    MetricNames.effective(MetricNames.FNMR),
                    PAIRS,
                    NEITHER,
                    "independent genuine pairs that would tell as much: pairs share identities",
                    "Kish 1965"),
            metric(
                    MetricNames.THRESHOLD,
                    "score",
                    NEITHER,
                    "smallest observed impostor score whose realised FMR does not exceed the target, ties as a whole, or"
                            + " as given; on the scale of the file's column, the mean over trainings",
                    "bob.measure far_threshold"),
            metric(
                    MetricNames.REALISED_FMR,
                    RATE,
                    NEITHER,
                    "FMR of the pairs that the threshold's rule counts, where these are not all groups' own",
                    ISO),
            metric(
                    MetricNames.ACCURACY,
                    RATE,
                    HIGHER,
                    "(TMR + TNMR) / 2 at the threshold, whatever the numbers of pairs: the share of right decisions where"
                            + " there are as many genuine as impostor pairs; by folds, each fold decided at the threshold that"
                            + " is best on all others (k-fold accuracy), a pair of two folds at the one best without both. The"
                            + " p of a difference is McNemar's, over pairs that count alike",
                    "Huang et al. 2007, LFW View 2"),
            metric(
                    MetricNames.MEAN_ACCURACY,
                    RATE,
                    HIGHER,
                    "unweighted mean of the groups' accuracies",
                    "RFW literature"),
            metric(
                    MetricNames.WORST_ACCURACY,
                    RATE,
                    HIGHER,
                    "the lowest accuracy of a group; of two systems the difference of theirs",
                    OURS),
            metric(
                    MetricNames.contrast(MetricNames.ACCURACY),
                    RATE,
                    HIGHER,
                    "of two systems the difference of: mean accuracy over the declared groups that count, less the mean over"
                            + " those that are taken off; in a suite groups with the smaller shares of the baseline's training"
                            + " set less its largest, unless declared. The p is 1 minus the confidence at which the interval"
                            + " touches zero",
                    OURS),
            metric(
                    MetricNames.contrast(MetricNames.FNMR),
                    RATE,
                    LOWER,
                    "the same of FNMR at the first threshold that is one for all groups",
                    OURS),
            metric(
                    MetricNames.WRONG_IN_BASELINE,
                    PAIRS,
                    NEITHER,
                    "pairs that the baseline decides wrongly and the candidate rightly",
                    "McNemar 1947"),
            metric(
                    MetricNames.WRONG_IN_CANDIDATE,
                    PAIRS,
                    NEITHER,
                    "pairs that the candidate decides wrongly and the baseline rightly",
                    "McNemar 1947"),
            metric(
                    MetricNames.CROSS_FMR,
                    RATE,
                    LOWER,
                    "FMR of impostor pairs of groups a and b, one cell per unordered pair of groups, at one threshold",
                    "NIST FRTE demographics"),
            metric(
                    MetricNames.CROSS_FALSE_MATCHES,
                    PAIRS,
                    LOWER,
                    "impostor pairs of groups a and b that were accepted",
                    "NIST FRTE demographics"),
            metric(
                    "ROC",
                    MetricDefinition.CURVE,
                    NEITHER,
                    "(FMR, TMR) at every threshold that changes a decision; ties are one step",
                    ISO),
            metric(
                    "DET",
                    MetricDefinition.CURVE,
                    NEITHER,
                    "(FMR, FNMR) on normal deviate axes; 0 and 1 are moved to 0.5/n for drawing only",
                    "Martin et al. 1997"));

    static final List<MetricDefinition> LIST = Stream.of(
                    AT_POINTS.stream(), Stream.of(TAR_AT_FAR), FIGURES.stream().map(Figure::definition))
            .flatMap(s -> s)
            .toList();

    private VerificationMetrics() {}

    /**
     * Everything that needs no threshold from elsewhere, by its name; no intervals are made here.
     *
     * @param targets false match rates for TAR@FAR
     */
    public static Map<String, Estimate> all(ScoreSplit scores, double... targets) {
        Map<String, Estimate> all = new LinkedHashMap<>();
        for (Figure figure : FIGURES) {
            all.put(figure.definition().name(), figure.of().apply(scores));
        }
        for (double target : targets) {
            all.put(TAR_AT_FAR.name() + "=" + target, VerificationEstimates.tarAtFar(scores, target));
        }
        return all;
    }

    private static MetricDefinition metric(String name, String unit, Better better, String definition, String source) {
        return new MetricDefinition(name, "verification", unit, better, definition, source);
    }

    private static Figure figure(
            String name,
            String unit,
            Better better,
            String definition,
            String source,
            Function<ScoreSplit, Estimate> of) {
        return new Figure(metric(name, unit, better, definition, source), of);
    }
}
