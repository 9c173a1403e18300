package org.facegap.reports.page;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.facegap.core.results.suite.ArmResults;
import org.facegap.core.results.suite.SuiteResults;
import org.facegap.core.results.suite.Timings;
import org.facegap.reports.chart.Series;
import org.facegap.reports.text.NumberText;
import org.facegap.reports.text.NumberText.Scale;

/**
 * What it took.
 *
 * @param arms renders per arm
 * @param stages time and memory per stage
 * @param total time of all stages together
 */
public record CostView(List<ArmCost> arms, List<StageCost> stages, String total) {
    /** Renders of one arm's search. */
    public record ArmCost(Series series, String renders, String accepted, String perIdentity) {}

    /** Time and memory of a stage. */
    public record StageCost(String stage, String time, String memory) {}

    static CostView of(SuiteResults results, Timings timings, List<Series> series) {
        List<ArmCost> arms = new ArrayList<>();
        for (int i = 0; i < results.arms().size(); i++) {
            ArmResults arm = results.arms().get(i);
            double per = arm.cost().rendersPerIdentity();
            arms.add(new ArmCost(
                    series.get(i),
                    NumberText.count(arm.cost().renders()),
                    NumberText.count(arm.cost().accepted()),
                    Double.isFinite(per)
                            ? NumberText.number(per, Scale.PLAIN)
                            : arm.cost().renders() > 0
                                    ? "undefined (no identity accepted)"
                                    : "undefined (nothing rendered)"));
        }
        TreeSet<String> names = new TreeSet<>(timings.secondsPerStage().keySet());
        names.addAll(timings.peakMemoryMiB().keySet());
        List<StageCost> stages = new ArrayList<>();
        double total = 0;
        for (String name : names) {
            Double seconds = timings.secondsPerStage().get(name);
            Double memory = timings.peakMemoryMiB().get(name);
            total += seconds == null || !Double.isFinite(seconds) ? 0 : seconds;
            stages.add(new StageCost(
                    name,
                    seconds == null ? "not recorded" : NumberText.duration(seconds),
                    memory == null || !Double.isFinite(memory)
                            ? "not recorded"
                            : NumberText.count(Math.round(memory)) + "\u00a0MiB"));
        }
        return new CostView(List.copyOf(arms), List.copyOf(stages), NumberText.duration(total));
    }
}
