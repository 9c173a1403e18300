package org.facegap.core.dataset;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.facegap.core.random.Seeds;
import org.facegap.core.random.Shuffle;
import org.jspecify.annotations.Nullable;

/** Identities of a group with their images, in the order in which they are drawn. More are drawn by going on, so a larger draw holds a smaller one. */
public final class Draw {
    private final List<List<FaceRecord>> identities;

    private Draw(List<List<FaceRecord>> identities) {
        this.identities = identities;
    }

    /**
     * Shuffles the identities of each group.
     *
     * @param groupOf the group of an identity by its first image; null for none, which is left out
     * @return in order of name
     */
    public static Map<String, Draw> groups(
            List<FaceRecord> records, Function<FaceRecord, @Nullable String> groupOf, long seed) {
        Map<String, List<FaceRecord>> images = new LinkedHashMap<>();
        records.forEach(record -> images.computeIfAbsent(record.identity(), k -> new ArrayList<>())
                .add(record));
        Map<String, List<List<FaceRecord>>> groups = new TreeMap<>();
        images.values().forEach(own -> {
            String group = groupOf.apply(own.get(0));
            if (group != null) {
                groups.computeIfAbsent(group, k -> new ArrayList<>()).add(own);
            }
        });
        Map<String, Draw> draws = new TreeMap<>();
        groups.forEach((group, own) -> {
            List<List<FaceRecord>> shuffled = new ArrayList<>();
            for (int i : Shuffle.permutation(own.size(), Seeds.derive(seed, "draw of identities", group))) {
                shuffled.add(own.get(i));
            }
            draws.put(group, new Draw(shuffled));
        });
        return draws;
    }

    /** Names of the identities, in the order drawn. */
    public List<String> names() {
        return identities.stream().map(images -> images.get(0).identity()).toList();
    }

    /** How many identities there are. */
    public long identities() {
        return identities.size();
    }

    /** How many images there are. */
    public long images() {
        return identities.stream().mapToLong(List::size).sum();
    }

    /**
     * Keys of the images that are drawn.
     *
     * @param count how many identities, or images
     * @param ofImages whether images are counted: then of the last identity some may be left out
     */
    public Set<String> keys(long count, boolean ofImages) {
        Set<String> keys = new TreeSet<>();
        long left = count;
        for (List<FaceRecord> images : identities) {
            if (left <= 0) {
                break;
            }
            long own = ofImages ? Math.min(left, images.size()) : images.size();
            images.subList(0, (int) own).forEach(record -> keys.add(record.key()));
            left -= ofImages ? own : 1;
        }
        return keys;
    }
}
