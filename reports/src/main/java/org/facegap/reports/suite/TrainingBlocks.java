package org.facegap.reports.suite;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import org.facegap.core.results.suite.Cost;
import org.facegap.core.results.suite.CurvePoint;
import org.facegap.core.results.suite.Exposure;
import org.facegap.core.results.suite.SuiteResults;
import org.facegap.core.results.suite.Timings;
import org.facegap.core.results.suite.TrainingCurve;
import org.facegap.reports.chart.LinePlot;
import org.facegap.reports.chart.StepPlot;
import org.facegap.reports.document.Block;
import org.facegap.reports.document.Cell;
import org.facegap.reports.document.Table;
import org.facegap.reports.document.TableOf;
import org.facegap.reports.text.NumberText;
import org.facegap.reports.text.NumberText.Scale;
import org.facegap.reports.text.TickText;

/** How training went, and what everything cost. */
final class TrainingBlocks {
    private final List<Arm> arms;
    private final String groupAttribute;
    private final List<String> groups;

    TrainingBlocks(SuiteResults results, List<Arm> arms) {
        this.arms = arms;
        groupAttribute = results.groupAttribute();
        groups = results.groups();
    }

    List<Block> curves() {
        TreeSet<String> models = new TreeSet<>(Comparator.reverseOrder());
        arms.forEach(arm -> arm.of().curves().forEach(c -> models.add(c.model())));
        List<Block> blocks = new ArrayList<>(List.of(Block.Paragraph.of("One line per seed.")));
        for (String model : models) {
            String id = "training-" + blocks.size();
            List<LinePlot> plots = new ArrayList<>();
            add(plots, id + "-loss", model, true, CurvePoint::loss);
            add(plots, id + "-accuracy", model, false, CurvePoint::accuracy);
            blocks.add(new Block.Lines(blocks.size() == 1 ? Arm.looks(arms) : List.of(), "Arms", List.copyOf(plots)));
        }
        models.forEach(model -> seen(model).ifPresent(blocks::add));
        return models.isEmpty() ? List.of(Block.Paragraph.empty("No training curves were recorded.")) : blocks;
    }

    /** Both budgets of each arm: how many images were drawn, and from how many. Of the first seed; the others draw as many. */
    private Optional<Table> seen(String model) {
        Map<Arm, Exposure> seen = new LinkedHashMap<>();
        for (Arm arm : arms) {
            arm.of().curves().stream()
                    .filter(curve -> curve.model().equals(model) && curve.seen() != null)
                    .findFirst()
                    .ifPresent(curve -> seen.put(arm, Objects.requireNonNull(curve.seen())));
        }
        if (seen.isEmpty()) {
            return Optional.empty();
        }
        Set<String> values = new TreeSet<>();
        seen.values().forEach(e -> values.addAll(drawn(e).keySet()));
        TableOf<Arm> table = TableOf.<Arm>captioned("What each " + model + " training saw")
                .series("Arm", "", Arm::look)
                .text("Drawn", "", arm -> of(seen, arm).sampling())
                .count("Images seen", "", arm -> of(seen, arm).all().drawn())
                .count(
                        "With those of the model it began with",
                        "",
                        arm -> of(seen, arm).inAll())
                .count("Different images", "", arm -> of(seen, arm).all().images())
                .count("Images there are", "", arm -> of(seen, arm).all().availableImages())
                .count("Different identities", "", arm -> of(seen, arm).all().identities())
                .count("Identities there are", "", arm -> of(seen, arm).all().availableIdentities());
        for (String value : Arm.ordered(values, groups)) {
            table.count("Images of " + value, "", arm -> {
                Exposure.Counts counts = drawn(of(seen, arm)).get(value);
                return counts == null ? 0 : counts.drawn();
            });
        }
        return Optional.of(table.rows(List.copyOf(seen.keySet())).build());
    }

