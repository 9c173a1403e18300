package org.facegap.suite.match;

import java.util.BitSet;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.facegap.core.words.WordOrder;
import org.facegap.evaluation.matching.ImageGroups;

/**
 * One model over the images.
 *
 * @param system what it is called
 * @param model as it was named
 * @param hash SHA-256 of everything that decides what it says: weights, card, detector
 * @param dimension length of its vectors; 0 for attribute models, or when no face was found
 * @param read images put through it in this run; the others were known from an earlier one
 * @param failures images that gave no vector, by group: in which it found no face, or that cannot be read; groups without any
 *     are there with 0
 * @param unreadable of these the ones that are cut off or damaged, likewise
 * @param example a key of one of them; "" without any
 * @param crowded images in which it found more than one face, likewise
 */
public record SystemFacts(
        String system,
        String model,
        String hash,
        int dimension,
        long read,
        Map<String, Long> failures,
        Map<String, Long> unreadable,
        String example,
        Map<String, Long> crowded) {
    public SystemFacts {
        failures = sorted(failures);
        unreadable = sorted(unreadable);
        crowded = sorted(crowded);
    }

    private static Map<String, Long> sorted(Map<String, Long> counts) {
        Map<String, Long> sorted = new TreeMap<>(new WordOrder());
        sorted.putAll(counts);
        return Collections.unmodifiableMap(sorted);
    }

    /**
     * How many of some rows are of which group, with 0 for groups of the others.
     *
     * @param all rows that take part
     * @param some of them
     */
    static Map<String, Long> perGroup(ImageGroups groups, BitSet all, BitSet some) {
        Map<String, Long> counts = groups.counts(all.stream());
        counts.replaceAll((group, n) -> 0L);
        counts.putAll(groups.counts(some.stream()));
        return counts;
    }

    /** All images that gave no vector. */
    long failed() {
        return failures.values().stream().mapToLong(n -> n).sum();
    }

    /**
     * In one line.
     *
     * @param images by group
     * @param face which one was taken where there are several
     */
    public String sentence(Map<String, Long> images, String face) {
        long all = images.values().stream().mapToLong(n -> n).sum();
        StringBuilder text = new StringBuilder(system);
        if (failed() == 0) {
            text.append(": no failure to acquire in ").append(all).append(" images");
        } else {
            text.append(": failures to acquire ")
                    .append(failed())
                    .append(" of ")
                    .append(all);
            append(text, failures, images);
        }
        long damaged = unreadable.values().stream().mapToLong(n -> n).sum();
        if (damaged > 0) {
            text.append("; of these ")
                    .append(damaged)
                    .append(damaged == 1 ? " is an image" : " are images")
                    .append(" that cannot be read whole (")
                    .append(example)
                    .append(damaged == 1 ? "" : ", ...")
                    .append(')');
            append(text, unreadable, images);
        }
        long several = crowded.values().stream().mapToLong(n -> n).sum();
        if (several > 0) {
            text.append("; more than one face in ")
                    .append(several)
                    .append(" of ")
                    .append(all);
            append(text, crowded, images);
            text.append(": ").append(face).append(" was taken");
        }
        return text.toString();
    }

    private static void append(StringBuilder text, Map<String, Long> counts, Map<String, Long> images) {
        counts.forEach((group, n) -> text.append(", ")
                .append(group)
                .append(' ')
                .append(n)
                .append(" of ")
                .append(images.getOrDefault(group, 0L)));
    }
}
