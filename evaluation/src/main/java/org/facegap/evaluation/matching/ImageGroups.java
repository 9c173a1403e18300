package org.facegap.evaluation.matching;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.facegap.core.UserError;
import org.facegap.core.dataset.AttributeLabel;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.core.dataset.FaceRecord;
import org.facegap.core.words.CrossedNames;
import org.facegap.core.words.Nearest;
import org.facegap.core.words.WordOrder;

/**
 * The group of every image of a dataset.
 *
 * @param name the attributes that make the groups, joined by {@code +}; empty when none does
 * @param groups one per image, in the order of the index; empty for an image that lacks a label
 */
public record ImageGroups(String name, List<String> groups) {
    /** What the one group is called when no attribute makes groups. */
    public static final String ALL = "all";

    /** What images without a label are called where they are counted. */
    public static final String UNLABELLED = "unlabelled";

    public ImageGroups {
        groups = List.copyOf(groups);
    }

    /** One group of all images. */
    public static ImageGroups everybody(FaceDataset set) {
        return new ImageGroups("", Collections.nCopies(set.records().size(), ALL));
    }

    /**
     * Groups by an attribute, {@code race}, or by several joined, {@code race+gender}, with groups such as {@code
     * Asian+female}.
     *
     * @param option who asks, for the message
     * @throws UserError when the dataset has no such attribute; tells the nearest that it has
     */
    public static ImageGroups of(FaceDataset set, String name, String option) {
        List<String> attributes = List.of(name.split("\\+", -1));
        attributes.forEach(attribute -> require(set, attribute, option));
        List<String> groups = new ArrayList<>(set.records().size());
        CrossedNames crossed = new CrossedNames("+");
        for (FaceRecord record : set.records()) {
            List<String> values = new ArrayList<>();
            for (String attribute : attributes) {
                AttributeLabel label = record.attributes().get(attribute);
                if (label != null) {
                    values.add(label.value());
                }
            }
            groups.add(values.size() < attributes.size() ? "" : crossed.of(values));
        }
        return new ImageGroups(name, groups);
    }

    /** @throws UserError when the dataset has no such attribute */
    public static void require(FaceDataset set, String attribute, String option) {
        List<String> there = set.card().attributes();
        if (there.contains(attribute)) {
            return;
        }
        throw UserError.usage(option + ": " + set.dir() + " has no attribute '" + attribute + "'"
                + Nearest.among(attribute, "attributes", there));
    }

    /** The same, where images that are not among these rows have no group. */
    public ImageGroups only(BitSet rows) {
        return new ImageGroups(
                name,
                IntStream.range(0, groups.size())
                        .mapToObj(row -> rows.get(row) ? groups.get(row) : "")
                        .toList());
    }

    /**
     * The same, where images of identities with images in two groups have no group: protocols make pairs within groups, and
     * such an identity is of none.
     */
    public ImageGroups ofOneGroup(FaceDataset set) {
        Map<String, String> first = new HashMap<>();
        Set<String> mixed = new HashSet<>();
        for (int row = 0; row < groups.size(); row++) {
            if (!groups.get(row).isEmpty()) {
                String identity = set.records().get(row).identity();
                String before = first.putIfAbsent(identity, groups.get(row));
                if (before != null && !before.equals(groups.get(row))) {
                    mixed.add(identity);
                }
            }
        }
        BitSet kept = new BitSet();
        IntStream.range(0, groups.size())
                .filter(row -> !mixed.contains(set.records().get(row).identity()))
                .forEach(kept::set);
        return only(kept);
    }

    /** The group of an image; empty when it has none. */
    public String of(int row) {
        return groups.get(row);
    }

    /** Rows of the images that have a group. */
    public int[] labelled() {
        return IntStream.range(0, groups.size())
                .filter(row -> !groups.get(row).isEmpty())
                .toArray();
    }

    /**
     * What has to be known of the groups before anything is computed, which may take hours: images without a group, and that
     * there is but one.
     *
     * @param rows images that take part
     */
    public List<String> warnings(BitSet rows) {
        List<String> warnings = new ArrayList<>(unlabelled(rows));
        Map<String, Long> counts = counts(rows.stream());
        counts.remove(UNLABELLED);
        if (counts.size() < 2) {
            warnings.add((counts.isEmpty()
                            ? "no image has a group"
                            : "all images are of one group, "
                                    + counts.keySet().iterator().next())
                    + ": no groups can be compared" + (name.isEmpty() ? "; name an attribute with --group" : ""));
        }
        return warnings;
    }

    /** How many images have no group, in a sentence; nothing when all have one. */
    public List<String> unlabelled(BitSet rows) {
        long without = rows.stream().filter(row -> groups.get(row).isEmpty()).count();
        return without == 0
                ? List.of()
                : List.of(without + " of " + rows.cardinality() + " images have no "
                        + (name.isEmpty() ? "group" : "label for " + name) + " and take part in no group");
    }

    /** How many of these rows are of which group, by the name of the group. */
    public Map<String, Long> counts(IntStream rows) {
        Map<String, Long> counts = new TreeMap<>(new WordOrder());
        rows.forEach(row -> counts.merge(groups.get(row).isEmpty() ? UNLABELLED : groups.get(row), 1L, Long::sum));
        return counts;
    }
}
