package org.facegap.core.dataset;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.facegap.core.config.BrokenRules;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a face dataset is taken.
 *
 * @param only attribute to the values that are kept, {@code 20-29|30-39}; images without the attribute are not
 * @param drop attribute to the values that are left out, likewise
 * @param composition as-is, balanced (as many of every group) or shares
 * @param groupBy attributes whose values, or combinations of values, are the groups of the composition
 * @param shares group to its share, of any sum; groups that are not named get none
 * @param identities how many are drawn; null: as many as the composition allows
 * @param images how many images are drawn, of identities taken whole but for the last of every group; null likewise
 * @param seed of who is drawn
 */
public record SubsetSpec(
        Map<String, String> only,
        Map<String, String> drop,
        String composition,
        List<String> groupBy,
        Map<String, Double> shares,
        @Nullable Integer identities,
        @Nullable Integer images,
        long seed) {
    /** The composition of those who are there. */
    public static final String AS_IS = "as-is";

    /** As many of every group. */
    public static final String BALANCED = "balanced";

    /** As many of every group as its share says. */
    public static final String SHARES = "shares";

    /** @throws IllegalArgumentException when its parts do not fit each other */
    public SubsetSpec {
        only = Collections.unmodifiableMap(new TreeMap<>(only));
        drop = Collections.unmodifiableMap(new TreeMap<>(drop));
        groupBy = List.copyOf(groupBy);
        shares = Collections.unmodifiableMap(new TreeMap<>(shares));
        BrokenRules.throwIfAny(broken(composition, groupBy, shares, identities, images));
    }

    /** What is wrong with a subset that somebody asks for, {@code key: what is wrong} each. */
    public static List<String> broken(
            String composition,
            List<String> groupBy,
            Map<String, Double> shares,
            @Nullable Integer identities,
            @Nullable Integer images) {
        List<String> broken = new ArrayList<>();
        if (composition.equals(AS_IS) != groupBy.isEmpty()) {
            broken.add(
                    "groupBy: the attributes of the groups belong to composition: balanced and shares, and are needed there");
        }
        if (composition.equals(SHARES) == shares.isEmpty()) {
            broken.add("shares: belongs to composition: shares, and is needed there");
        }
        shares.forEach((group, share) -> {
            if (!(share >= 0 && share < Double.POSITIVE_INFINITY)) {
                broken.add("shares: the share of " + group + " is " + share + "; it has to be 0 or more");
            }
        });
        if (!shares.isEmpty() && shares.values().stream().noneMatch(share -> share > 0)) {
            broken.add("shares: some group needs a share above 0");
        }
        if (identities != null && images != null) {
            broken.add("images: either identities or images, not both");
        }
        return broken;
    }

    /** Everything. */
    public static SubsetSpec all() {
        return new SubsetSpec(Map.of(), Map.of(), AS_IS, List.of(), Map.of(), null, null, 0);
    }
}
