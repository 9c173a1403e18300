package org.facegap.cli.command;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.results.scores.DifferentialFigure;
import org.facegap.core.results.scores.ErrorRate;
import org.facegap.core.results.scores.GroupErrors;
import org.facegap.core.results.scores.PointResults;
import org.facegap.core.results.scores.ScoreResults;
import org.facegap.core.results.scores.SourceFile;
import org.facegap.core.results.scores.SystemResults;
import org.facegap.reports.text.NumberText;
import org.facegap.reports.text.NumberText.Scale;
import org.facegap.reports.text.Shown;

/** Evaluated scores as lines for a terminal. */
final class ScoreText {
    private static final int MOST_GROUPS = 40;
    private static final List<String> DIFFERENTIALS =
            List.of("max - min FNMR", "max - min FMR", "FND", "FPD", "STD (ddof 0) error");

    private final ScoreResults results;

    ScoreText(ScoreResults results) {
        this.results = results;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(results.conclusion().headline());
        Set<String> told = new HashSet<>();
        for (SourceFile f : results.data().files()) {
            lines.add("  " + f.name() + ": " + f.format() + ", " + NumberText.count(f.pairs()) + " pairs");
            f.notices().stream().filter(told::add).forEach(notice -> lines.add("    " + notice));
        }
        for (SystemResults system : results.systems()) {
            for (PointResults point : system.points()) {
                lines.add("");
                lines.add(title(system, point));
                lines.addAll(table(system, point));
                lines.addAll(differentials(point));
            }
        }
        if (!results.comparisons().isEmpty()) {
            lines.add("");
            results.comparisons().forEach(c -> lines.add(c.sentence()));
        }
        results.warnings().forEach(warning -> lines.add("warning: " + warning));
        return lines;
    }

    private static String title(SystemResults system, PointResults point) {
        if (!point.global()) {
            return system.system() + ", " + point.name() + " (each group and fold at its own threshold)";
        }
        double threshold = point.threshold().value();
        return system.system() + " at " + point.name() + ", one threshold for all groups ("
                + (system.distances() ? "distance " : "")
                + (Double.isFinite(threshold) ? NumberText.threshold(threshold, system.distances()) : "none")
                + ", realised FMR "
                + Shown.of(point.threshold().realisedFmr(), Scale.PERCENT).value() + ")";
    }

    private static List<String> table(SystemResults system, PointResults point) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("  group", "FNMR", "FNM", "FMR", "FM", "accuracy", "AUC"));
        List<GroupErrors> groups = new ArrayList<>(point.groups());
        int left = groups.size() - MOST_GROUPS;
        if (left > 0) {
            groups = new ArrayList<>(groups.subList(0, MOST_GROUPS));
        }
        for (int g = 0; g < groups.size(); g++) {
            rows.add(row(groups.get(g), system.groups().get(g).auc()));
        }
        rows.add(row(
                point.pooled(), system.groups().get(system.groups().size() - 1).auc()));
        List<String> lines = new ArrayList<>(ResultTable.aligned(rows));
        if (left > 0) {
            lines.add("  and " + left + " more groups in the report");
        }
        return lines;
    }

    private static List<String> row(GroupErrors g, Estimate auc) {
        return List.of(
                "  " + g.group(),
                Shown.of(g.falseNonMatch().rate(), Scale.PERCENT).brief(),
                counts(g.falseNonMatch()),
                Shown.of(g.falseMatch().rate(), Scale.PERCENT).brief(),
                counts(g.falseMatch()),
                Shown.of(g.accuracy(), Scale.PERCENT).brief(),
                Shown.of(auc, Scale.FRACTION).value());
    }

    private static String counts(ErrorRate rate) {
        return NumberText.errors(rate.errors()) + "/" + NumberText.count(rate.trials());
    }

    private static List<String> differentials(PointResults point) {
        if (point.differentials().stream().noneMatch(d -> d.value().isOk())) {
            return point.differentials().stream()
                    .limit(1)
                    .map(d -> "  groups not compared: "
                            + Shown.of(d.value(), Scale.PLAIN).note())
                    .toList();
        }
        List<List<String>> rows = new ArrayList<>();
        for (String name : DIFFERENTIALS) {
            DifferentialFigure d = point.differential(name);
            if (d != null) {
                Scale scale = d.value().unit().equals("rate") ? Scale.POINTS : Scale.PLAIN;
                rows.add(List.of(
                        "  " + d.name(),
                        Shown.of(d.value(), scale).value(),
                        "by chance " + Shown.of(d.expected(), scale).value(),
                        NumberText.chanceP(d.p(), d.draws(), d.exact()),
                        d.suppressed().isEmpty() ? "" : d.suppressed().size() + " cells too small"));
            }
        }
        return ResultTable.aligned(rows);
    }
}