    private static Exposure of(Map<Arm, Exposure> seen, Arm arm) {
        return Objects.requireNonNull(seen.get(arm));
    }

    private Map<String, Exposure.Counts> drawn(Exposure exposure) {
        return exposure.values().getOrDefault(groupAttribute, Map.of());
    }

    private void add(List<LinePlot> plots, String id, String model, boolean loss, ToDoubleFunction<CurvePoint> value) {
        List<StepPlot.Curve> curves = new ArrayList<>();
        List<String> words = new ArrayList<>();
        DoubleFunction<String> end =
                loss ? v -> NumberText.number(v, Scale.PLAIN) : v -> NumberText.number(v, Scale.PERCENT, 1) + " %";
        for (Arm arm : arms) {
            for (TrainingCurve curve : arm.of().curves()) {
                List<double[]> points = !curve.model().equals(model)
                        ? List.of()
                        : curve.points().stream()
                                .map(p -> new double[] {p.step(), value.applyAsDouble(p)})
                                .filter(p -> Double.isFinite(p[1]))
                                .toList();
                if (!points.isEmpty()) {
                    curves.add(new StepPlot.Curve(arm.look(), points));
                    words.add(arm.name() + " (seed " + curve.seed() + ") ends at "
                            + end.apply(points.get(points.size() - 1)[1]));
                }
            }
        }
        String quantity = loss ? "Loss" : "Accuracy";
        if (!curves.isEmpty()) {
            plots.add(StepPlot.of(
                    id,
                    quantity + ", " + model,
                    String.join("; ", words) + ".",
                    quantity,
                    loss,
                    loss
                            ? v -> String.format(Locale.ROOT, v >= 10 || v == Math.rint(v) ? "%.0f" : "%.1f", v)
                            : TickText::percent,
                    curves));
        }
    }

    List<Block> cost(Timings timings) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(TableOf.<Arm>captioned("Renders of each arm's search")
                .series("Arm", "", Arm::look)
                .count("Images rendered", "", arm -> arm.of().cost().renders())
                .count("Images kept", "", arm -> arm.of().cost().accepted())
                .number(
                        "Renders per accepted identity",
                        "",
                        arm -> Cell.of(perIdentity(arm.of().cost())))
                .rows(arms)
                .build());
        TreeSet<String> stages = new TreeSet<>(timings.secondsPerStage().keySet());
        stages.addAll(timings.peakMemoryMiB().keySet());
        if (stages.isEmpty()) {
            blocks.add(Block.Paragraph.empty("No times were recorded."));
            return blocks;
        }
        double total = timings.secondsPerStage().values().stream()
                .mapToDouble(s -> Double.isFinite(s) ? s : 0)
                .sum();
        String all = "All stages";
        blocks.add(TableOf.<String>captioned("Time and memory of each stage (these depend on the machine)")
                .text("Stage", "", stage -> stage)
                .number(
                        "Wall time",
                        "",
                        stage -> Cell.of(NumberText.duration(
                                stage.equals(all)
                                        ? total
                                        : timings.secondsPerStage().getOrDefault(stage, Double.NaN))))
                .number(
                        "Peak memory",
                        "",
                        stage -> Cell.of(
                                stage.equals(all)
                                        ? "not added up"
                                        : memory(timings.peakMemoryMiB().getOrDefault(stage, Double.NaN))))
                .rows(stages)
                .foot(all)
                .build());
        return blocks;
    }

    private static String perIdentity(Cost cost) {
        if (Double.isFinite(cost.rendersPerIdentity())) {
            return NumberText.number(cost.rendersPerIdentity(), Scale.PLAIN);
        }
        return cost.renders() > 0 ? "undefined (no identity accepted)" : "undefined (nothing rendered)";
    }

    private static String memory(double mib) {
        return Double.isFinite(mib) ? NumberText.count(Math.round(mib)) + "\u00a0MiB" : "not recorded";
    }
}
