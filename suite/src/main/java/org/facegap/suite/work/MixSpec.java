package org.facegap.suite.work;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A mix of training sets.
 *
 * @param of arm to its share, of any sum
 * @param by identities or images
 * @param total of them; null: the most that the shares allow
 * @param seed of who is drawn
 */
public record MixSpec(
        Map<String, Double> of, String by, @Nullable Long total, long seed) {
    public MixSpec {
        of = Collections.unmodifiableMap(new TreeMap<>(of));
    }
}
