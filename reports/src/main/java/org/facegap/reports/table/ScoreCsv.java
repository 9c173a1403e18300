package org.facegap.reports.table;

import java.util.ArrayList;
import java.util.List;
import org.facegap.core.results.scores.CompatibilityFigure;
import org.facegap.core.results.scores.DifferentialChange;
import org.facegap.core.results.scores.DifferentialFigure;
import org.facegap.core.results.scores.ErrorRate;
import org.facegap.core.results.scores.GroupChange;
import org.facegap.core.results.scores.GroupErrors;
import org.facegap.core.results.scores.GroupScores;
import org.facegap.core.results.scores.PointResults;
import org.facegap.core.results.scores.ScoreResults;
import org.facegap.core.results.scores.SystemComparison;
import org.facegap.core.results.scores.SystemResults;

/** A report on score files as CSV in long form, like {@link CsvTable}: one line per number, nothing rounded. */
final class ScoreCsv {
    private ScoreCsv() {}

    /**
     * Columns {@code system, point, group, metric} and those of an estimate. Metrics that need no threshold have an empty
     * point.
     */
    static String errors(ScoreResults results) {
        StringBuilder out = new StringBuilder("system,point,group,metric,")
                .append(CsvTable.ESTIMATE)
                .append("\r\n");
        for (SystemResults system : results.systems()) {
            String name = system.system();
            for (GroupScores g : system.groups()) {
                CsvTable.line(out, g.auc(), name, "", g.group(), "auc");
                CsvTable.line(out, g.eer(), name, "", g.group(), "eer");
                CsvTable.line(out, g.separation(), name, "", g.group(), "d_prime");
                long failures = g.failedGenuine() + g.failedImpostor();
                long all = g.genuine() + g.impostor() + failures;
                CsvTable.count(out, failures, all, name, "", g.group(), "failures");
            }
            for (CompatibilityFigure f : system.compatibility()) {
                CsvTable.line(out, f.value(), name, "", f.group(), f.mode() + ": " + f.quantity());
            }
            for (PointResults point : system.points()) {
                long n = point.threshold().realisedFmr().n();
                CsvTable.line(
                        out,
                        CsvTable.number(
                                point.threshold().value(),
                                n,
                                system.distances() ? "distance" : "score",
                                "no single threshold"),
                        name,
                        point.name(),
                        "",
                        "threshold");
                CsvTable.line(out, point.threshold().realisedFmr(), name, point.name(), "", "realised_fmr");
                List<GroupErrors> groups = new ArrayList<>(point.groups());
                groups.add(point.pooled());
                CsvTable.line(out, point.meanAccuracy(), name, point.name(), "", "mean_accuracy");
                for (GroupErrors g : groups) {
                    side(out, g.falseNonMatch(), "fnmr", "false_non_matches", name, point.name(), g.group());
                    side(out, g.falseMatch(), "fmr", "false_matches", name, point.name(), g.group());
                    CsvTable.line(out, g.accuracy(), name, point.name(), g.group(), "accuracy");
                }
            }
        }
        return out.toString();
    }

    private static void side(
            StringBuilder out,
            ErrorRate rate,
            String metric,
            String errors,
            String system,
            String point,
            String group) {
        CsvTable.count(out, rate.errors(), rate.trials(), system, point, group, errors);
        CsvTable.line(out, rate.rate(), system, point, group, metric);
        CsvTable.line(out, rate.resampled(), system, point, group, metric + "_resampled");
        CsvTable.line(
                out,
                CsvTable.number(rate.effective(), rate.trials(), "count", "no trials"),
                system,
                point,
                group,
                metric + "_effective_trials");
    }

    /** Columns {@code system, point, differential, quantity} and those of an estimate. */
    static String differentials(ScoreResults results) {
        StringBuilder out = new StringBuilder("system,point,differential,quantity,")
                .append(CsvTable.ESTIMATE)
                .append("\r\n");
        for (SystemResults system : results.systems()) {
            for (PointResults point : system.points()) {
                for (DifferentialFigure d : point.differentials()) {
                    String name = system.system();
                    CsvTable.line(out, d.value(), name, point.name(), d.name(), "value");
                    CsvTable.line(out, d.expected(), name, point.name(), d.name(), "by_chance");
                    CsvTable.line(
                            out,
                            CsvTable.number(d.limit(), d.value().n(), d.value().unit(), "infinite or undefined"),
                            name,
                            point.name(),
                            d.name(),
                            "passed_by_chance_once_in_20");
                    CsvTable.line(
                            out,
                            CsvTable.number(d.p(), d.draws(), "probability", "no test"),
                            name,
                            point.name(),
                            d.name(),
                            "p");
                    CsvTable.count(
                            out,
                            d.suppressed().size(),
                            d.groups().size() + (long) d.suppressed().size(),
                            name,
                            point.name(),
                            d.name(),
                            "cells_left_out");
                }
            }
        }
        return out.toString();
    }

    /** Columns {@code baseline, candidate, point, quantity, group} and those of an estimate. */
    static String comparisons(ScoreResults results) {
        StringBuilder out = new StringBuilder("baseline,candidate,point,quantity,group,")
                .append(CsvTable.ESTIMATE)
                .append("\r\n");
        for (SystemComparison c : results.comparisons()) {
            for (GroupChange g : c.groups()) {
                CsvTable.line(out, g.accuracy(), c.baseline(), c.candidate(), c.point(), "accuracy", g.group());
                CsvTable.line(out, g.falseNonMatch(), c.baseline(), c.candidate(), c.point(), "fnmr", g.group());
                CsvTable.line(out, g.falseMatch(), c.baseline(), c.candidate(), c.point(), "fmr", g.group());
                long discordant = Math.round(g.wrongInBaselineAlone() + g.wrongInCandidateAlone());
                CsvTable.line(
                        out,
                        CsvTable.number(g.mcnemarP(), discordant, "probability", "no test"),
                        c.baseline(),
                        c.candidate(),
                        c.point(),
                        "mcnemar_p",
                        g.group());
            }
            CsvTable.line(out, c.meanAccuracy(), c.baseline(), c.candidate(), c.point(), "mean_accuracy", "");
            CsvTable.line(out, c.worstAccuracy(), c.baseline(), c.candidate(), c.point(), "worst_accuracy", "");
            for (DifferentialChange d : c.differentials()) {
                CsvTable.line(out, d.baseline(), c.baseline(), c.candidate(), c.point(), d.name() + ", baseline", "");
                CsvTable.line(out, d.candidate(), c.baseline(), c.candidate(), c.point(), d.name() + ", candidate", "");
                CsvTable.line(out, d.difference(), c.baseline(), c.candidate(), c.point(), d.name(), "");
            }
        }
        return out.toString();
    }
}
