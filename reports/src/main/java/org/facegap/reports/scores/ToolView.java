package org.facegap.reports.scores;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.results.scores.CompatibilityFigure;
import org.facegap.core.results.scores.ScoreResults;
import org.facegap.core.results.scores.SystemResults;
import org.facegap.reports.text.NumberText;
import org.facegap.reports.text.NumberText.Scale;
import org.facegap.reports.text.Shown;
import org.jspecify.annotations.Nullable;

/**
 * Figures of one system by the rules of one tool.
 *
 * @param mode the tool
 * @param rule how it differs
 * @param groups columns
 * @param rows a figure each
 */
public record ToolView(String system, String mode, String rule, List<String> groups, List<Row> rows) {
    private static final int DIGITS = 6;

    /** A figure for every group. */
    public record Row(String quantity, List<String> values) {}

    static List<ToolView> all(ScoreResults results) {
        List<ToolView> views = new ArrayList<>();
        for (SystemResults system : results.systems()) {
            Map<String, List<CompatibilityFigure>> byMode = new LinkedHashMap<>();
            for (CompatibilityFigure figure : system.compatibility()) {
                byMode.computeIfAbsent(figure.mode(), k -> new ArrayList<>()).add(figure);
            }
            byMode.forEach((mode, figures) -> views.add(of(system.system(), mode, rule(results, mode), figures)));
        }
        return List.copyOf(views);
    }

    private static String rule(ScoreResults results, String mode) {
        return results.tools().stream()
                .filter(t -> t.mode().equals(mode))
                .map(t -> t.definition() + " Source: " + t.source() + ".")
                .findFirst()
                .orElse("");
    }

    private static ToolView of(String system, String mode, String rule, List<CompatibilityFigure> figures) {
        Set<String> groups = new LinkedHashSet<>();
        Map<String, Map<String, Estimate>> rows = new LinkedHashMap<>();
        for (CompatibilityFigure f : figures) {
            groups.add(f.group());
            rows.computeIfAbsent(f.quantity(), k -> new LinkedHashMap<>()).put(f.group(), f.value());
        }
        List<Row> shown = new ArrayList<>();
        rows.forEach((quantity, values) -> shown.add(
                new Row(quantity, groups.stream().map(g -> text(values.get(g))).toList())));
        return new ToolView(system, mode, rule, List.copyOf(groups), List.copyOf(shown));
    }

    private static String text(@Nullable Estimate e) {
        if (e == null) {
            return "not computed";
        }
        if (!e.isOk()) {
            Shown shown = Shown.of(e, Scale.PLAIN);
            return shown.note().isEmpty() ? shown.value() : shown.value() + ": " + shown.note();
        }
        return NumberText.number(e.value(), Scale.FRACTION, DIGITS);
    }
}
