package org.facegap.reports.scores;

import java.util.List;
import java.util.function.Function;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.estimate.PValue;
import org.facegap.core.results.scores.DifferentialChange;
import org.facegap.core.results.scores.GroupChange;
import org.facegap.core.results.scores.SystemComparison;
import org.facegap.reports.chart.Series;
import org.facegap.reports.document.Block;
import org.facegap.reports.document.Cell;
import org.facegap.reports.document.IntervalsOf;
import org.facegap.reports.document.Preset;
import org.facegap.reports.document.Prose;
import org.facegap.reports.document.Table;
import org.facegap.reports.document.TableOf;
import org.facegap.reports.text.NumberText.Scale;
import org.facegap.reports.text.TickText;

/** Two systems at one point, on the pairs of both. */
final class SystemBlocks {
    private final SystemComparison of;
    private final Series look;
    private final String id;

    SystemBlocks(SystemComparison comparison, List<SeenSystem> systems, int number) {
        of = comparison;
        look = systems.stream()
                .map(SeenSystem::look)
                .filter(s -> s.name().equals(comparison.candidate()))
                .findFirst()
                .orElseGet(() -> Series.of(List.of(comparison.candidate())).get(0));
        id = "comparison-" + number;
    }

    Block block() {
        return new Block.Part(
                "comparison",
                List.of(
                        new Block.Heading("", null, Prose.minus(of.candidate(), of.baseline(), ", " + of.point())),
                        Block.Paragraph.of(of.sentence()),
                        differentials(),
                        chart(),
                        Block.Disclosure.of(
                                "Discordant pairs and McNemar's test",
                                List.of(
                                        Block.Paragraph.of(
                                                "McNemar's test takes every pair as independent; where identities are"
                                                        + " shared the intervals above are to be believed."),
                                        discordant()))));
    }

    private <R> TableOf<R> table(String caption) {
        return TableOf.<R>captioned(caption)
                .preset(Preset.SYSTEMS)
                .of(of.candidate() + " minus " + of.baseline() + ", " + of.point())
                .key("baseline", of.baseline())
                .key("candidate", of.candidate())
                .key("point", of.point());
    }

    private Table differentials() {
        return this.<DifferentialChange>table("Differentials of both systems")
                .text("Differential", "quantity", DifferentialChange::name)
                .number(of.baseline(), "baseline_value", d -> value(d.baseline()))
                .number(of.candidate(), "candidate_value", d -> value(d.candidate()))
                .number("Difference [interval], n", "difference", SystemBlocks::change)
                .n(DifferentialChange::difference)
                .rows(of.differentials())
                .build();
    }

    private static Cell value(Estimate estimate) {
        return Cell.value(estimate, Scale.overGroups(estimate.unit()));
    }

    private static Cell change(DifferentialChange d) {
        Estimate change = d.difference();
        boolean found = change.isOk() && (change.low() > 0 || change.high() < 0);
        return Cell.of(change, Scale.change(change.unit())).looking(found ? "found" : "");
    }

    private Block chart() {
        IntervalsOf chart = new IntervalsOf(
                        id,
                        of.candidate() + " minus " + of.baseline() + ", " + of.point(),
                        "Group",
                        Scale.SIGNED_FINE_POINTS)
                .preset(Preset.SYSTEMS)
                .key("baseline", of.baseline())
                .key("candidate", of.candidate())
                .key("point", of.point());
        groups(chart, "Accuracy of each group", "right", GroupChange::accuracy);
        if (of.global()) {
            groups(chart, "FNMR of each group", "left", GroupChange::falseNonMatch);
            groups(chart, "FMR of each group", "left", GroupChange::falseMatch);
        }
        chart.band("Accuracy over all groups", "right of zero: " + of.candidate() + " is better");
        chart.summary("Mean accuracy", look, of.meanAccuracy());
        chart.summary("Worst group", look, of.worstAccuracy());
        return chart.build(
                "Difference, percentage points", "Difference [interval], n", "difference", true, TickText::signed);
    }

    private void groups(IntervalsOf chart, String heading, String side, Function<GroupChange, Estimate> change) {
        chart.band(heading, side + " of zero: " + of.candidate() + " is better");
        of.groups().forEach(g -> chart.row(g.group(), look, change.apply(g)));
    }

    private Table discordant() {
        return this.<GroupChange>table("Pairs that one system alone gets wrong")
                .text("Group", "group", GroupChange::group)
                .count(of.baseline() + " alone wrong", "baseline_alone_wrong", GroupChange::wrongInBaselineAlone)
                .count(of.candidate() + " alone wrong", "candidate_alone_wrong", GroupChange::wrongInCandidateAlone)
                .number("p", "mcnemar_p", SystemBlocks::p)
                .rows(of.groups())
                .build();
    }

    private static Cell p(GroupChange g) {
        long discordant = Math.round(g.wrongInBaselineAlone() + g.wrongInCandidateAlone());
        return Cell.written(
                "p " + PValue.relation(g.mcnemarP()), Cell.number(g.mcnemarP(), discordant, "probability", "no test"));
    }
}
