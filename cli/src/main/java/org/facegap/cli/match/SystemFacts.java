package org.facegap.cli.match;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.facegap.core.words.WordOrder;

/**
 * One model over the pictures.
 *
 * @param system what it is called
 * @param model as it was named
 * @param hash SHA-256 of everything that decides what it says: weights, card, detector
 * @param dimension length of its vectors; 0 for attribute models, or when no face was found
 * @param read pictures put through it in this run; the others were known from an earlier one
 * @param failures pictures in which it found no face, by group; groups without any are there with 0
 */
record SystemFacts(String system, String model, String hash, int dimension, long read, Map<String, Long> failures) {
    SystemFacts {
        Map<String, Long> sorted = new TreeMap<>(new WordOrder());
        sorted.putAll(failures);
        failures = Collections.unmodifiableMap(sorted);
    }

    /** All pictures in which it found no face. */
    long failed() {
        return failures.values().stream().mapToLong(n -> n).sum();
    }

    /** In one line. */
    String sentence(Map<String, Long> pictures) {
        long all = pictures.values().stream().mapToLong(n -> n).sum();
        if (failed() == 0) {
            return system + ": no failure to acquire in " + all + " pictures";
        }
        StringBuilder text = new StringBuilder(system)
                .append(": failures to acquire ")
                .append(failed())
                .append(" of ")
                .append(all);
        failures.forEach((group, n) -> text.append(", ")
                .append(group)
                .append(' ')
                .append(n)
                .append(" of ")
                .append(pictures.getOrDefault(group, 0L)));
        return text.toString();
    }
}
