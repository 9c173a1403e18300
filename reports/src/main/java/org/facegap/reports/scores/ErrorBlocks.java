package org.facegap.reports.scores;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.results.scores.ErrorRate;
import org.facegap.core.results.scores.GroupErrors;
import org.facegap.core.results.scores.GroupScores;
import org.facegap.core.results.scores.PointResults;
import org.facegap.reports.document.Block;
import org.facegap.reports.document.Cell;
import org.facegap.reports.document.IntervalsOf;
import org.facegap.reports.document.Preset;
import org.facegap.reports.document.Table;
import org.facegap.reports.document.TableOf;
import org.facegap.reports.text.EstimateText;
import org.facegap.reports.text.NumberText;
import org.facegap.reports.text.NumberText.Scale;
import org.facegap.reports.text.TickText;

/** Thresholds, and the errors of every group at one of them. */
final class ErrorBlocks {
    private record AtPoint(SeenSystem system, PointResults point) {}

    private record Row(SeenSystem system, PointResults point, GroupErrors errors, GroupScores scores, boolean total) {}

    private final List<SeenSystem> systems;

    ErrorBlocks(List<SeenSystem> systems) {
        this.systems = systems;
    }

    /** What the thresholds are that serve all groups. */
    Table thresholds() {
        List<AtPoint> rows = new ArrayList<>();
        for (String name : SeenSystem.points(systems, true)) {
            for (SeenSystem system : systems) {
                PointResults point = system.point(name);
                if (point != null) {
                    rows.add(new AtPoint(system, point));
                }
            }
        }
        return TableOf.<AtPoint>captioned("Thresholds that are one for all groups")
                .id("table-thresholds")
                .preset(Preset.ERRORS)
                .series("System", "system", r -> r.system.look())
                .text("Point", "point", r -> r.point.name())
                .text("Rule", "", r -> r.point.threshold().rule())
                .number("Target FMR", "target_fmr", ErrorBlocks::target)
                .number("Threshold", "threshold", ErrorBlocks::threshold)
                .number(
                        "Realised FMR",
                        "realised_fmr",
                        Scale.PERCENT,
                        r -> r.point.threshold().realisedFmr())
                .rows(rows)
                .build();
    }

    private static Cell target(AtPoint row) {
        double target = row.point.threshold().target();
        return Cell.of(Double.isFinite(target) ? EstimateText.plain(target, Scale.PERCENT, "") : "none");
    }

    private static Cell threshold(AtPoint row) {
        long n = row.point.threshold().realisedFmr().n();
        String unit = row.system.of().distances() ? "distance" : "score";
        return Cell.written(
                threshold(row.system, row.point),
                Cell.number(row.point.threshold().value(), n, unit, "no single threshold"));
    }

    /** A threshold as identities read it. */
    static String threshold(SeenSystem system, PointResults point) {
        double value = point.threshold().value();
        boolean distances = system.of().distances();
        return Double.isFinite(value)
                ? (distances ? "distance " : "") + NumberText.threshold(value, distances)
                : "none could be chosen";
    }

    /** Every group at one point, for a terminal. */
    Table brief(String point) {
        TableOf<Row> table = TableOf.<Row>captioned("")
                .text("group", "", r -> r.scores.group())
                .number("FNMR", "", r -> rate(r.errors.falseNonMatch(), "", "", 0))
                .number("FMR", "", r -> rate(r.errors.falseMatch(), "", "", 0))
                .number("accuracy", "", ErrorBlocks::accuracy)
                .number("AUC", "", r -> Cell.value(r.scores.auc(), Scale.FRACTION));
        byGroup(point).forEach(table::rows);
        return table.build();
    }

