package org.facegap.generator.quality;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.facegap.core.dataset.AttributeLabel;
import org.facegap.models.named.Reading;
import org.jspecify.annotations.Nullable;

/**
 * One image of a sample, as far as quality is concerned.
 *
 * @param feature in the space of the measurement
 * @param identity who is shown
 * @param group see {@link org.facegap.generator.audit.GroupKey}
 * @param sharpness see {@link Sharpness}; NaN when there is only a feature
 * @param labels as the dataset has them
 * @param reading what the asked oracle says; null when none was asked
 */
public record Sampled(
        float[] feature,
        String identity,
        String group,
        double sharpness,
        Map<String, AttributeLabel> labels,
        @Nullable Reading reading) {
    public Sampled {
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    }
}
