package org.facegap.reports.attributes;

import java.util.ArrayList;
import java.util.List;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.estimate.PValue;
import org.facegap.core.results.Conclusion;
import org.facegap.core.results.attribute.AttributeAudit;
import org.facegap.core.results.attribute.AttributeAuditResults;
import org.facegap.core.results.attribute.CellAudit;
import org.facegap.core.results.attribute.ClassMix;
import org.facegap.core.results.attribute.GroupGap;
import org.facegap.core.results.attribute.GroupingAudit;
import org.facegap.core.results.attribute.GroupingComparison;
import org.facegap.core.results.attribute.PairedAccuracy;
import org.facegap.core.results.attribute.PredictionComparison;
import org.facegap.core.results.attribute.SystemAudit;
import org.facegap.reports.text.EstimateText;
import org.facegap.reports.text.NumberText;
import org.facegap.reports.text.NumberText.Scale;

/**
 * What an audit of attribute predictions found, in words: the accuracy gap that stands out most above chance, or that nothing
 * was compared and why; then a sentence for every two systems.
 */
final class AttributeConclusion {
    private static final double LEVEL = 0.05;
    private static final int LISTED = 3;
    private static final String NOTHING = "Nothing was compared between groups";

    private AttributeConclusion() {}

    /** Headline and sentences. */
    static Conclusion of(AttributeAuditResults results) {
        List<String> sentences = new ArrayList<>();
        for (SystemAudit system : results.systems()) {
            for (AttributeAudit attribute : system.attributes()) {
                for (GroupingAudit grouping : attribute.groupings()) {
                    ClassMix mix = grouping.mix();
                    if (mix != null && mix.matters()) {
                        sentences.add(ofMix(system, attribute, grouping, mix));
                    }
                }
            }
        }
        results.comparisons().forEach(c -> sentences.add(comparison(c)));
        return new Conclusion(headline(results), sentences);
    }

    private static String ofMix(SystemAudit system, AttributeAudit attribute, GroupingAudit grouping, ClassMix mix) {
        GroupGap balanced = mix.balancedGap();
        String by = String.join(" x ", grouping.by());
        String text = system.system() + ": groups of " + by + " hold the classes of " + attribute.attribute()
                + " in different shares, which alone would make an accuracy gap of "
                + NumberText.number(mix.gapOfMix().value(), Scale.POINTS) + " points; ";
        if (!balanced.value().isOk()) {
            return text + "balanced accuracy cannot be compared ("
                    + balanced.value().reason() + ").";
        }
        boolean tested = Double.isFinite(balanced.permutationP());
        return text
                + (tested && balanced.permutationP() >= LEVEL
                        ? "no difference in balanced accuracy is shown: "
                        : "balanced accuracy differs: ")
                + NumberText.number(balanced.value().value(), Scale.POINTS) + " points between " + balanced.best()
                + " and " + balanced.worst() + (tested ? ", " + test(balanced) : ", not tested") + ".";
    }

    private static String headline(AttributeAuditResults results) {
        String best = "";
        double most = Double.NEGATIVE_INFINITY;
        int looked = 0;
        List<String> reasons = new ArrayList<>();
        for (SystemAudit system : results.systems()) {
            for (AttributeAudit attribute : system.attributes()) {
                for (GroupingAudit grouping : attribute.groupings()) {
                    GroupGap gap = grouping.accuracyGap();
                    if (!gap.value().isOk()) {
                        reasons.add(reason(grouping));
                        continue;
                    }
                    looked++;
                    double above = gap.value().value()
                            - (Double.isFinite(gap.expectedByChance()) ? gap.expectedByChance() : 0);
                    if (above > most) {
                        most = above;
                        best = sentence(system, attribute, grouping);
                    }
                }
            }
        }
        if (looked == 0) {
            List<String> different = reasons.stream().distinct().toList();
            return NOTHING + ": "
                    + (different.isEmpty()
                            ? "no column of the files makes groups"
                            : String.join("; ", different.subList(0, Math.min(LISTED, different.size())))
                                    + (different.size() > LISTED ? "; ..." : ""));
        }
        return looked == 1 ? best : best + "; the largest above chance of " + looked + " gaps looked at";
    }

