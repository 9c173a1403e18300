package org.facegap.evaluation.identification;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.facegap.core.UserError;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.results.IdentificationResults;
import org.facegap.core.statistics.Interval;
import org.facegap.core.words.WordOrder;
import org.facegap.evaluation.uncertainty.ClusteredRate;
import org.facegap.evaluation.uncertainty.IdentityPairs;
import org.facegap.evaluation.verification.Failures;
import org.facegap.evaluation.verification.MatchThreshold;
import org.facegap.evaluation.verification.ScoreSplit;
import org.jspecify.annotations.Nullable;

/**
 * Rates of searches per group of probes, after ISO/IEC 19795-1. {@code FPIR(T)}: non-mated searches that return a candidate
 * at or above T, over non-mated searches; the best candidate decides. {@code FNIR(T)}: mated searches whose mate is not
 * first or lies below T, over mated searches. The rate at a rank is the cumulative match characteristic, ties pessimistic
 * ({@link ProbeSearch#rank}). Where failures count as not found, a search without scores is an error when it is mated, none
 * when it is not. Thresholds are chosen on all non-mated searches together, so that every group meets
 * the same one. Intervals are Wilson's with the effective number of searches, those of one identity being one cluster; that
 * all probes met the same gallery is not in them.
 */
public final class IdentificationEvaluator {
    /** Name of the row of all probes. */
    public static final String ALL = "all";

    private static final String UNIT = "rate";

    private final IdentificationSpec settings;

    /** Measures by these settings. */
    public IdentificationEvaluator(IdentificationSpec settings) {
        this.settings = settings;
    }

    /**
     * Measures.
     *
     * @param gallery references searched, 0 when not known
     * @throws UserError without searches
     */
    public IdentificationResults evaluate(List<Search> searches, long gallery) {
        if (searches.isEmpty()) {
            throw new UserError("There are no searches to measure.");
        }
        List<String> warnings = new ArrayList<>();
        Map<Double, Double> thresholds = thresholds(searches, warnings);
        Map<String, List<Search>> groups = new LinkedHashMap<>();
        groups.put(ALL, searches);
        Map<String, List<Search>> named = new TreeMap<>(new WordOrder());
        for (Search search : searches) {
            if (!search.group().isEmpty()) {
                named.computeIfAbsent(search.group(), g -> new ArrayList<>()).add(search);
            }
        }
        named.forEach((name, own) -> groups.put(name.equals(ALL) ? ALL + " (group)" : name, own));
        IdentificationConclusion conclusion = new IdentificationConclusion();
        named.forEach((name, own) -> {
            ClusteredRate missed =
                    clustered(mated(own), 1, s -> s.rank() <= settings.ranks().get(0) ? 0 : 1);
            conclusion.group(name, missed);
        });
        List<IdentificationResults.Group> rows = new ArrayList<>();
        groups.forEach((name, own) -> rows.add(group(name, own, thresholds)));
        return new IdentificationResults(
                IdentificationResults.SCHEMA,
                conclusion.headline(settings.ranks().get(0)),
                gallery,
                new IdentificationResults.Protocol(
                        settings.ranks(),
                        settings.fpirs(),
                        settings.thresholds(),
                        settings.failures() == Failures.NONMATCH ? "count as not found" : "left out",
                        settings.confidence()),
                rows,
                warnings);
    }

    /** Target to its threshold, in the order asked; none without a non-mated search that gave a score. */
    private Map<Double, Double> thresholds(List<Search> searches, List<String> warnings) {
        Map<Double, Double> thresholds = new LinkedHashMap<>();
        List<ProbeSearch> scores = searches.stream().map(Search::scores).toList();
        long strangers = scores.stream().filter(s -> !s.mated() && !s.failed()).count();
        for (double target : settings.fpirs()) {
            if (strangers == 0) {
                warnings.add(
                        "No probe is of an identity outside of the gallery, so there is no FPIR and no threshold for"
                                + " it; only ranks are measured.");
                break;
            }
            thresholds.put(target, thresholdAtFpir(scores, target).value());
            if (strangers * target < 10) {
                warnings.add("A FPIR of " + target + " is expected to show fewer than ten errors among " + strangers
                        + " non-mated searches: its threshold rests on few.");
            }
        }
        return thresholds;
    }

