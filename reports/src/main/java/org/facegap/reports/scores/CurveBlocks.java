package org.facegap.reports.scores;

import java.util.ArrayList;
import java.util.List;
import org.facegap.core.results.scores.GroupCard;
import org.facegap.core.results.scores.GroupErrors;
import org.facegap.core.results.scores.GroupScores;
import org.facegap.core.results.scores.ScoreResults;
import org.facegap.reports.chart.DetPlot;
import org.facegap.reports.chart.LinePlot;
import org.facegap.reports.chart.Series;
import org.facegap.reports.document.Block;
import org.facegap.reports.text.EstimateText;
import org.facegap.reports.text.NumberText.Scale;

/**
 * Error trade-offs: with few groups one chart for each system with the groups laid over each other, else one for each
 * group with the systems laid over each other.
 */
final class CurveBlocks {
    private static final int MOST_CHARTS = 60;

    private final List<SeenSystem> systems;
    private final List<String> groups;

    CurveBlocks(ScoreResults results, List<SeenSystem> systems) {
        this.systems = systems;
        groups = results.data().groups().stream().map(GroupCard::group).toList();
    }

    List<Block> blocks() {
        boolean byGroup = groups.size() <= Series.COLOURS;
        List<Series> looks = byGroup ? Series.of(groups) : List.of();
        List<LinePlot> plots = new ArrayList<>();
        for (SeenSystem system : byGroup ? systems : List.<SeenSystem>of()) {
            List<DetPlot.Curve> curves = new ArrayList<>();
            for (int g = 0; g < groups.size(); g++) {
                curves.add(curve(system, g, looks.get(g)));
            }
            plots.add(plot("curve-" + (plots.size() + 1), system.name(), curves, List.of(system)));
        }
        for (int g = 0; !byGroup && g < Math.min(groups.size(), MOST_CHARTS); g++) {
            int group = g;
            List<DetPlot.Curve> curves =
                    systems.stream().map(s -> curve(s, group, s.look())).toList();
            plots.add(plot("curve-" + (plots.size() + 1), groups.get(g), curves, systems));
        }
        return List.of(
                Block.Paragraph.of(
                        "False non-match rate over false match rate, both logarithmic. Marks show where the common"
                                + " threshold of the first operating point puts each curve. In the shaded zone fewer than"
                                + " ten false matches are expected: read nothing from it."),
                plots.isEmpty()
                        ? Block.Paragraph.empty("There is no curve to draw.")
                        : new Block.Lines(
                                byGroup
                                        ? looks
                                        : systems.stream().map(SeenSystem::look).toList(),
                                byGroup ? "Groups" : "Systems",
                                List.copyOf(plots)));
    }

    private static DetPlot.Curve curve(SeenSystem system, int group, Series look) {
        GroupErrors errors = system.of().points().get(0).groups().get(group);
        boolean measured = errors.falseMatch().rate().isOk()
                && errors.falseNonMatch().rate().isOk();
        return new DetPlot.Curve(
                look,
                system.of().groups().get(group).roc(),
                measured ? errors.falseMatch().rate().value() : Double.NaN,
                measured ? errors.falseNonMatch().rate().value() : Double.NaN);
    }

    private static LinePlot plot(String id, String title, List<DetPlot.Curve> curves, List<SeenSystem> systems) {
        List<String> words = new ArrayList<>();
        for (DetPlot.Curve curve : curves) {
            words.add(curve.series().name()
                    + (Double.isFinite(curve.fmr())
                            ? ": at the common threshold FMR " + EstimateText.plain(curve.fmr(), Scale.PERCENT, "")
                                    + " and FNMR " + EstimateText.plain(curve.fnmr(), Scale.PERCENT, "")
                            : ": not measured at the common threshold"));
        }
        List<GroupScores> measured = systems.stream()
                .flatMap(s -> s.of().groups().stream())
                .filter(g -> g.impostor() > 0 && g.genuine() > 0)
                .toList();
        return DetPlot.of(
                id,
                title,
                "Error trade-off of " + title + ". " + String.join("; ", words) + ".",
                measured.stream().mapToLong(GroupScores::impostor).min().orElse(0),
                measured.stream().mapToLong(GroupScores::genuine).min().orElse(0),
                curves);
    }
}
