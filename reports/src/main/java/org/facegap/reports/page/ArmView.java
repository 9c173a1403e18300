package org.facegap.reports.page;

import java.util.List;
import java.util.stream.IntStream;
import org.facegap.core.results.suite.ArmResults;
import org.facegap.core.results.suite.Gap;
import org.facegap.reports.chart.Series;
import org.facegap.reports.text.NumberText;
import org.facegap.reports.text.NumberText.Scale;
import org.facegap.reports.text.Shown;

/**
 * An arm at a glance.
 *
 * @param series its look
 * @param method how its training set was made, in words
 * @param identities how many identities it holds
 * @param pictures how many pictures it holds
 * @param seeds the training seeds
 * @param gap the accuracy gap
 * @param floor the gap expected by chance
 * @param p the permutation test
 * @param between which groups the gap lies between
 * @param mean mean accuracy over groups
 * @param deviation standard deviation over groups
 * @param worst accuracy of the worst group
 * @param worstGroup its name
 */
public record ArmView(
        Series series,
        String method,
        String identities,
        String pictures,
        String seeds,
        Shown gap,
        String floor,
        String p,
        String between,
        Shown mean,
        String deviation,
        Shown worst,
        String worstGroup) {

    static ArmView of(ArmResults arm, Series series) {
        var verification = arm.verification();
        var gap = verification.accuracyGap();
        return new ArmView(
                series,
                method(arm.method()),
                NumberText.count(arm.composition().identities()),
                NumberText.count(arm.composition().pictures()),
                String.join(", ", arm.seeds().stream().map(String::valueOf).toList()),
                Shown.of(gap.value(), Scale.POINTS),
                Shown.plain(gap.expectedByChance(), Scale.POINTS, "noise floor not computed"),
                NumberText.permutationP(gap.permutationP(), gap.permutations()),
                between(gap),
                Shown.of(verification.averageAccuracy(), Scale.PERCENT),
                Shown.plain(verification.standardDeviation(), Scale.POINTS, "no group could be measured"),
                Shown.of(verification.worstGroup().value(), Scale.PERCENT),
                verification.worstGroup().group().isEmpty()
                        ? "none measured"
                        : verification.worstGroup().group());
    }

    /** Which groups a gap lies between, in words. */
    static String between(Gap gap) {
        return gap.best().isEmpty() || gap.worst().isEmpty()
                ? "no two groups could be measured"
                : gap.best() + " best, " + gap.worst() + " worst";
    }

    private static String method(String method) {
        return switch (method) {
            case "evolutionary" -> "evolutionary search";
            case "rejection" -> "rejection sampling";
            case "plain" -> "plain samples, unfiltered";
            case "world" -> "rendered by the built-in world";
            case "dataset" -> "taken from a face dataset";
            default -> method;
        };
    }

    static List<ArmView> all(List<ArmResults> arms, List<Series> series) {
        return IntStream.range(0, arms.size())
                .mapToObj(i -> of(arms.get(i), series.get(i)))
                .toList();
    }
}
