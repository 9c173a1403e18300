package org.facegap.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.results.Conclusion;
import org.facegap.core.results.RocPoint;
import org.facegap.core.results.Threshold;
import org.facegap.core.results.scores.CompatibilityFigure;
import org.facegap.core.results.scores.CrossGroupRate;
import org.facegap.core.results.scores.DataCard;
import org.facegap.core.results.scores.DifferentialChange;
import org.facegap.core.results.scores.DifferentialFigure;
import org.facegap.core.results.scores.ErrorRate;
import org.facegap.core.results.scores.ExcludedPairs;
import org.facegap.core.results.scores.GroupCard;
import org.facegap.core.results.scores.GroupChange;
import org.facegap.core.results.scores.GroupErrors;
import org.facegap.core.results.scores.GroupPairTest;
import org.facegap.core.results.scores.GroupScores;
import org.facegap.core.results.scores.GroupTest;
import org.facegap.core.results.scores.PointResults;
import org.facegap.core.results.scores.ScoreProtocol;
import org.facegap.core.results.scores.ScoreResults;
import org.facegap.core.results.scores.SkippedRows;
import org.facegap.core.results.scores.SourceFile;
import org.facegap.core.results.scores.SuppressedCell;
import org.facegap.core.results.scores.SweepCell;
import org.facegap.core.results.scores.SweepRow;
import org.facegap.core.results.scores.SystemComparison;
import org.facegap.core.results.scores.SystemResults;
import org.facegap.core.results.scores.ToolRule;

/** Results of score files as a report meets them; the numbers are made up. */
record SampleScores(List<String> systems, List<String> groups, boolean measured) {
    private static final long N = 3000;

    private Estimate rate(double value) {
        return measured
                ? Estimate.ok(value, value * 0.8, Math.min(1, value * 1.2), N, "rate")
                : Estimate.undefined("no impostor pairs", 0, "rate");
    }

    private ErrorRate error(double value) {
        return measured
                ? new ErrorRate(Math.round(value * N), N, 812.4, rate(value), rate(value))
                : new ErrorRate(0, 0, Double.NaN, rate(value), rate(value));
    }

    private GroupErrors errors(String group, int g) {
        return new GroupErrors(group, error(0.01 + 0.002 * g), error(0.1 + 0.02 * g), rate(0.9 - 0.01 * g));
    }

    private List<GroupErrors> all() {
        List<GroupErrors> errors = new ArrayList<>();
        for (int g = 0; g < groups.size(); g++) {
            errors.add(errors(groups.get(g), g));
        }
        return errors;
    }

    private List<DifferentialFigure> differentials() {
        SuppressedCell cell = new SuppressedCell(groups.get(0), "FMR", 12, 0.3, "12 trials, 30 needed");
        List<DifferentialFigure> figures = new ArrayList<>();
        for (String name : List.of("max - min FNMR", "FPD", "STD (ddof 0) error", "MAD FMR")) {
            figures.add(figure(name, Estimate.point(0.0857, 24000, name.equals("FPD") ? "index" : "rate"), cell));
        }
        figures.add(figure("IR", Estimate.infinite(24000, "ratio"), cell));
        figures.add(figure("max / min FMR", Estimate.undefined("0/0: no group has an error", 24000, "ratio"), cell));
        figures.add(figure("FND", Estimate.tooFew(10, 30, "index"), cell));
        return figures;
    }

    private DifferentialFigure figure(String name, Estimate value, SuppressedCell cell) {
        boolean ok = value.isOk();
        return new DifferentialFigure(
                name,
                "max x - min x",
                "somebody 2020",
                0,
                value,
                ok ? Estimate.point(0.0144, 24000, value.unit()) : Estimate.undefined("none", 24000, value.unit()),
                ok ? 0.026 : Double.NaN,
                ok ? 0.0005 : Double.NaN,
                2000,
                name.equals("FPD"),
                "errors dealt to pairs at random",
                groups,
                List.of(cell),
                List.of("no identities known"));
    }

    private GroupTest test(String rate) {
        if (!measured || groups.size() < 2) {
            return new GroupTest(
                    rate,
                    List.of(),
                    Double.NaN,
                    0,
                    Double.NaN,
                    Double.NaN,
                    0,
                    List.of(),
                    Estimate.undefined("two groups are needed", 0, "rate"),
                    "a test needs two groups");
        }
        List<GroupPairTest> pairs = new ArrayList<>();
        for (int a = 0; a < groups.size(); a++) {
            for (int b = a + 1; b < groups.size(); b++) {
                pairs.add(new GroupPairTest(
                        groups.get(a), groups.get(b), Estimate.ok(0.01, -0.02, 0.04, 6000, "rate"), 0.004, 0.02));
            }
        }
        return new GroupTest(
                rate, groups, 12.3, groups.size() - 1, 0.01, 1.4, 0, pairs, Estimate.point(0.03, 12000, "rate"), "");
    }

