package org.facegap.validation.reference;

import java.util.List;
import java.util.stream.IntStream;
import org.facegap.core.results.IdentificationResults;
import org.facegap.evaluation.identification.IdentificationEvaluator;
import org.facegap.evaluation.identification.IdentificationSpec;
import org.facegap.evaluation.identification.ProbeSearch;
import org.facegap.evaluation.identification.Search;
import org.facegap.evaluation.verification.Failures;

/** What the evaluator of searches gives for searches of bob's files, all of them together, and bob's own rates of them. */
final class BobSearches {
    private static final double THRESHOLD = 0.5;

    private final List<ProbeSearch> searches;
    private final IdentificationResults.Group measured;

    /** Measures at every rank that the largest gallery has and at a threshold of 0.5; failed searches are left out. */
    BobSearches(List<ProbeSearch> searches) {
        this.searches = searches;
        int gallery =
                searches.stream().mapToInt(s -> s.nonMates().length + 1).max().orElse(1);
        IdentificationSpec settings = new IdentificationSpec(
                IntStream.rangeClosed(1, gallery).boxed().toList(),
                List.of(),
                List.of(THRESHOLD),
                Failures.EXCLUDE,
                0.95);
        List<Search> own = IntStream.range(0, searches.size())
                .mapToObj(i -> new Search("probe " + i, "", searches.get(i)))
                .toList();
        measured = new IdentificationEvaluator(settings)
                .evaluate(own, gallery)
                .groups()
                .get(0);
    }

    /** The cumulative match characteristic, entry 0 being rank 1. */
    double[] curve() {
        return measured.ranks().stream().mapToDouble(r -> r.rate().value()).toArray();
    }

    long mated() {
        return measured.mated();
    }

    long nonMated() {
        return measured.nonMated();
    }

    double fpir() {
        return measured.points().get(0).fpir().value();
    }

    double fnir() {
        return measured.points().get(0).fnir().value();
    }

    /**
     * bob.measure's {@code recognition_rate} at rank 1. Without a threshold, negative infinity, a non-mated search is wrong.
     * With one, scores at or below it are dropped, and a non-mated search with nothing left does not count.
     */
    double recognitionRate(double threshold) {
        boolean drops = threshold != Double.NEGATIVE_INFINITY;
        long counted = searches.stream()
                .filter(s -> s.mated() || !drops || s.bestNonMate() > threshold)
                .count();
        long right = searches.stream()
                .filter(s -> s.mated() && s.bestMate() > threshold && s.rank() == 1)
                .count();
        return right / (double) counted;
    }
}
