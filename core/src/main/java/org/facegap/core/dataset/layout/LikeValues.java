package org.facegap.core.dataset.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.facegap.core.words.Spelling;

/** Values of one attribute that differ in nothing but upper and lower case, blanks, underscores or hyphens: they are likely one. */
public final class LikeValues {
    private LikeValues() {}

    /** The values that are alike, each time as {@code attribute: 'Female' 12, 'female' 3}; empty when all differ. */
    public static List<String> of(Map<String, Map<String, Long>> counts) {
        List<String> found = new ArrayList<>();
        counts.forEach((attribute, values) -> Spelling.alike(values.keySet()).forEach(like -> {
            List<String> texts = new ArrayList<>();
            like.forEach(value -> texts.add("'" + value + "' " + values.get(value)));
            found.add(attribute + ": " + String.join(", ", texts));
        }));
        return found;
    }
}
