package org.facegap.evaluation.attribute;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.facegap.evaluation.uncertainty.ClusteredRate;
import org.facegap.evaluation.uncertainty.DyadicCovariance;
import org.facegap.evaluation.uncertainty.IdentityPairs;

/**
 * Accuracy of one attribute over the pictures of one group, with variances clustered by identity.
 *
 * <p>Accuracy is the mean of {@code correct}. Balanced accuracy is {@code 1/K sum_k recall_k} over the {@code K} true
 * values that occur; its variance is that of the sum of {@code (correct - recall_k) / (K n_k)} over the pictures of
 * true value {@code k}, summed by identity. Both get Wilson's interval with {@code n_eff = p(1-p)/Var}.
 *
 * @param accuracy over all pictures
 * @param balanced mean recall; its rate is NaN when fewer than two true values occur
 * @param values number of true values that occur
 */
public record PredictionAccuracy(ClusteredRate accuracy, ClusteredRate balanced, int values) {
    /**
     * Measures.
     *
     * @param truth true value of each picture
     * @param correct 1 or 0 for each picture, or the mean over training seeds
     * @param identities which identity each picture shows
     * @param extraVariance variance of training seeds to add to both
     */
    public static PredictionAccuracy of(
            List<String> truth, double[] correct, IdentityPairs identities, double extraVariance) {
        int n = correct.length;
        Map<String, double[]> sums = new LinkedHashMap<>();
        for (int i = 0; i < n; i++) {
            double[] sum = sums.computeIfAbsent(truth.get(i), k -> new double[2]);
            sum[0] += correct[i];
            sum[1]++;
        }
        int values = sums.size();
        ClusteredRate accuracy = ClusteredRate.of(identities, correct, extraVariance);
        if (values < 2) {
            return new PredictionAccuracy(accuracy, new ClusteredRate(Double.NaN, Double.NaN, n, 0), values);
        }
        double mean = 0;
        for (double[] sum : sums.values()) {
            mean += sum[0] / sum[1] / values;
        }
        double[] residuals = new double[n];
        for (int i = 0; i < n; i++) {
            double[] sum = sums.getOrDefault(truth.get(i), new double[2]);
            residuals[i] = (correct[i] - sum[0] / sum[1]) / (values * sum[1]);
        }
        double variance = DyadicCovariance.variance(identities, residuals) + extraVariance;
        ClusteredRate balanced =
                ClusteredRate.withVariance(Math.max(0, Math.min(1, mean)), variance, n, identities.clusters());
        return new PredictionAccuracy(accuracy, balanced, values);
    }
}
