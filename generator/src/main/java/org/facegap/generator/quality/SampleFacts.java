package org.facegap.generator.quality;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.facegap.core.dataset.AttributeLabel;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.results.suite.Balance;
import org.facegap.generator.audit.Agreement;
import org.facegap.generator.audit.CompositionBalance;
import org.facegap.generator.audit.GroupKey;
import org.facegap.generator.audit.Proportion;
import org.facegap.generator.audit.Quantiles;
import org.facegap.models.named.Reading;

/** What one sample's images and labels tell without another sample beside them. */
final class SampleFacts {
    private final QualitySample sample;
    private final List<Sampled> firstOfIdentities;
    private final GroupKey by;

    /**
     * Looks at a sample.
     *
     * @param by what its groups are made of
     */
    SampleFacts(QualitySample sample, GroupKey by) {
        this.sample = sample;
        this.firstOfIdentities = sample.firstOfIdentities();
        this.by = by;
    }

    private List<String> groups(Sampled image) {
        return by.attributes().isEmpty() ? List.of(QualityReport.ALL) : List.of(QualityReport.ALL, image.group());
    }

    private void collect(Map<String, List<Double>> values, Sampled image, double value) {
        groups(image)
                .forEach(group ->
                        values.computeIfAbsent(group, g -> new ArrayList<>()).add(value));
    }

    private static Map<String, Map<String, Object>> quantiles(Map<String, List<Double>> values) {
        Map<String, Map<String, Object>> result = new LinkedHashMap<>();
        values.forEach((group, list) -> result.put(group, Quantiles.of(list)));
        return result;
    }

    /** Group to quantiles of the images' sharpness. */
    Map<String, Map<String, Object>> sharpness() {
        Map<String, List<Double>> values = new TreeMap<>();
        sample.images().forEach(image -> collect(values, image, image.sharpness()));
        return quantiles(values);
    }

    /** Attribute to how sure the labels and the asked oracle are. */
    Map<String, Confidence> confidence() {
        Set<String> attributes = new LinkedHashSet<>();
        for (Sampled image : sample.images()) {
            attributes.addAll(image.labels().keySet());
            Reading reading = image.reading();
            if (reading != null) {
                attributes.addAll(reading.labels().keySet());
            }
        }
        Map<String, Confidence> all = new LinkedHashMap<>();
        for (String attribute : attributes) {
            all.put(attribute, new Confidence(labels(attribute), readings(attribute), agreement(attribute)));
        }
        return all;
    }

    private Map<String, Map<String, Object>> labels(String attribute) {
        Map<String, List<Double>> values = new TreeMap<>();
        for (Sampled image : firstOfIdentities) {
            AttributeLabel label = image.labels().get(attribute);
            if (label != null) {
                collect(values, image, label.confidence());
            }
        }
        return quantiles(values);
    }

    private Map<String, Map<String, Object>> readings(String attribute) {
        Map<String, List<Double>> values = new TreeMap<>();
        for (Sampled image : sample.images()) {
            Reading reading = image.reading();
            AttributeLabel read = reading == null ? null : reading.labels().get(attribute);
            if (read != null) {
                collect(values, image, read.confidence());
            }
        }
        return quantiles(values);
    }

    private Map<String, Estimate> agreement(String attribute) {
        Map<String, long[]> counts = new TreeMap<>();
        for (Sampled image : firstOfIdentities) {
            AttributeLabel label = image.labels().get(attribute);
            Reading reading = image.reading();
            if (label != null && reading != null && reading.labels().containsKey(attribute)) {
                boolean same = reading.value(attribute).equals(label.value());
                for (String group : groups(image)) {
                    long[] count = counts.computeIfAbsent(group, g -> new long[2]);
                    count[0] += same ? 1 : 0;
                    count[1]++;
                }
            }
        }
        Map<String, Estimate> rates = new LinkedHashMap<>();
        counts.forEach((group, count) -> rates.put(group, Proportion.of(count[0], count[1])));
        return rates;
    }

    /** Attribute to how even the whole set is, corrected by the asked oracle; empty when none was asked. */
    Map<String, Balance> balance(long seed) {
        Agreement agreement = new Agreement(by.attributes());
        for (Sampled image : firstOfIdentities) {
            Reading reading = image.reading();
            if (reading != null) {
                agreement.add(new Reading(image.labels(), Map.of()), reading);
            }
        }
        Map<String, Map<String, Long>> identities = new LinkedHashMap<>(sample.identitiesPerValue());
        identities.keySet().retainAll(agreement.confusion().keySet());
        return CompositionBalance.of(identities, agreement.confusion(), seed);
    }
}
