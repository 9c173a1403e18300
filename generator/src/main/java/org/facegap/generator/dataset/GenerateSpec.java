package org.facegap.generator.dataset;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.facegap.core.config.Default;
import org.facegap.core.config.Doc;
import org.facegap.core.config.OneOf;
import org.facegap.core.config.Range;
import org.facegap.generator.search.SearchSpec;
import org.facegap.generator.variation.VariationSpec;

/**
 * One training set made by a generator. Models are {@code builtin:NAME} or a file of this project.
 *
 * @param generator what renders the faces
 * @param resolution side of the pictures, 0 for the generator's own; less stops a skip network early
 * @param oracle attribute model that steers the search and labels the pictures
 * @param embedder recognition model that keeps identities apart
 * @param auditOracle attribute model that re-checks and certifies
 * @param auditEmbedder recognition model that re-checks
 * @param faceCheck face detector that has to find a face in every picture, or {@code none}: then only the distance of a
 *     picture's w from those of random latents tells a face
 * @param groupBy attributes whose values, or combinations of values, are the groups
 * @param composition {@code balanced}: equal quotas; {@code generator-shares}: quotas at the generator's own shares;
 *     {@code shares}: quotas at the shares given
 * @param only attribute to the one value wanted; empty for all
 * @param shares group to its share, of any sum, for {@code composition: shares}; groups that are not named get none
 * @param identities wanted in all groups together
 * @param brackets independent searches whose finds are brought together, 0 for one per 500 identities; the most processes
 *     that can search at once
 * @param search how identities are looked for
 * @param variations how each identity's further pictures differ
 * @param seed of everything drawn
 */
public record GenerateSpec(
        @Doc("generator: builtin:world-64 or a file") @Default("builtin:world-64")
        String generator,

        @Doc("side of the pictures, 0 for the generator's own") @Range(min = 0, max = 1024) @Default("0")
        int resolution,

        @Doc("attribute model that steers the search") @Default("builtin:oracle-search")
        String oracle,

        @Doc("recognition model that keeps identities apart") @Default("builtin:embedder-search")
        String embedder,

        @Doc("attribute model that re-checks") @Default("builtin:oracle-audit")
        String auditOracle,

        @Doc("recognition model that re-checks") @Default("builtin:embedder-audit")
        String auditEmbedder,

        @Doc("face detector that has to find a face in every picture, or none") @Default("none")
        String faceCheck,

        @Doc("attributes whose values make the groups") @Default("[tone]")
        List<String> groupBy,

        @Doc("quotas of the groups") @OneOf({"balanced", "generator-shares", "shares"}) @Default("balanced")
        String composition,

        @Doc("attribute to the one value wanted") @Default("{}")
        Map<String, String> only,

        @Doc("group to its share") @Default("{}") Map<String, Double> shares,

        @Doc("identities in all groups together") @Range(min = 1, max = 10_000_000)
        int identities,

        @Doc("independent searches that are brought together, 0 for one per 500 identities")
        @Range(min = 0, max = 100_000)
        @Default("0")
        int brackets,

        @Doc("how identities are looked for") @Default("{}") SearchSpec search,

        @Doc("how an identity's further pictures differ") @Default("{}")
        VariationSpec variations,

        @Doc("seed of everything drawn") @Default("0") long seed) {
    /** Checks the groups. */
    public GenerateSpec {
        groupBy = List.copyOf(groupBy);
        only = Collections.unmodifiableMap(new LinkedHashMap<>(only));
        shares = Collections.unmodifiableMap(new LinkedHashMap<>(shares));
        if (groupBy.isEmpty()) {
            throw new IllegalArgumentException("groupBy: name at least one attribute");
        }
        if (groupBy.stream().distinct().count() != groupBy.size()) {
            throw new IllegalArgumentException("groupBy: an attribute is named twice in " + groupBy);
        }
        if (composition.equals("shares") == shares.isEmpty()) {
            throw new IllegalArgumentException("shares: belongs to composition: shares, and is needed there");
        }
        shares.forEach((group, share) -> {
            if (!(share >= 0 && share < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "shares: the share of " + group + " is " + share + "; it has to be 0 or more");
            }
        });
    }

    /** Whether a detector has to find a face. */
    public boolean hasFaceCheck() {
        return !faceCheck.equals("none");
    }
}
