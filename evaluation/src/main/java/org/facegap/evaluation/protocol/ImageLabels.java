package org.facegap.evaluation.protocol;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.facegap.core.UserError;

/**
 * What is known about each image of an image list.
 *
 * @param identity identity
 * @param group demographic group
 * @param sex sex, needed by one impostor rule alone; empty list when not known
 */
public record ImageLabels(List<String> identity, List<String> group, List<String> sex) {
    /**
     * Copies and checks.
     *
     * @throws UserError when a person has images of two groups or two sexes
     */
    public ImageLabels {
        identity = List.copyOf(identity);
        group = List.copyOf(group);
        sex = List.copyOf(sex);
        boolean fits = group.size() == identity.size() && (sex.isEmpty() || sex.size() == identity.size());
        if (!fits) {
            throw new IllegalArgumentException("identities, groups and sexes differ in length");
        }
        one(identity, group, "groups");
        if (!sex.isEmpty()) {
            one(identity, sex, "sexes");
        }
    }

    /** Without sex. */
    public static ImageLabels of(List<String> identity, List<String> group) {
        return new ImageLabels(identity, group, List.of());
    }

    private static void one(List<String> identity, List<String> label, String kind) {
        Map<String, String> home = new LinkedHashMap<>();
        for (int i = 0; i < identity.size(); i++) {
            String before = home.putIfAbsent(identity.get(i), label.get(i));
            if (before != null && !before.equals(label.get(i))) {
                throw new UserError("Identity '" + identity.get(i) + "' has images in two " + kind + ", '" + before
                        + "' and '" + label.get(i) + "': pairs need one for each identity.");
            }
        }
    }

    /** Number of images. */
    public int size() {
        return identity.size();
    }

    /** Images of each identity by stratum, in order of appearance; the stratum is the group, or group and sex. */
    Map<String, Map<String, List<List<Integer>>>> strata(boolean bySex) {
        Map<String, Map<String, Map<String, List<Integer>>>> found = new LinkedHashMap<>();
        for (int i = 0; i < size(); i++) {
            found.computeIfAbsent(group.get(i), g -> new LinkedHashMap<>())
                    .computeIfAbsent(bySex ? sex.get(i) : "", s -> new LinkedHashMap<>())
                    .computeIfAbsent(identity.get(i), k -> new ArrayList<>())
                    .add(i);
        }
        Map<String, Map<String, List<List<Integer>>>> strata = new LinkedHashMap<>();
        found.forEach((g, sexes) -> {
            Map<String, List<List<Integer>>> own = new LinkedHashMap<>();
            sexes.forEach((s, identities) -> own.put(s, new ArrayList<>(identities.values())));
            strata.put(g, own);
        });
        return strata;
    }
}
