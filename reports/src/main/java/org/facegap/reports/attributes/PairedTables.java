package org.facegap.reports.attributes;

import java.util.ArrayList;
import java.util.List;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.estimate.PValue;
import org.facegap.core.results.attribute.GroupingComparison;
import org.facegap.core.results.attribute.PairedAccuracy;
import org.facegap.core.results.attribute.PredictionComparison;
import org.facegap.core.words.Counted;
import org.facegap.reports.document.Block;
import org.facegap.reports.document.Cell;
import org.facegap.reports.document.Preset;
import org.facegap.reports.document.TableOf;
import org.facegap.reports.text.NumberText.Scale;

/** Two systems on the images that both predicted. */
public final class PairedTables {
    private PairedTables() {}

    /** Accuracies of all images and of every cell with McNemar's tests, then the gaps. */
    public static List<Block> of(String id, PredictionComparison c) {
        String both = c.candidate() + " minus " + c.baseline() + ", " + c.attribute() + " of the same "
                + Counted.of(c.images(), "images");
        TableOf<PairedAccuracy> cells = PairedTables.<PairedAccuracy>table(
                        c,
                        both + ". Intervals are from common draws of " + c.resampled()
                                + ". McNemar's tests take images as independent.")
                .id(id)
                .bandsBy("By", "by")
                .text("Group", "cell", PairedAccuracy::cell)
                .count("Images", "images", PairedAccuracy::n)
                .number(c.baseline(), "baseline_accuracy", Scale.PERCENT, PairedAccuracy::baseline)
                .number(c.candidate(), "candidate_accuracy", Scale.PERCENT, PairedAccuracy::candidate)
                .number("Difference", "difference", Scale.SIGNED_POINTS, PairedAccuracy::difference)
                .count(c.baseline() + " alone wrong", "baseline_alone_wrong", PairedAccuracy::wrongInBaselineAlone)
                .count(c.candidate() + " alone wrong", "candidate_alone_wrong", PairedAccuracy::wrongInCandidateAlone)
                .number("McNemar, exact", "mcnemar_exact_p", cell -> p(cell, cell.exactP()))
                .number("McNemar, mid-p", "mcnemar_mid_p", cell -> p(cell, cell.midP()));
        cells.rows(List.of(c.all()));
        c.groupings().forEach(g -> cells.band(by(g), null, g.cells()));
        List<Block> blocks = new ArrayList<>(List.of(cells.build()));
        blocks.add(PairedTables.<GroupingComparison>table(c, both + ": accuracy gaps")
                .id(id + "-gaps")
                .text("Gap by", "by", PairedTables::by)
                .number(c.baseline(), "baseline_gap", Scale.POINTS, GroupingComparison::baselineGap)
                .number(c.candidate(), "candidate_gap", Scale.POINTS, GroupingComparison::candidateGap)
                .number("Difference", "gap_difference", Scale.SIGNED_POINTS, GroupingComparison::gapDifference)
                .n(GroupingComparison::gapDifference)
                .rows(c.groupings())
                .otherwise("There are no groups.")
                .build());
        return blocks;
    }

    private static <R> TableOf<R> table(PredictionComparison c, String caption) {
        return TableOf.<R>captioned(caption)
                .preset(Preset.ATTRIBUTES)
                .looking("wide")
                .key("system", c.candidate())
                .key("baseline", c.baseline())
                .key("attribute", c.attribute());
    }

    private static String by(GroupingComparison grouping) {
        return String.join(" x ", grouping.by());
    }

    private static Cell p(PairedAccuracy cell, double p) {
        long discordant = Math.round(cell.wrongInBaselineAlone() + cell.wrongInCandidateAlone());
        Estimate estimate = Cell.number(p, discordant, "probability", "no test of systems with several trainings");
        return Cell.written(Double.isNaN(p) ? "" : PValue.text(p), estimate);
    }
}
