package org.facegap.evaluation.attribute.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.facegap.core.words.Spelling;
import org.facegap.evaluation.attribute.Labels;
import org.facegap.evaluation.attribute.PredictionTable;
import org.jspecify.annotations.Nullable;

/** What two files say of an image beside its truth: who it is of and in which groups. Where they disagree, one of them is wrong. */
final class OtherLabels {
    private static final int EXAMPLES = 3;

    private OtherLabels() {}

    /**
     * Tells labels of the same images that differ by more than their spelling.
     *
     * @param rows rows of the baseline that are compared
     * @param rowOf row of the candidate for each row of the baseline
     * @param images names of the images, by row of the baseline
     * @param groups names of the labels that the images are sorted by
     */
    static void tell(
            PredictionTable baseline,
            PredictionTable candidate,
            int[] rows,
            int[] rowOf,
            Labels images,
            Set<String> groups,
            Set<String> warnings) {
        Map<String, Labels> ours = new LinkedHashMap<>();
        Map<String, Labels> theirs = new LinkedHashMap<>();
        for (String group : groups) {
            put(ours, group, baseline.groups().get(group));
            put(theirs, group, candidate.groups().get(group));
        }
        put(ours, "identity", baseline.identities());
        put(theirs, "identity", candidate.identities());
        ours.forEach((name, left) -> {
            Labels right = theirs.get(name);
            if (right == null) {
                return;
            }
            long differ = 0;
            List<String> examples = new ArrayList<>();
            for (int row : rows) {
                String one = left.get(row);
                String other = right.get(rowOf[row]);
                if (!Spelling.plain(one).equals(Spelling.plain(other))) {
                    differ++;
                    if (examples.size() < EXAMPLES) {
                        examples.add("'" + images.get(row) + "' ('" + one + "', '" + other + "')");
                    }
                }
            }
            if (differ > 0) {
                warnings.add(baseline.system() + " and " + candidate.system() + " disagree about the " + name + " of "
                        + differ + " of " + rows.length + " images, such as " + String.join(", ", examples)
                        + "; their comparison takes it from " + baseline.system()
                        + ", and the tables of each from its own file. One of the files is wrong.");
            }
        });
    }

    private static void put(Map<String, Labels> labels, String name, @Nullable Labels column) {
        if (column != null) {
            labels.put(name, column);
        }
    }
}
