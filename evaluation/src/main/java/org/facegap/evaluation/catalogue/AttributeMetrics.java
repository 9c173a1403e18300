package org.facegap.evaluation.catalogue;

import static org.facegap.evaluation.catalogue.MetricDefinition.Better.HIGHER;
import static org.facegap.evaluation.catalogue.MetricDefinition.Better.LOWER;
import static org.facegap.evaluation.catalogue.MetricDefinition.Better.NEITHER;

import java.util.List;
import org.facegap.evaluation.catalogue.MetricDefinition.Better;

/** Metrics of predicted attributes, per cell and between cells. */
final class AttributeMetrics {
    private static final String FAIRLEARN = "Fairlearn";
    private static final String AIF360 = "AIF360";
    private static final String AEQUITAS = "Aequitas";
    private static final String FAWCETT = "Fawcett 2006";
    private static final String HARDT = "Hardt, Price and Srebro 2016; Fairlearn";

    static final List<MetricDefinition> LIST = List.of(
            metric("accuracy of an attribute", HIGHER, "right / n; best 1", FAWCETT),
            metric(
                    "balanced accuracy of an attribute",
                    HIGHER,
                    "mean recall of the true classes that occur; undefined with one class; best 1",
                    "Brodersen et al. 2010"),
            metric("F1", HIGHER, "2 TP / (2 TP + FP + FN); undefined for 0/0; best 1", "van Rijsbergen 1979"),
            metric("macro F1", HIGHER, "mean F1 of the classes that are true or predicted; best 1", "scikit-learn"),
            metric("precision", HIGHER, "TP / (TP + FP); undefined when nothing is predicted positive", FAWCETT),
            metric("TPR, FPR, TNR, FNR", NEITHER, "TP / (TP + FN), FP / (FP + TN) and their complements", FAWCETT),
            metric("selection rate", NEITHER, "(TP + FP) / n; Aequitas' pprev", FAIRLEARN),
            metric(
                    "MAE and bias of ages",
                    LOWER,
                    "mean |predicted - true| and mean (predicted - true), in years or in ranges; best 0",
                    "Geng, Zhou and Smith-Miles 2007"),
            metric("within k", HIGHER, "share of |predicted - true| <= k; best 1", "Geng, Zhou and Smith-Miles 2007"),
            metric(
                    "accuracy gap",
                    LOWER,
                    "highest minus lowest accuracy over measured cells, beside its value by chance and a permutation p;"
                            + " best 0",
                    "Buolamwini and Gebru 2018"),
            metric(
                    "demographic parity difference, ratio",
                    NEITHER,
                    "max - min (equal at 0) and min / max (equal at 1) of the selection rate over cells",
                    FAIRLEARN),
            metric("equal opportunity difference, ratio", NEITHER, "the same of the TPR", HARDT),
            metric(
                    "equalised odds difference, ratio",
                    NEITHER,
                    "of TPR and FPR the larger difference, the smaller ratio; or their mean",
                    HARDT),
            metric(
                    "statistical parity difference, disparate impact",
                    NEITHER,
                    "selection rate unprivileged - privileged (equal at 0) and unprivileged / privileged (equal at 1), of"
                            + " the favourable class",
                    AIF360),
            metric(
                    "average odds difference",
                    NEITHER,
                    "((FPRu - FPRp) + (TPRu - TPRp)) / 2, equal at 0; absolute variant (|..| + |..|) / 2",
                    AIF360),
            metric(
                    "error rate difference, ratio",
                    NEITHER,
                    "error rate unprivileged - privileged, unprivileged / privileged",
                    AIF360),
            metric(
                    "Theil index, generalised entropy index",
                    LOWER,
                    "of benefits b = predicted - true + 1 with m = mean b: mean((b/m) ln(b/m)), mean((b/m)^a - 1) / (a (a -"
                            + " 1)); best 0",
                    "Speicher et al. 2018; AIF360"),
            metric(
                    "smoothed empirical differential fairness",
                    LOWER,
                    "largest |ln ratio| between cells of (hits + 1/2) / (n + 1) or of its complement; best 0. Bias"
                            + " amplification: of the predictions minus of the labels",
                    "Foulds et al. 2020; AIF360"),
            metric("ppr disparity", NEITHER, "share of all predicted positives, cell / reference", AEQUITAS),
            metric(
                    "parity (Aequitas)",
                    NEITHER,
                    "tau <= cell / reference <= 1 / tau for pprev, ppr, FDR, FPR, FOR, FNR, TPR, TNR, NPV, precision;"
                            + " tau 0.8 unless told otherwise; 0/0 is undefined",
                    "Saleiro et al. 2018"));

    private AttributeMetrics() {}

    private static MetricDefinition metric(String name, Better better, String definition, String source) {
        return new MetricDefinition(name, "attributes", MetricDefinition.SET, better, definition, source);
    }
}