    /** Every group at one point, systems side by side. */
    Table table(String id, String point, boolean own) {
        TableOf<Row> table = TableOf.<Row>captioned(
                        own
                                ? "Decisions at thresholds of each group and fold, " + point
                                : "Errors per group at " + point + ", one threshold for all groups")
                .id(id + "-table")
                .preset(Preset.ERRORS)
                .looking("wide")
                .key("point", point)
                .series("System", "system", r -> r.system.look())
                .number(
                        "FNMR",
                        "fnmr",
                        r -> rate(r.errors.falseNonMatch(), "fnmr", "false_non_matches", r.scores.failedGenuine()))
                .number(
                        "FMR",
                        "fmr",
                        r -> rate(r.errors.falseMatch(), "fmr", "false_matches", r.scores.failedImpostor()))
                .number("Accuracy", "accuracy", ErrorBlocks::accuracy);
        if (!own) {
            table.number("AUC", "auc", Scale.FRACTION, r -> r.scores.auc())
                    .number("EER", "eer", Scale.PERCENT, r -> r.scores.eer())
                    .number("d\u2032", "d_prime", Scale.PLAIN, r -> r.scores.separation());
        }
        byGroup(point).forEach(rows -> table.band(rows.get(0).scores.group(), null, rows));
        return table.build();
    }

    /** FNMR and FMR, drawn; of thresholds of the groups' own the accuracy. */
    List<Block> charts(String id, String point, boolean own) {
        return own
                ? List.of(chart(id + "-accuracy", "Accuracy", "accuracy", point, e -> e.accuracy()))
                : List.of(
                        chart(
                                id + "-nonmatch",
                                "False non-match rate",
                                "fnmr",
                                point,
                                e -> e.falseNonMatch().rate()),
                        chart(
                                id + "-match",
                                "False match rate",
                                "fmr",
                                point,
                                e -> e.falseMatch().rate()));
    }

    private Block chart(String id, String what, String key, String point, Function<GroupErrors, Estimate> drawn) {
        IntervalsOf chart = new IntervalsOf(id, what + " per group, " + point, "System", Scale.PERCENT);
        for (List<Row> rows : byGroup(point)) {
            chart.band(rows.get(0).scores.group(), "");
            rows.forEach(
                    r -> chart.row(r.system.name(), r.system.look(), drawn.apply(r.errors), Double.NaN, "", r.total));
        }
        String heading = key.equals("accuracy") ? "Accuracy" : key.toUpperCase(Locale.ROOT);
        return chart.build(what, heading + " [interval], n", key, false, TickText::percent);
    }

    private List<List<Row>> byGroup(String name) {
        List<String> groups = systems.stream()
                .flatMap(s -> s.of().groups().stream())
                .map(GroupScores::group)
                .distinct()
                .toList();
        List<List<Row>> blocks = new ArrayList<>();
        for (int g = 0; g < groups.size(); g++) {
            List<Row> rows = new ArrayList<>();
            for (SeenSystem system : systems) {
                PointResults point = system.point(name);
                if (point != null) {
                    boolean total = g == groups.size() - 1;
                    GroupErrors errors = total ? point.pooled() : point.groups().get(g);
                    rows.add(new Row(system, point, errors, system.of().groups().get(g), total));
                }
            }
            if (!rows.isEmpty()) {
                blocks.add(rows);
            }
        }
        return blocks;
    }

    private static Cell accuracy(Row row) {
        Cell cell = Cell.of(row.errors.accuracy(), Scale.PERCENT);
        return row.total ? cell.part("mean_accuracy", row.point.meanAccuracy()) : cell;
    }

    private static Cell rate(ErrorRate rate, String metric, String errors, long failures) {
        String counts = NumberText.errors(rate.errors()) + " of " + NumberText.count(rate.trials());
        long effective = Double.isFinite(rate.effective()) ? Math.round(rate.effective()) : rate.trials();
        String resampled = EstimateText.of(rate.resampled(), Scale.PERCENT).interval();
        return Cell.of(rate.rate(), Scale.PERCENT)
                .beside(
                        errors,
                        Estimate.point(rate.errors(), rate.trials(), "count"),
                        counts + (failures > 0 ? ", " + NumberText.count(failures) + " without a score" : ""))
                .part(metric + "_failures", Estimate.point(failures, rate.trials() + failures, "count"))
                .detail(metric + "_resampled", rate.resampled(), resampled.isEmpty() ? "" : "resampled " + resampled)
                .detail(
                        metric + "_effective_trials",
                        Cell.number(rate.effective(), rate.trials(), "count", "no trials"),
                        effective == rate.trials() ? "" : "effective n " + NumberText.count(effective));
    }
}
