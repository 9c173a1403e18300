package org.facegap.trainer.attributes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.facegap.core.UserError;
import org.facegap.core.dataset.AttributeLabel;
import org.facegap.core.dataset.FaceRecord;
import org.facegap.models.attributes.ClassifierConfig;

/**
 * What the images of a set are to be called: of each image and attribute the index of its value, or {@value #MISSING} where it has none.
 *
 * @param values number of values of each attribute, in the order of the network's outputs
 * @param labels [images][attributes]
 */
record AttributeTargets(List<Integer> values, long[][] labels) {
    /** An image's label that is not there; it counts in no loss and no accuracy. */
    static final int MISSING = -1;

    /**
     * The labels of a set.
     *
     * @throws UserError when a record has a value that the network does not know, or none has a value of some attribute
     */
    static AttributeTargets of(ClassifierConfig network, List<FaceRecord> records) {
        List<Map.Entry<String, List<String>>> attributes =
                List.copyOf(network.attributes().entrySet());
        long[][] labels = new long[records.size()][attributes.size()];
        List<Integer> sizes = new ArrayList<>();
        for (int a = 0; a < attributes.size(); a++) {
            String name = attributes.get(a).getKey();
            List<String> known = attributes.get(a).getValue();
            int there = 0;
            for (int r = 0; r < labels.length; r++) {
                AttributeLabel found = records.get(r).attributes().get(name);
                labels[r][a] = found == null ? MISSING : known.indexOf(found.value());
                if (found != null && labels[r][a] < 0) {
                    throw new UserError("image " + records.get(r).key() + ": attribute " + name + " is '"
                            + found.value() + "', expected one of " + known);
                }
                there += found == null ? 0 : 1;
            }
            if (there == 0) {
                throw new UserError("no image of the training set has the attribute " + name);
            }
            sizes.add(known.size());
        }
        return new AttributeTargets(sizes, labels);
    }

    int attributes() {
        return values.size();
    }

    /** Labels of some images, [rows, attributes] row-major. */
    long[] of(int[] rows) {
        long[] some = new long[rows.length * attributes()];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(labels[rows[i]], 0, some, i * attributes(), attributes());
        }
        return some;
    }

    /** Images that have each value of an attribute. */
    long[] counts(int attribute) {
        long[] counts = new long[values.get(attribute)];
        for (long[] row : labels) {
            if (row[attribute] >= 0) {
                counts[(int) row[attribute]]++;
            }
        }
        return counts;
    }

    /**
     * Share of the labels that are there whose value has the largest logit; NaN when there are none.
     *
     * @param logits [N, outputs] row-major
     * @param truth [N, attributes] row-major
     */
    double accuracy(float[] logits, long[] truth) {
        int outputs = values.stream().mapToInt(v -> v).sum();
        int all = 0;
        int right = 0;
        for (int i = 0; i < truth.length / attributes(); i++) {
            int offset = i * outputs;
            for (int a = 0; a < attributes(); a++) {
                long label = truth[i * attributes() + a];
                if (label >= 0) {
                    all++;
                    right += largest(logits, offset, values.get(a)) == label ? 1 : 0;
                }
                offset += values.get(a);
            }
        }
        return (double) right / all;
    }

    /**
     * The same over some images; rows of logits are in the order of the set.
     *
     * @param logits [images][outputs]
     */
    double accuracy(float[][] logits, int[] rows) {
        int outputs = values.stream().mapToInt(v -> v).sum();
        float[] some = new float[rows.length * outputs];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(logits[rows[i]], 0, some, i * outputs, outputs);
        }
        return accuracy(some, of(rows));
    }

    private static int largest(float[] logits, int offset, int n) {
        int best = 0;
        for (int v = 1; v < n; v++) {
            if (logits[offset + v] > logits[offset + best]) {
                best = v;
            }
        }
        return best;
    }
}
