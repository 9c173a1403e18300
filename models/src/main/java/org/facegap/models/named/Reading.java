package org.facegap.models.named;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.facegap.core.dataset.AttributeLabel;

/**
 * What an oracle says of one image.
 *
 * @param labels attribute to its most probable value with that probability
 * @param margins attribute to the distance of that probability to the runner-up's
 */
public record Reading(Map<String, AttributeLabel> labels, Map<String, Double> margins) {
    public Reading {
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        margins = Collections.unmodifiableMap(new LinkedHashMap<>(margins));
    }

    /**
     * From class probabilities.
     *
     * @param values attribute to its values
     * @param probabilities of all values of all attributes one after the other; each attribute's sum to 1
     */
    public static Reading of(Map<String, List<String>> values, float[] probabilities) {
        Map<String, AttributeLabel> labels = new LinkedHashMap<>();
        Map<String, Double> margins = new LinkedHashMap<>();
        int offset = 0;
        for (Map.Entry<String, List<String>> e : values.entrySet()) {
            int best = 0;
            double runnerUp = 0;
            for (int i = 1; i < e.getValue().size(); i++) {
                float p = probabilities[offset + i];
                if (p > probabilities[offset + best]) {
                    runnerUp = probabilities[offset + best];
                    best = i;
                } else {
                    runnerUp = Math.max(runnerUp, p);
                }
            }
            double top = probabilities[offset + best];
            labels.put(e.getKey(), new AttributeLabel(e.getValue().get(best), top));
            margins.put(e.getKey(), top - runnerUp);
            offset += e.getValue().size();
        }
        return new Reading(labels, margins);
    }

    /** The same without some attributes. */
    public Reading without(Set<String> attributes) {
        if (attributes.isEmpty()) {
            return this;
        }
        Map<String, AttributeLabel> left = new LinkedHashMap<>(labels);
        Map<String, Double> leftMargins = new LinkedHashMap<>(margins);
        left.keySet().removeAll(attributes);
        leftMargins.keySet().removeAll(attributes);
        return new Reading(left, leftMargins);
    }

    /** The value of an attribute the oracle knows. */
    public String value(String attribute) {
        AttributeLabel label = labels.get(attribute);
        if (label == null) {
            throw new IllegalArgumentException("no attribute " + attribute + "; there are " + labels.keySet());
        }
        return label.value();
    }

    /** Whether every one of these attributes is read with at least this probability and margin. */
    public boolean isSure(Iterable<String> attributes, double confidence, double margin) {
        for (String attribute : attributes) {
            AttributeLabel label = labels.get(attribute);
            Double distance = margins.get(attribute);
            if (label == null || distance == null || label.confidence() < confidence || distance < margin) {
                return false;
            }
        }
        return true;
    }
}
