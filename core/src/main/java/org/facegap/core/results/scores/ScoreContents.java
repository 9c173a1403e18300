package org.facegap.core.results.scores;

import java.util.List;
import org.facegap.core.json.NanAsNull;
import org.facegap.core.results.Conclusion;
import org.facegap.core.results.RocPoint;

/**
 * What a results file says of scores beside its measurements: data, curves, tests over groups, how figures came about, and
 * words. A figure that a key finds stands among the measurements and not here.
 *
 * @param conclusion what was found, in words
 * @param data what was measured on
 * @param systems in the order to show them
 * @param comparisons of every other system with the baseline, on the same pairs
 * @param tools how the other tools make their numbers that systems are shown by
 * @param warnings what a reader must know
 * @param limits what these data cannot show, with numbers
 * @param protocol the settings
 */
public record ScoreContents(
        Conclusion conclusion,
        DataCard data,
        List<SystemContents> systems,
        List<Comparison> comparisons,
        List<ToolRule> tools,
        List<String> warnings,
        List<String> limits,
        ScoreProtocol protocol) {
    public ScoreContents {
        systems = List.copyOf(systems);
        comparisons = List.copyOf(comparisons);
        tools = List.copyOf(tools);
        warnings = List.copyOf(warnings);
        limits = List.copyOf(limits);
    }

    /**
     * One system.
     *
     * @param system its name
     * @param trainingSeeds seeds of its trainings; empty where none is named
     * @param distances whether its column holds distances: a pair is accepted at or below the threshold
     * @param groups their pairs and curves; the last entry is all groups together
     * @param points at each threshold; those that are one for all groups first
     * @param sweep error rates from high to low targets
     * @param compatibility the same data by the rules of other tools
     */
    public record SystemContents(
            String system,
            List<Long> trainingSeeds,
            boolean distances,
            List<Curve> groups,
            List<Point> points,
            List<SweepRow> sweep,
            List<CompatibilityFigure> compatibility) {}

    /**
     * Pairs and curve of a group.
     *
     * @param group name
     * @param genuine genuine pairs with a score
     * @param impostor impostor pairs with a score
     * @param failedGenuine genuine pairs without one
     * @param failedImpostor impostor pairs without one
     * @param roc by rising FMR, the mean over trainings
     */
    public record Curve(
            String group, long genuine, long impostor, long failedGenuine, long failedImpostor, List<RocPoint> roc) {}

    /**
     * An operating point.
     *
     * @param name the {@code point} of its measurements
     * @param global whether the threshold is one for all groups
     * @param rule how the threshold was chosen
     * @param target what the rule aimed at; NaN when it aims at nothing
     * @param differentials how they came about
     * @param tests whether all groups have one rate
     */
    public record Point(
            String name,
            boolean global,
            String rule,
            @NanAsNull double target,
            List<Differential> differentials,
            List<RateTest> tests) {}

    /**
     * How a differential came about; its value, its value by chance and p are a measurement.
     *
     * @param metric its name
     * @param formula how it is computed
     * @param source who defined it
     * @param best its value at equal rates
     * @param limit what one in twenty draws at equal rates passes; NaN when there is none
     * @param draws how many draws at equal rates, or ways to spread the errors
     * @param exact whether these are all ways
     * @param method how they were made
     * @param groups groups it was computed over
     * @param suppressed cells that were left out
     * @param notes what a reader must know
     */
    public record Differential(
            String metric,
            String formula,
            String source,
            double best,
            @NanAsNull double limit,
            int draws,
            boolean exact,
            String method,
            List<String> groups,
            List<SuppressedCell> suppressed,
            List<String> notes) {}

    /**
     * Whether the groups have one error rate; see {@link GroupTest}. The gap it would have found is a measurement.
     *
     * @param rate which rate
     * @param groups groups that took part
     * @param statistic chi-square divided by the design effect; NaN when no test could be made
     * @param degrees of freedom
     * @param p of the test over all; NaN when no test could be made
     * @param designEffect by how much identities shared by pairs widen the variance
     * @param draws random splits behind p; 0 for the chi-square form
     * @param pairs every two groups
     * @param reason why there is no test; empty when there is one
     */
    public record RateTest(
            String rate,
            List<String> groups,
            @NanAsNull double statistic,
            int degrees,
            @NanAsNull double p,
            @NanAsNull double designEffect,
            int draws,
            List<GroupPairTest> pairs,
            String reason) {}

    /**
     * Two systems; the differences are measurements that name the baseline.
     *
     * @param baseline name
     * @param candidate name
     * @param point the {@code point} of the differences
     * @param global whether each system's threshold is one for all groups
     * @param sentence what was found, in words
     */
    public record Comparison(String baseline, String candidate, String point, boolean global, String sentence) {}
}