    /**
     * The smallest best score of a non-mated search whose realised FPIR does not exceed the target; failed searches are
     * left out.
     *
     * @throws IllegalArgumentException without non-mated searches that gave scores
     */
    static MatchThreshold thresholdAtFpir(List<ProbeSearch> searches, double target) {
        double[] best = searches.stream()
                .filter(s -> !s.mated())
                .mapToDouble(ProbeSearch::bestNonMate)
                .toArray();
        return MatchThreshold.atFmr(ScoreSplit.ofKinds(new double[0], best), target);
    }

    private IdentificationResults.Group group(String name, List<Search> searches, Map<Double, Double> thresholds) {
        List<Search> mated = mated(searches);
        List<Search> others = searches.stream().filter(s -> !s.scores().mated()).toList();
        List<IdentificationResults.Rank> ranks = new ArrayList<>();
        for (int rank : settings.ranks()) {
            ranks.add(new IdentificationResults.Rank(
                    rank, rate(mated, 0, s -> s.rank() <= rank ? 1 : 0, "no mated searches")));
        }
        List<IdentificationResults.Point> points = new ArrayList<>();
        thresholds.forEach((target, threshold) -> points.add(point(target, threshold, mated, others)));
        settings.thresholds().forEach(threshold -> points.add(point(Double.NaN, threshold, mated, others)));
        return new IdentificationResults.Group(
                name,
                searches.stream().map(Search::identity).distinct().count(),
                mated.size(),
                others.size(),
                searches.stream().filter(s -> s.scores().failed()).count(),
                ranks,
                points);
    }

    private IdentificationResults.Point point(
            double target, double threshold, List<Search> mated, List<Search> others) {
        return new IdentificationResults.Point(
                target,
                threshold,
                rate(others, 0, s -> s.bestNonMate() >= threshold ? 1 : 0, "no non-mated searches"),
                rate(mated, 1, s -> s.bestMate() >= threshold && s.rank() == 1 ? 0 : 1, "no mated searches"));
    }

    private static List<Search> mated(List<Search> searches) {
        return searches.stream().filter(s -> s.scores().mated()).toList();
    }

    private Estimate rate(List<Search> searches, double whenFailed, ToDoubleFunction<ProbeSearch> value, String none) {
        ClusteredRate rate = clustered(searches, whenFailed, value);
        if (rate == null) {
            return Estimate.undefined(none, 0, UNIT);
        }
        Interval interval = rate.interval(settings.confidence());
        return Estimate.ok(rate.rate(), interval.low(), interval.high(), rate.pairs(), UNIT);
    }

    /**
     * The searches of one identity are one cluster; null without searches.
     *
     * @param whenFailed what a search without a score counts as, where those count
     */
    private @Nullable ClusteredRate clustered(
            List<Search> searches, double whenFailed, ToDoubleFunction<ProbeSearch> value) {
        List<Search> counted = settings.failures() == Failures.NONMATCH
                ? searches
                : searches.stream().filter(s -> !s.scores().failed()).toList();
        int n = counted.size();
        if (n == 0) {
            return null;
        }
        Map<String, Integer> numbers = new LinkedHashMap<>();
        int[] identities = new int[n];
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            Search search = counted.get(i);
            identities[i] = numbers.computeIfAbsent(search.identity(), id -> numbers.size());
            values[i] = search.scores().failed() ? whenFailed : value.applyAsDouble(search.scores());
        }
        return ClusteredRate.of(IdentityPairs.ofSingles(identities), values);
    }
}
