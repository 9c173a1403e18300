package org.facegap.models.external;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.facegap.core.config.Default;
import org.facegap.core.config.Doc;
import org.facegap.core.config.OneOf;
import org.facegap.core.config.Range;
import org.jspecify.annotations.Nullable;

/**
 * How one attribute is read off a network's output.
 *
 * @param output name of the output; of a TorchScript module its key or its position, from 0
 * @param first index of the attribute's first number in the output's row
 * @param reading {@code logits}: softmax over one number per class; {@code probabilities}: one per class; {@code sigmoid}: one
 *     number whose logistic function is the probability of the second of two classes; {@code number}: one number, such as
 *     an age, put into classes at {@code edges}
 * @param classes names in the order of the outputs
 * @param merge new value to the classes it unites, each in exactly one; empty leaves them as they are
 * @param edges for {@code number}: between two neighbouring classes, ascending; a number on an edge belongs above
 * @param times for {@code number}: what the output is multiplied with first
 * @param deviation for {@code number}: standard deviation of the model's error, in the number's unit; a class's probability is
 *     that of a normal distribution about the number
 */
public record AttributeReading(
        @Doc("name of the output") String output,

        @Doc("index of the attribute's first number") @Range(min = 0, max = 100_000) @Default("0")
        int first,

        @Doc("what the numbers are") @OneOf({"logits", "probabilities", "sigmoid", "number"})
        String reading,

        @Doc("names of the classes in the order of the outputs")
        List<String> classes,

        @Doc("new value to the classes it unites") @Default("{}")
        Map<String, List<String>> merge,

        @Doc("for number: ascending limits between neighbouring classes") @Default("[]")
        List<Double> edges,

        @Doc("for number: what the output is multiplied with") @Default("1")
        double times,

        @Doc("for number: standard deviation of the model's error") @Range(min = 0, minExclusive = true) @Nullable
        Double deviation) {
    /** @throws IllegalArgumentException when the parts do not fit */
    public AttributeReading {
        Set<String> names = new LinkedHashSet<>(classes);
        if (names.size() != classes.size() || classes.size() < 2 || classes.contains("")) {
            throw new IllegalArgumentException("classes: expected two or more different names, found " + classes);
        }
        if (reading.equals("sigmoid") && classes.size() != 2) {
            throw new IllegalArgumentException("classes: a sigmoid tells two classes apart, found " + classes.size());
        }
        boolean number = reading.equals("number");
        if (number && (deviation == null || edges.size() != classes.size() - 1 || !ascending(edges))) {
            throw new IllegalArgumentException("edges: reading: number needs a deviation and one ascending edge between"
                    + " each two classes, " + (classes.size() - 1) + " in all; found " + edges);
        }
        if (!number && (deviation != null || !edges.isEmpty() || times != 1)) {
            throw new IllegalArgumentException("edges: edges, times and deviation go with reading: number only");
        }
        if (!merge.isEmpty()) {
            List<String> united = new ArrayList<>();
            merge.values().forEach(united::addAll);
            if (merge.size() < 2 || united.size() != classes.size() || !names.equals(new LinkedHashSet<>(united))) {
                throw new IllegalArgumentException(
                        "merge: expected every class in exactly one of two or more values, found " + merge);
            }
        }
    }

    private static boolean ascending(List<Double> numbers) {
        for (int i = 1; i < numbers.size(); i++) {
            if (numbers.get(i) <= numbers.get(i - 1)) {
                return false;
            }
        }
        return true;
    }

    /** The values it tells apart, in order. */
    public List<String> values() {
        return merge.isEmpty() ? classes : List.copyOf(merge.keySet());
    }

    /** How many numbers of the output it takes. */
    int width() {
        return reading.equals("logits") || reading.equals("probabilities") ? classes.size() : 1;
    }
}