    private PointResults point(String name, boolean global) {
        Threshold threshold = new Threshold(
                global ? "pooled FMR over all groups, chosen on these same pairs" : "folds",
                global ? 0.01 : Double.NaN,
                global && measured ? 0.424440443 : Double.NaN,
                rate(0.01));
        return new PointResults(
                name,
                global,
                threshold,
                errors("all groups", 1),
                all(),
                rate(0.88),
                differentials(),
                global ? List.of(test("FNMR"), test("FMR")) : List.of(test("error")));
    }

    private SystemResults system(String system) {
        List<GroupScores> scores = new ArrayList<>();
        List<String> named = new ArrayList<>(groups);
        named.add("all groups");
        for (String group : named) {
            List<RocPoint> roc = measured
                    ? List.of(
                            new RocPoint(0, 0.5), new RocPoint(0.001, 0.8), new RocPoint(0.1, 0.95), new RocPoint(1, 1))
                    : List.of();
            scores.add(new GroupScores(
                    group, N, N, 3, 0, rate(0.98), rate(0.05), Estimate.point(2.9, N, "standard deviations"), roc));
        }
        List<SweepCell> cells =
                groups.stream().map(g -> new SweepCell(g, 3, N, 300, N, 3.0)).toList();
        List<CrossGroupRate> cross = new ArrayList<>();
        for (int b = 0; b < groups.size(); b++) {
            for (int a = 0; a <= b; a++) {
                cross.add(new CrossGroupRate(groups.get(a), groups.get(b), 4, N, rate(0.004)));
            }
        }
        return new SystemResults(
                system,
                List.of(),
                false,
                scores,
                List.of(point("FMR 1 %", true), point("FMR 0.1 %", true), point("10-fold accuracy", false)),
                List.of(new SweepRow(0.1, measured ? 0.33 : Double.NaN, 0.1, cells)),
                cross,
                groups.stream()
                        .map(g -> new CompatibilityFigure("bob", g, "EER", rate(0.07)))
                        .toList());
    }

    private SystemComparison comparison(String candidate, boolean global) {
        Estimate difference = measured
                ? Estimate.ok(-0.01, -0.02, -0.002, N, "rate")
                : Estimate.undefined("no pairs that both decided", 0, "rate");
        return new SystemComparison(
                systems.get(0),
                candidate,
                global ? "FMR 1 %" : "10-fold accuracy",
                global,
                groups.stream()
                        .map(g -> new GroupChange(g, difference, difference, difference, 12, 30, 0.008))
                        .toList(),
                difference,
                difference,
                List.of(new DifferentialChange("STD (ddof 0) error", rate(0.015), rate(0.009), difference)),
                candidate + " against " + systems.get(0) + ".",
                null);
    }

    ScoreResults results() {
        List<SystemComparison> comparisons = new ArrayList<>();
        for (String candidate : systems.subList(1, systems.size())) {
            comparisons.add(comparison(candidate, true));
            comparisons.add(comparison(candidate, false));
        }
        SourceFile file = new SourceFile(
                groups.get(0) + ".csv",
                "table with named columns",
                6000,
                5998,
                List.of(new SkippedRows("without a label", 2, List.of(17L, 40L))),
                List.of("label: label", "columns not used: pair_index"));
        DataCard data = new DataCard(
                List.of(file),
                24000,
                measured ? 1234 : 0,
                measured,
                2,
                "both sides of one group",
                10,
                "the file's column of folds",
                groups.stream().map(g -> new GroupCard(g, 300, N, N)).toList(),
                List.of(new ExcludedPairs("impostor pairs across groups", 100)));
        return new ScoreResults(
                new Conclusion("A headline", List.of("A sentence.", "Another.")),
                data,
                systems.stream().map(this::system).toList(),
                comparisons,
                List.of(new ToolRule("bob", "half-sum EER", "bob.measure")),
                List.of("A warning."),
                List.of("The fewest impostor pairs of a group are 3,000."),
                new ScoreProtocol(
                        "scores of pairs",
                        "score >= threshold",
                        systems.get(0),
                        "pooled",
                        List.of(0.01, 0.001),
                        Map.of(),
                        List.of(),
                        "same-group",
                        "exclude",
                        new ScoreProtocol.Resampling(0.95, 30, 2000, 1000, 1),
                        null));
    }
}
