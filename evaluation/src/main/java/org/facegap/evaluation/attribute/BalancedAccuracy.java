package org.facegap.evaluation.attribute;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.facegap.evaluation.uncertainty.ClusteredRate;
import org.facegap.evaluation.uncertainty.DyadicCovariance;
import org.facegap.evaluation.uncertainty.IdentityPairs;
import org.facegap.evaluation.uncertainty.SeedSpread;

/**
 * Mean recall of the images of one group, {@code 1/K sum_k recall_k} over the {@code K} true values that occur; of several
 * trainings their mean. Its variance is that of the sum of {@code (correct - recall_k) / (K n_k)} over the images of true value
 * {@code k}, summed by identity, with what other trainings would change ({@link SeedSpread}).
 *
 * @param rate the mean recall; NaN when fewer than two true values occur
 * @param values number of true values that occur
 */
public record BalancedAccuracy(ClusteredRate rate, int values) {
    /**
     * Measures.
     *
     * @param truth true value of each image
     * @param correct {@code [trainings][images]}, 1 or 0
     * @param identities which identity each image shows
     * @param confidence such as 0.95
     */
    public static BalancedAccuracy of(
            List<String> truth, double[][] correct, IdentityPairs identities, double confidence) {
        int n = truth.size();
        Map<String, Integer> counts = new LinkedHashMap<>();
        truth.forEach(value -> counts.merge(value, 1, Integer::sum));
        int values = counts.size();
        if (values < 2) {
            return new BalancedAccuracy(new ClusteredRate(Double.NaN, Double.NaN, n, 0), values);
        }
        int k = correct.length;
        double[] mean = new double[n];
        double[] recalls = new double[k];
        double[][] residuals = new double[k][n];
        for (int s = 0; s < k; s++) {
            recalls[s] = recall(truth, correct[s], counts, residuals[s]);
            for (int i = 0; i < n; i++) {
                mean[i] += correct[s][i] / k;
            }
        }
        double[] own = new double[n];
        double recall = recall(truth, mean, counts, own);
        double variance = DyadicCovariance.variance(identities, own);
        variance += SeedSpread.of(identities, recalls, residuals).extra(variance, identities.identities(), confidence);
        return new BalancedAccuracy(
                ClusteredRate.withVariance(Math.max(0, Math.min(1, recall)), variance, n, identities.clusters()),
                values);
    }

    /** Mean recall; fills in what each image adds to its deviation. */
    private static double recall(
            List<String> truth, double[] correct, Map<String, Integer> counts, double[] residuals) {
        Map<String, Double> right = new LinkedHashMap<>();
        for (int i = 0; i < correct.length; i++) {
            right.merge(truth.get(i), correct[i], Double::sum);
        }
        int values = counts.size();
        double mean = 0;
        for (Map.Entry<String, Double> sum : right.entrySet()) {
            mean += sum.getValue() / counts.getOrDefault(sum.getKey(), 0) / values;
        }
        for (int i = 0; i < correct.length; i++) {
            double n = counts.getOrDefault(truth.get(i), 0);
            residuals[i] = (correct[i] - right.getOrDefault(truth.get(i), 0.0) / n) / (values * n);
        }
        return mean;
    }
}
