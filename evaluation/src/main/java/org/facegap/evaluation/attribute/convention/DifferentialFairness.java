package org.facegap.evaluation.attribute.convention;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.facegap.core.estimate.Estimate;
import org.facegap.evaluation.attribute.BinaryCounts;
import org.facegap.evaluation.attribute.BinaryRate;

/**
 * Smoothed empirical differential fairness: the largest absolute log ratio, between any two groups, of the share that gets
 * the favourable class or of the share that does not. Shares are smoothed by a Dirichlet prior, {@code (hits + c / 2) / (n +
 * c)} with concentration {@code c} and the two classes of a binary decision; AIF360 takes {@code c = 1}. 0 is equal; {@code
 * exp} of the value bounds every ratio.
 *
 * <p>Of the true labels it measures the data, of the predictions the classifier; the difference is the bias amplification.
 * No interval: it is a maximum, and larger than 0 by chance alone.
 *
 * <p>Source: Foulds, Islam, Keya and Pan 2020, "An intersectional definition of fairness"; AIF360's {@code
 * smoothed_empirical_differential_fairness} and {@code differential_fairness_bias_amplification}.
 */
public final class DifferentialFairness {
    private static final String UNIT = "log ratio";

    private final Map<String, BinaryCounts> groups;
    private final double concentration;
    private final long n;

    /**
     * From counts.
     *
     * @param groups group to its decisions, with the favourable class as the positive one
     * @param concentration of the prior, above 0
     */
    public DifferentialFairness(Map<String, BinaryCounts> groups, double concentration) {
        if (!(concentration > 0)) {
            throw new IllegalArgumentException("concentration: must be above 0, not " + concentration);
        }
        this.groups = Map.copyOf(groups);
        this.concentration = concentration;
        n = groups.values().stream().mapToLong(BinaryCounts::n).sum();
    }

    /** Of the true labels. */
    public Estimate ofLabels() {
        return of(BinaryRate.PREVALENCE);
    }

    /** Of the predictions. */
    public Estimate ofPredictions() {
        return of(BinaryRate.SELECTION_RATE);
    }

    /** {@code predictions - labels}: above 0 the classifier is less even than the data. */
    public Estimate biasAmplification() {
        Estimate predictions = ofPredictions();
        return predictions.isOk()
                ? Estimate.point(predictions.value() - ofLabels().value(), n, UNIT)
                : predictions;
    }

    private Estimate of(BinaryRate share) {
        List<Double> smoothed = new ArrayList<>();
        for (BinaryCounts counts : groups.values()) {
            if (counts.n() > 0) {
                smoothed.add((share.hits(counts) + concentration / 2) / (counts.n() + concentration));
            }
        }
        if (smoothed.size() < 2) {
            return Estimate.undefined("a comparison needs two groups, not " + smoothed.size(), n, UNIT);
        }
        double most = 0;
        for (double a : smoothed) {
            for (double b : smoothed) {
                most = Math.max(most, Math.max(Math.log(a / b), Math.log((1 - a) / (1 - b))));
            }
        }
        return Estimate.point(most, n, UNIT);
    }
}
