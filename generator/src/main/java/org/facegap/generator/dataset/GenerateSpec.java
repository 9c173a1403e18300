package org.facegap.generator.dataset;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.facegap.core.config.BrokenRules;

/**
 * One training set made by a generator. Maps are in order of key: what a hash says is then what is computed.
 *
 * @param config models, search and variations
 * @param groupBy attributes whose values, or combinations of values, are the groups
 * @param composition {@code balanced}: equal quotas; {@code generator-shares}: quotas at the generator's own shares;
 *     {@code shares}: quotas at the shares given
 * @param only attribute to the one value wanted; empty for all
 * @param shares group to its share, of any sum, for {@code composition: shares}; groups that are not named get none
 * @param seed of everything drawn
 */
public record GenerateSpec(
        @JsonUnwrapped GenerateConfig config,
        List<String> groupBy,
        String composition,
        Map<String, String> only,
        Map<String, Double> shares,
        long seed) {
    /** @throws IllegalArgumentException when the groups or shares are none */
    public GenerateSpec {
        groupBy = List.copyOf(groupBy);
        only = Collections.unmodifiableMap(new TreeMap<>(only));
        shares = Collections.unmodifiableMap(new TreeMap<>(shares));
        BrokenRules.throwIfAny(broken(groupBy, composition, shares));
    }

    /** What is wrong with groups that somebody asks for, {@code key: what is wrong} each. */
    public static List<String> broken(List<String> groupBy, String composition, Map<String, Double> shares) {
        List<String> broken = new ArrayList<>();
        if (groupBy.isEmpty()) {
            broken.add("groupBy: name at least one attribute");
        }
        if (groupBy.stream().distinct().count() != groupBy.size()) {
            broken.add("groupBy: an attribute is named twice in " + groupBy);
        }
        if (composition.equals("shares") == shares.isEmpty()) {
            broken.add("shares: belongs to composition: shares, and is needed there");
        }
        shares.forEach((group, share) -> {
            if (!(share >= 0 && share < Double.POSITIVE_INFINITY)) {
                broken.add("shares: the share of " + group + " is " + share + "; it has to be 0 or more");
            }
        });
        return broken;
    }
}
