package org.facegap.generator.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.facegap.models.named.Reading;
import org.jspecify.annotations.Nullable;

/**
 * Predicts from a style, before anything is rendered, how probable it is that the oracle will surely read the values of a
 * group. One logistic regression per value; every rendered candidate, of whatever group, teaches all of them, so that a
 * rare combination is learned as fast as its commonest part allows. A group's probability is the product over its
 * attributes. Not thread-safe.
 */
final class SurrogateLabels {
    private static final double RIDGE = 1;

    /** Fitted anew when so many times as many images have been seen. */
    private static final double REFIT_GROWTH = 1.3;

    /** Rows kept; beyond, a fit gains little and costs much. */
    private static final int MOST_ROWS = 6_000;

    private record Value(String attribute, List<String> values) {}

    private final double[] mean;
    private final double[] deviation;
    private final Map<String, List<Value>> groups = new LinkedHashMap<>();
    private final Map<Value, List<Boolean>> hits = new LinkedHashMap<>();
    private final Map<Value, LogisticRidge> models = new LinkedHashMap<>();
    private final List<double[]> rows = new ArrayList<>();
    private final double confidence;
    private final double margin;
    private int fittedAt;

    /**
     * A surrogate that knows nothing yet.
     *
     * @param styles some styles, whose mean and spread scale the features
     */
    SurrogateLabels(GroupQuotas quotas, float[][] styles, double confidence, double margin) {
        this.confidence = confidence;
        this.margin = margin;
        for (String group : quotas.targets().keySet()) {
            List<Value> values = new ArrayList<>();
            quotas.valuesOf(group).forEach((attribute, wanted) -> {
                Value value = new Value(attribute, wanted);
                values.add(value);
                hits.computeIfAbsent(value, v -> new ArrayList<>());
            });
            groups.put(group, values);
        }
        int dim = styles[0].length;
        mean = new double[dim];
        deviation = new double[dim];
        for (float[] style : styles) {
            for (int j = 0; j < dim; j++) {
                mean[j] += style[j] / styles.length;
            }
        }
        for (float[] style : styles) {
            for (int j = 0; j < dim; j++) {
                deviation[j] += (style[j] - mean[j]) * (style[j] - mean[j]) / styles.length;
            }
        }
        for (int j = 0; j < dim; j++) {
            deviation[j] = Math.sqrt(Math.max(deviation[j], 1e-12));
        }
    }

    /** Learns what a rendered style was read as. */
    void learn(float[] style, Reading reading) {
        if (rows.size() >= MOST_ROWS) {
            return;
        }
        rows.add(features(style));
        hits.forEach((value, list) -> list.add(value.values().contains(reading.value(value.attribute()))
                && reading.isSure(List.of(value.attribute()), confidence, margin)));
    }

    /** Images learned from. */
    int seen() {
        return rows.size();
    }

    /** Fits anew when enough was seen since the last time. */
    void refresh() {
        if (rows.isEmpty() || (fittedAt > 0 && rows.size() < REFIT_GROWTH * fittedAt)) {
            return;
        }
        fittedAt = rows.size();
        hits.forEach((value, list) -> {
            if (list.contains(true) && list.contains(false)) {
                models.put(value, LogisticRidge.fit(rows, list, RIDGE, models.get(value)));
            }
        });
    }

    /** Whether every value of a group has been seen and missed, so that its probability can be told. */
    boolean knows(String group) {
        return groups.getOrDefault(group, List.of()).stream().allMatch(models::containsKey);
    }

    /** Probability that a style is surely read as a group. */
    double probability(float[] style, String group) {
        double[] x = features(style);
        double p = 1;
        for (Value value : groups.getOrDefault(group, List.of())) {
            LogisticRidge model = model(value);
            p *= model == null ? 0 : model.probability(x);
        }
        return p;
    }

    private @Nullable LogisticRidge model(Value value) {
        return models.get(value);
    }

    private double[] features(float[] style) {
        double[] x = new double[mean.length];
        for (int j = 0; j < x.length; j++) {
            x[j] = (style[j] - mean[j]) / deviation[j];
        }
        return x;
    }
}
