package org.facegap.core.dataset;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.facegap.core.UserError;
import org.facegap.core.words.Nearest;

/** A part of a face dataset, chosen by attribute values, by composition, or drawn. An identity counts for the group of its first image. */
public final class Subset {
    private final SubsetSpec spec;
    private final Function<FaceRecord, Map<String, AttributeLabel>> labels;
    private final List<FaceRecord> taken = new ArrayList<>();
    private final Map<String, Long> leftOut = new TreeMap<>();

    /**
     * Chooses.
     *
     * @param labels what an image counts for
     * @throws UserError with exit code 2 when an attribute, value or group is not there, or a group is too small
     */
    public Subset(List<FaceRecord> records, Function<FaceRecord, Map<String, AttributeLabel>> labels, SubsetSpec spec) {
        this.spec = spec;
        this.labels = labels;
        named("only", spec.only(), records);
        named("drop", spec.drop(), records);
        List<FaceRecord> allowed = new ArrayList<>();
        for (FaceRecord record : records) {
            String reason = reason(labels.apply(record));
            if (reason.isEmpty()) {
                allowed.add(record);
            } else {
                leftOut.merge(reason, 1L, Long::sum);
            }
        }
        boolean all = spec.composition().equals(SubsetSpec.AS_IS) && spec.identities() == null && spec.images() == null;
        if (all) {
            taken.addAll(allowed);
        } else {
            draw(allowed);
        }
    }

    /** Images taken, in the order of the dataset. */
    public List<FaceRecord> records() {
        return taken;
    }

    /** Reason to images that were not taken. */
    public Map<String, Long> leftOut() {
        return leftOut;
    }

    private String reason(Map<String, AttributeLabel> own) {
        for (Map.Entry<String, String> only : spec.only().entrySet()) {
            AttributeLabel label = own.get(only.getKey());
            if (label == null || !LabelGroups.alternatives(only.getValue()).contains(label.value())) {
                return "of another " + only.getKey() + " than " + only.getValue();
            }
        }
        for (Map.Entry<String, String> drop : spec.drop().entrySet()) {
            AttributeLabel label = own.get(drop.getKey());
            if (label != null && LabelGroups.alternatives(drop.getValue()).contains(label.value())) {
                return "of the " + drop.getKey() + " " + drop.getValue();
            }
        }
        return "";
    }

    private void named(String key, Map<String, String> wanted, List<FaceRecord> records) {
        wanted.forEach((attribute, values) -> {
            Set<String> found = new TreeSet<>();
            records.forEach(record -> {
                AttributeLabel label = labels.apply(record).get(attribute);
                if (label != null) {
                    found.add(label.value());
                }
            });
            for (String value : LabelGroups.alternatives(values)) {
                if (!found.contains(value)) {
                    throw UserError.usage(key + "." + attribute + ": no image has the value '" + value + "'"
                            + Nearest.among(value, "values", found));
                }
            }
        });
    }

    private void draw(List<FaceRecord> allowed) {
        Map<String, Draw> groups = groups(allowed);
        Map<String, Double> shares = shares(groups.keySet());
        groups.keySet().retainAll(shares.keySet());
        boolean ofImages = spec.images() != null;
        Map<String, Long> sizes = new TreeMap<>();
        groups.forEach((group, draw) -> sizes.put(group, ofImages ? draw.images() : draw.identities()));
        Integer wanted = ofImages ? spec.images() : spec.identities();
        Map<String, Long> quota = Quota.of(shares, wanted == null ? Quota.largest(shares, sizes) : wanted);
        quota.forEach((group, count) -> {
            if (count > sizes.getOrDefault(group, 0L)) {
                throw UserError.usage((ofImages ? "images: " : "identities: ") + wanted + " need " + count
                        + (group.isEmpty() ? "" : " of " + group) + ", there are " + sizes.get(group));
            }
        });
        Set<String> drawn = new HashSet<>();
        groups.forEach((group, draw) -> drawn.addAll(draw.keys(quota.getOrDefault(group, 0L), ofImages)));
        long unlabelled = allowed.size();
        for (Draw draw : groups(allowed).values()) {
            unlabelled -= draw.images();
        }
        allowed.stream().filter(record -> drawn.contains(record.key())).forEach(taken::add);
        if (unlabelled > 0) {
            leftOut.put("without " + String.join(" or ", spec.groupBy()), unlabelled);
        }
        if (allowed.size() - unlabelled > taken.size()) {
            leftOut.put("that were not drawn", allowed.size() - unlabelled - taken.size());
        }
    }

    private Map<String, Double> shares(Set<String> groups) {
        Map<String, Double> shares = new TreeMap<>();
        if (groups.isEmpty()) {
            throw UserError.usage("no image is left to draw from");
        }
        if (!spec.composition().equals(SubsetSpec.SHARES)) {
            groups.forEach(group -> shares.put(group, 1.0));
            return shares;
        }
        spec.shares().forEach((group, share) -> {
            if (!groups.contains(group)) {
                throw UserError.usage(
                        "shares: there is no group '" + group + "'" + Nearest.among(group, "groups", groups));
            }
            if (share > 0) {
                shares.put(group, share);
            }
        });
        return shares;
    }

    private Map<String, Draw> groups(List<FaceRecord> allowed) {
        return Draw.groups(allowed, record -> LabelGroups.of(labels.apply(record), spec.groupBy()), spec.seed());
    }
}
