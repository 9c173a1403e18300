package org.facegap.evaluation.catalogue;

import static org.facegap.evaluation.catalogue.MetricDefinition.Better.HIGHER;
import static org.facegap.evaluation.catalogue.MetricDefinition.Better.LOWER;
import static org.facegap.evaluation.catalogue.MetricDefinition.Better.NEITHER;

import java.util.List;
import org.facegap.evaluation.catalogue.MetricDefinition.Better;

/** Metrics of comparisons of two pictures. */
final class VerificationMetrics {
    private static final String ISO = "ISO/IEC 19795-1";
    private static final String FVC = "Maio et al. 2002, FVC2000";

    static final List<MetricDefinition> LIST = List.of(
            metric("FMR", LOWER, "#(impostor score >= t) / N; undefined without impostor scores", ISO),
            metric("FNMR", LOWER, "#(genuine score < t) / M; undefined without genuine scores", ISO),
            metric(
                    "threshold at FMR",
                    NEITHER,
                    "smallest observed impostor score whose realised FMR does not exceed the target; ties as a whole",
                    "bob.measure far_threshold"),
            metric(
                    "TAR@FAR",
                    HIGHER,
                    "1 - FNMR at the smallest observed score whose realised FMR does not exceed the target; no"
                            + " interpolation; target and realised FMR are both kept; too few below 1/N",
                    ISO),
            metric(
                    "EER",
                    LOWER,
                    "(FMR + FNMR) / 2 at the midpoint between scores with the smallest |FMR - FNMR|, the highest of"
                            + " several",
                    "bob.measure eer_threshold"),
            metric(
                    "AUC",
                    HIGHER,
                    "share of (genuine, impostor) pairs of scores in which the genuine one is higher, ties half",
                    "Mann and Whitney 1947"),
            metric("ROC", NEITHER, "(FMR, TMR) at every threshold that changes a decision; ties are one step", ISO),
            metric(
                    "DET",
                    NEITHER,
                    "(FMR, FNMR) on normal deviate axes; 0 and 1 are moved to 0.5/n for drawing only",
                    "Martin et al. 1997"),
            metric("d'", HIGHER, "|mean difference| / sqrt(mean of both population variances)", "Daugman 2000"),
            metric("d' (sample)", HIGHER, "the same with sample variances (n - 1)", "Green and Swets 1966"),
            metric("HTER", LOWER, "(FAR + FRR) / 2 at a given threshold, failures to acquire included", "bob.measure"),
            metric("min HTER", LOWER, "lowest (FMR + FNMR) / 2 over all thresholds", "bob.measure min_hter_threshold"),
            metric("weighted error", LOWER, "beta FMR + (1 - beta) FNMR", "bob.measure"),
            metric(
                    "min DCF",
                    LOWER,
                    "lowest Cmiss P FNMR + Cfa (1 - P) FMR over all thresholds, divided by the cost of the better"
                            + " constant decision; Cmiss = Cfa = 1 and P = 0.01 unless told otherwise",
                    "NIST speaker recognition evaluations"),
            metric(
                    "Cllr",
                    LOWER,
                    "mean of log2(1 + e^-s) over genuine and log2(1 + e^s) over impostor scores, halved; for"
                            + " log-likelihood ratios only",
                    "Brummer and du Preez 2006"),
            metric(
                    "min Cllr",
                    LOWER,
                    "Cllr after the best monotone calibration (pool adjacent violators, tied scores pooled)",
                    "Brummer and du Preez 2006"),
            metric("FMR100", LOWER, "FNMR at realised FMR <= 1/100", FVC),
            metric("FMR1000", LOWER, "FNMR at realised FMR <= 1/1000", FVC),
            metric("ZeroFMR", LOWER, "lowest FNMR without a false match", FVC),
            metric("ZeroFNMR", LOWER, "lowest FMR without a false non-match", FVC),
            metric("FTA", LOWER, "pairs without a score / all pairs", ISO),
            metric("FAR", LOWER, "FMR (1 - FTA)", ISO),
            metric("FRR", LOWER, "FTA + FNMR (1 - FTA)", ISO),
            metric(
                    "k-fold accuracy",
                    HIGHER,
                    "share of right decisions, each fold decided at the threshold that is best on all others",
                    "Huang et al. 2007, LFW View 2"),
            metric(
                    "best accuracy",
                    HIGHER,
                    "highest accuracy over all thresholds, chosen on the scores it is measured on: an upper bound",
                    "tables of published systems"),
            metric(
                    "cross-group FMR",
                    LOWER,
                    "FMR of impostor pairs of groups a and b, one cell per unordered pair of groups, at one threshold",
                    "NIST FRTE demographics"));

    private VerificationMetrics() {}

    private static MetricDefinition metric(String name, Better better, String definition, String source) {
        return new MetricDefinition(name, "verification", better, definition, source);
    }
}
