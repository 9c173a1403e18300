package org.facegap.core.dataset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.facegap.core.UserError;

/**
 * Parts of a face dataset that share no identity. Within every stratum, the combinations of some attributes' values, and over all of them each
 * part has its share of the identities, but for less than one identity. An identity counts for the labels of its first image; those without a
 * label are a stratum of their own.
 */
public final class DatasetSplit {
    private DatasetSplit() {}

    /**
     * Splits.
     *
     * @param shares of the parts, of any sum
     * @param stratify attributes; none: no strata
     * @return images of each part, in the order of the dataset
     * @throws UserError with exit code 2 when a part would be empty
     */
    public static List<List<FaceRecord>> of(
            List<FaceRecord> records, List<Double> shares, List<String> stratify, long seed) {
        Map<String, Draw> strata = Draw.groups(
                records,
                record -> {
                    String group = LabelGroups.of(record.attributes(), stratify);
                    return group == null ? "" : group;
                },
                seed);
        double sum = shares.stream().mapToDouble(Double::doubleValue).sum();
        long[] given = new long[shares.size()];
        long all = 0;
        Map<String, Integer> partOf = new HashMap<>();
        for (Draw stratum : strata.values()) {
            for (String identity : stratum.names()) {
                all++;
                int next = 0;
                for (int part = 1; part < given.length; part++) {
                    if (shares.get(part) / sum * all - given[part]
                            > shares.get(next) / sum * all - given[next] + 1e-9) {
                        next = part;
                    }
                }
                given[next]++;
                partOf.put(identity, next);
            }
        }
        List<List<FaceRecord>> parts = new ArrayList<>();
        shares.forEach(share -> parts.add(new ArrayList<>()));
        records.forEach(
                record -> parts.get(partOf.getOrDefault(record.identity(), 0)).add(record));
        for (int part = 0; part < given.length; part++) {
            if (given[part] == 0) {
                throw UserError.usage(
                        "of " + all + " identities none is left for part " + (part + 1) + " of " + given.length);
            }
        }
        return parts;
    }
}