    /** Why the cells of a grouping have no gap. */
    private static String reason(GroupingAudit grouping) {
        String by = String.join(" x ", grouping.by());
        List<CellAudit> cells = grouping.cells();
        if (cells.isEmpty()) {
            return "no row has a value of " + by;
        }
        if (cells.size() == 1) {
            CellAudit only = cells.get(0);
            return "by " + by + " all " + NumberText.count(only.n()) + " rows are of one group, " + only.cell();
        }
        long needed = grouping.suppressed().isEmpty()
                ? 1
                : grouping.suppressed().get(0).needed();
        List<String> sizes = cells.stream()
                .limit(LISTED)
                .map(cell -> cell.cell() + " " + NumberText.count(cell.n()))
                .toList();
        return "by " + by + " fewer than two of " + cells.size() + " groups have " + NumberText.count(needed)
                + " rows (" + String.join(", ", sizes) + (cells.size() > LISTED ? ", ..." : "") + ")";
    }

    private static String sentence(SystemAudit system, AttributeAudit attribute, GroupingAudit grouping) {
        GroupGap gap = grouping.accuracyGap();
        String by = String.join(" x ", grouping.by());
        boolean tested = Double.isFinite(gap.permutationP());
        String what = attribute.attribute() + " by " + by;
        String points = NumberText.number(gap.value().value(), Scale.POINTS) + " points between " + gap.best() + " and "
                + gap.worst();
        String text = tested && gap.decidingP() >= LEVEL
                ? "No difference in accuracy of " + what + " is shown: a gap of " + points
                : "Accuracy of " + what + " differs: " + points;
        text += tested ? ", " + test(gap) : ", not tested";
        if (tested && !Double.isNaN(gap.allGroupsP())) {
            text += "; over all groups " + PValue.text(gap.allGroupsP());
        }
        ClassMix mix = grouping.mix();
        if (mix != null && mix.matters()) {
            text += "; the mix of classes alone would make "
                    + NumberText.number(mix.gapOfMix().value(), Scale.POINTS);
        }
        return text + " (" + system.system() + ")";
    }

    /** What chance would give, and the p. */
    private static String test(GroupGap gap) {
        return NumberText.number(gap.expectedByChance(), Scale.POINTS) + " expected by chance, "
                + NumberText.chanceP(gap.permutationP(), gap.permutations(), gap.exact());
    }

    private static String comparison(PredictionComparison c) {
        PairedAccuracy all = c.all();
        StringBuilder text = new StringBuilder(c.candidate() + " against " + c.baseline() + ", " + c.attribute()
                + " of the same " + NumberText.count(c.images()) + " images: accuracy "
                + change(all.difference()) + "; " + NumberText.errors(all.wrongInBaselineAlone()) + " wrong in "
                + c.baseline() + " alone, " + NumberText.errors(all.wrongInCandidateAlone()) + " in " + c.candidate()
                + " alone"
                + (Double.isNaN(all.exactP())
                        ? ""
                        : " (McNemar exact " + PValue.text(all.exactP()) + ", mid-p "
                                + PValue.text(all.midP()).replaceFirst("^p\u00a0", "") + ")"));
        for (GroupingComparison grouping : c.groupings()) {
            text.append("; gap by ").append(String.join(" x ", grouping.by())).append(": ");
            text.append(
                    grouping.gapDifference().isOk()
                            ? NumberText.number(grouping.baselineGap().value(), Scale.POINTS) + " and "
                                    + NumberText.number(grouping.candidateGap().value(), Scale.POINTS)
                                    + " points, change " + change(grouping.gapDifference())
                            : "not compared");
        }
        return text.append(". Intervals resample ")
                .append(c.resampled())
                .append('.')
                .toString();
    }

    private static String change(Estimate difference) {
        return EstimateText.of(difference, Scale.SIGNED_POINTS).sentence();
    }
}
