package org.facegap.reports.scores;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.results.scores.CompatibilityFigure;
import org.facegap.core.results.scores.CrossGroupRate;
import org.facegap.core.results.scores.ScoreResults;
import org.facegap.core.results.scores.SweepCell;
import org.facegap.core.results.scores.SweepRow;
import org.facegap.core.results.scores.SystemComparison;
import org.facegap.reports.document.Block;
import org.facegap.reports.document.Cell;
import org.facegap.reports.document.Preset;
import org.facegap.reports.document.Section;
import org.facegap.reports.document.Table;
import org.facegap.reports.document.TableOf;
import org.facegap.reports.text.EstimateText;
import org.facegap.reports.text.NumberText;
import org.facegap.reports.text.NumberText.Scale;

/** The sections of everything measured of verification scores: the same in the report of score files and in that of a suite. */
public final class ScoreSections {
    private static final int DIGITS = 6;

    private final ScoreResults results;
    private final List<SeenSystem> systems;
    private final ErrorBlocks errors;
    private final DifferentialBlocks differentials;
    private final List<String> points;

    private ScoreSections(ScoreResults results) {
        this.results = results;
        systems = SeenSystem.all(results);
        errors = new ErrorBlocks(systems);
        differentials = new DifferentialBlocks(systems);
        points = SeenSystem.points(systems, true);
    }

    /**
     * The sections.
     *
     * @param before stands at the start of the first
     */
    public static List<Section> of(ScoreResults results, List<Block> before) {
        return new ScoreSections(results).all(before);
    }

    private List<Section> all(List<Block> before) {
        List<Section> sections = new ArrayList<>();
        List<Block> first = new ArrayList<>(before);
        first.add(Block.Paragraph.of(
                "A pair is accepted when its score is at or above the threshold, or its distance at or below"
                        + " it; thresholds stand on the scale of the files. One threshold serves all groups: what"
                        + " a group meets in use."));
        first.add(errors.thresholds());
        sections.add(Section.of("thresholds", "Thresholds", first));
        sections.add(eachPoint(
                "errors",
                "Errors per group",
                Block.Paragraph.marked(
                        "Counts first: every rate stands beside its errors and trials. Brackets are Wilson's interval"
                                + " for the effective number of pairs, which is smaller than the number of pairs where"
                                + " identities are shared; _resampled_ is the bootstrap over identities, or over pairs where"
                                + " nobody knows the identities."),
                this::errors));
        sections.add(eachPoint(
                "differentials",
                "Differentials",
                Block.Paragraph.of(
                        "Numbers that sum up how far the groups lie apart. None has an interval: an interval by"
                                + " resampling could never contain equality. Beside each stands what groups with equal"
                                + " rates would show by chance, and p, how often they would show at least as much. FDR is"
                                + " the Fairness Discrepancy Rate, not a rate of false discoveries."),
                (point, id) -> differentials.differentials(point)));
        sections.add(eachPoint(
                "tests",
                "Tests",
                Block.Paragraph.of(
                        "First one test over all groups, then every two by Fisher's exact test on effective counts,"
                                + " with Holm's adjustment. Bold: adjusted p below 0.05 and an interval that leaves zero"
                                + " out; where no error was seen the interval is the more careful of the two."),
                (point, id) -> differentials.tests(point)));
        sections.add(Section.of("curves", "Error trade-offs", new CurveBlocks(results, systems).blocks()));
        sections.add(Section.of("sweep", "Operating points", sweeps()));
        List<Block> cross = cross();
        if (!cross.isEmpty()) {
            sections.add(Section.of("cross", "Across groups", cross));
        }
        List<String> folds = SeenSystem.points(systems, false);
        if (!folds.isEmpty()) {
            sections.add(Section.of("folds", "Own thresholds", folds(folds)));
        }
        if (!results.comparisons().isEmpty()) {
            sections.add(Section.of("comparison", "Systems compared", comparisons()));
        }
        sections.add(new Section("tools", "Further figures, and other tools' rules", "Further figures", tools()));
        return sections;
    }

