package org.facegap.core.dataset.layout;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.facegap.core.UserError;
import org.facegap.core.dataset.AttributeLabel;

/**
 * UTKFace's name of an image, {@code age_gender_race_number}, from the attributes {@code age}, {@code gender} and {@code
 * race}. The number stands where UTKFace has a date of 17 digits, and is the image's row. Values are UTKFace's numbers or
 * their words.
 */
final class UtkFaceName {
    private UtkFaceName() {}

    /** @throws UserError when the dataset lacks one of the attributes */
    static void check(List<String> attributes) {
        for (String needed : List.of("age", "gender", "race")) {
            if (!attributes.contains(needed)) {
                throw UserError.usage("names like UTKFace's need the attributes age, gender and race; this dataset has "
                        + (attributes.isEmpty() ? "none" : String.join(", ", attributes)));
            }
        }
    }

    /** Nothing when a label is missing or is none of UTKFace's. */
    static Optional<String> of(Map<String, AttributeLabel> labels, long row) {
        String age = value(labels, "age");
        int gender = place(value(labels, "gender"), UtkFaceLayout.GENDERS);
        int race = place(value(labels, "race"), UtkFaceLayout.RACES);
        if (!age.matches("\\d{1,3}") || gender < 0 || race < 0) {
            return Optional.empty();
        }
        return Optional.of(String.format(Locale.ROOT, "%s_%d_%d_%017d", age, gender, race, row));
    }

    private static String value(Map<String, AttributeLabel> labels, String attribute) {
        AttributeLabel label = labels.get(attribute);
        return label == null ? "" : label.value();
    }

    private static int place(String value, List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            if (Set.of(String.valueOf(i), values.get(i).toLowerCase(Locale.ROOT))
                    .contains(value.toLowerCase(Locale.ROOT))) {
                return i;
            }
        }
        return -1;
    }
}