    private Section eachPoint(String id, String heading, Block intro, BiFunction<String, String, List<Block>> blocks) {
        List<Block> all = new ArrayList<>(List.of(intro));
        for (int p = 0; p < points.size(); p++) {
            List<Block> made = blocks.apply(points.get(p), "point-" + (p + 1));
            if (p == 0) {
                all.addAll(made);
            } else {
                all.add(Block.Disclosure.of("At " + points.get(p), made));
            }
        }
        return Section.of(id, heading, all);
    }

    private List<Block> errors(String point, String id) {
        List<Block> blocks = new ArrayList<>(List.of(errors.table(id, point, false)));
        if (point.equals(points.get(0))) {
            blocks.addAll(errors.charts(id, point, false));
        }
        return blocks;
    }

    private List<Block> folds(List<String> names) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.Paragraph.of(
                "Accuracy as LFW and RFW tables print it: every group and fold has its own threshold. That"
                        + " hides differentials at a common threshold, so these numbers are never mixed with those"
                        + " above. Standard deviation and skewed error ratio over groups, which such tables add,"
                        + " stand beside their values by chance."));
        for (int p = 0; p < names.size(); p++) {
            String id = "folds-" + (p + 1);
            blocks.add(errors.table(id, names.get(p), true));
            blocks.addAll(errors.charts(id, names.get(p), true));
            blocks.addAll(differentials.differentials(names.get(p)));
            blocks.addAll(differentials.tests(names.get(p)));
        }
        return blocks;
    }

    private List<Block> comparisons() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.Paragraph.of(
                "On the pairs that both systems gave a score for, with the same resampled identities (or pairs) for both;"
                        + " each system at its own threshold. Intervals of FNMR and accuracy cover the error of a threshold that was"
                        + " chosen."));
        for (SystemComparison comparison : results.comparisons()) {
            blocks.add(new SystemBlocks(comparison, systems, blocks.size()).block());
        }
        return blocks;
    }

    private List<Block> sweeps() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.Paragraph.of(
                "FNMR, then FMR, of each group at common thresholds for falling targets. Grey: fewer than ten"
                        + " false matches of the group are expected at the target, so its FMR says little."));
        for (SeenSystem system : systems) {
            List<SweepRow> rows = system.of().sweep().stream()
                    .filter(r -> Double.isFinite(r.threshold()))
                    .toList();
            if (rows.isEmpty()) {
                blocks.add(Block.Paragraph.empty(system.name() + ": no threshold could be chosen."));
                continue;
            }
            blocks.add(Block.Heading.of(system.look(), ""));
            TableOf<SweepRow> table = TableOf.<SweepRow>captioned("Error rates at falling targets")
                    .of(system.name())
                    .key("system", system.name())
                    .text("Target FMR", "target", r -> EstimateText.plain(r.target(), Scale.PERCENT, ""))
                    .number(
                            "Threshold",
                            "",
                            r -> Cell.of(NumberText.threshold(
                                    r.threshold(), system.of().distances())))
                    .number(
                            "Realised",
                            "",
                            r -> Cell.of(EstimateText.plain(r.realised(), Scale.PERCENT, "no impostor pairs")));
            List<SweepCell> groups = rows.get(0).cells();
            for (int g = 0; g < groups.size(); g++) {
                int column = g;
                table.group(groups.get(g).group(), r -> sweep(r.cells().get(column)));
            }
            blocks.add(table.rows(rows).build());
        }
        return blocks;
    }

    private static Cell sweep(SweepCell c) {
        return Cell.of(rate(c.falseNonMatches(), c.genuine()))
                .part("fnmr", Cell.number(c.falseNonMatches() / c.genuine(), c.genuine(), "rate", "no pairs"))
                .beside(
                        "fmr",
                        Cell.number(c.falseMatches() / c.impostor(), c.impostor(), "rate", "no pairs"),
                        "FMR " + rate(c.falseMatches(), c.impostor()))
                .looking(c.readable() ? "" : "grey");
    }

    private static String rate(double errors, long trials) {
        return trials == 0 ? "no pairs" : EstimateText.plain(errors / trials, Scale.PERCENT, "");
    }

    private List<Block> cross() {
        List<Block> blocks = new ArrayList<>();
        for (SeenSystem system : systems) {
            List<CrossGroupRate> rates = system.of().crossGroup();
            if (!rates.isEmpty()) {
                blocks.add(Block.Heading.of(system.look(), ""));
                blocks.add(matrix(system, rates));
            }
        }
        if (!blocks.isEmpty()) {
            blocks.add(
                    0,
                    Block.Paragraph.of(
                            "False match rates of impostor pairs that join two groups, at the common threshold."
                                    + " They never enter a group's own rate, which stands on the diagonal."));
        }
        return blocks;
    }

    private static Table matrix(SeenSystem system, List<CrossGroupRate> rates) {
        Map<String, CrossGroupRate> cells = new LinkedHashMap<>();
        Set<String> groups = new LinkedHashSet<>();
        for (CrossGroupRate rate : rates) {
            cells.put(rate.first() + "\u0000" + rate.second(), rate);
            if (rate.first().equals(rate.second())) {
                groups.add(rate.first());
            }
        }
        TableOf<String> table = TableOf.<String>captioned("False match rates across groups, "
                        + system.of().points().get(0).name())
                .of(system.name())
                .text("Group", "", group -> group);
        for (String first : groups) {
            table.number(first, "", second -> {
                CrossGroupRate rate = cells.get(first + "\u0000" + second);
                return rate == null
                        ? Cell.of("\u2013").looking("none")
                        : Cell.of(rate.rate(), Scale.PERCENT)
                                .beside(
                                        "",
                                        null,
                                        NumberText.errors(rate.falseMatches()) + " of "
                                                + NumberText.count(rate.trials()))
                                .looking(first.equals(second) ? "own" : "");
            });
        }
        return table.rows(groups).build();
    }

    private List<Block> tools() {
        List<Block> blocks = new ArrayList<>();
        for (SeenSystem system : systems) {
            Map<String, List<CompatibilityFigure>> byMode = new LinkedHashMap<>();
            for (CompatibilityFigure figure : system.of().compatibility()) {
                byMode.computeIfAbsent(figure.mode(), k -> new ArrayList<>()).add(figure);
            }
            byMode.forEach((mode, figures) -> blocks.add(Block.Disclosure.of(
                    mode + ", " + system.name(),
                    List.of(Block.Paragraph.of(rule(mode)), figures(system.name(), mode, figures)))));
        }
        if (blocks.isEmpty()) {
            blocks.add(Block.Paragraph.empty("Not computed: these figures are made for up to 30 groups."));
        }
        blocks.add(
                0,
                Block.Paragraph.of(
                        "First our own figures per group that need no common threshold, such as TAR at a FAR, min DCF,"
                                + " FMR100 and ZeroFMR. Then the same scores under the conventions of other programs, so"
                                + " that their printed numbers can be found again; those differ from ours and from each"
                                + " other by convention, not by error."));
        return blocks;
    }

    private String rule(String mode) {
        return results.tools().stream()
                .filter(t -> t.mode().equals(mode))
                .map(t -> t.definition() + " Source: " + t.source() + ".")
                .findFirst()
                .orElse("");
    }

    private static Table figures(String system, String mode, List<CompatibilityFigure> figures) {
        Set<String> groups = new LinkedHashSet<>();
        Map<String, Map<String, Estimate>> rows = new LinkedHashMap<>();
        for (CompatibilityFigure f : figures) {
            groups.add(f.group());
            rows.computeIfAbsent(f.quantity(), k -> new LinkedHashMap<>()).put(f.group(), f.value());
        }
        TableOf<Map.Entry<String, Map<String, Estimate>>> table =
                TableOf.<Map.Entry<String, Map<String, Estimate>>>captioned(mode + ": " + system)
                        .preset(Preset.ERRORS)
                        .key("system", system)
                        .text("Figure", "", Map.Entry::getKey);
        for (String group : groups) {
            table.group(group, row -> {
                Estimate e = row.getValue().get(group);
                return e == null ? Cell.of("not computed") : Cell.of(digits(e)).part(mode + ": " + row.getKey(), e);
            });
        }
        return table.rows(rows.entrySet()).build();
    }

    private static String digits(Estimate e) {
        if (e.isOk()) {
            return NumberText.number(e.value(), Scale.FRACTION, DIGITS);
        }
        EstimateText shown = EstimateText.of(e, Scale.PLAIN);
        return shown.note().isEmpty() ? shown.value() : shown.value() + ": " + shown.note();
    }
}
