package org.facegap.trainer.attributes;

import java.util.List;
import org.facegap.core.config.Default;
import org.facegap.core.config.Doc;
import org.facegap.core.config.Range;
import org.facegap.trainer.loop.ShareWeight;

/**
 * The loss of an attribute network: of every attribute the cross-entropy to a target distribution. Images without a label of an attribute count
 * in the other attributes' losses alone.
 *
 * @param labelSmoothing share e of the target that all values get alike: (1 - e) target + e / values (Szegedy et al., CVPR 2016)
 * @param classWeights what a label counts, by how many images have it
 * @param beta of the effective number
 * @param ordinal attributes whose values stand in order
 * @param sharpness of their targets: value k gets a share proportional to exp(-sharpness |k - label|) (Diaz and Marathe, CVPR 2019)
 */
public record AttributeLossConfig(
        @Doc("share of the target that all values get alike") @Range(min = 0, max = 0.5) @Default("0")
        double labelSmoothing,

        @Doc("what a label counts, by how many images have it") @Default("none")
        ShareWeight classWeights,

        @Doc("beta of the effective number, near 1") @Range(min = 0, max = 0.9999999) @Default("0.9999")
        double beta,

        @Doc("attributes whose values stand in order, such as age: neighbours of the label get a share of the target")
        @Default("[]")
        List<String> ordinal,

        @Doc("how fast that share falls with the distance in values") @Range(min = 0.1, max = 20) @Default("2")
        double sharpness) {
    public AttributeLossConfig {
        ordinal = List.copyOf(ordinal);
    }

    /** Cross-entropy to the labels as they are. */
    public static AttributeLossConfig plain() {
        return new AttributeLossConfig(0, ShareWeight.NONE, 0.9999, List.of(), 2);
    }

    /**
     * The target of a label.
     *
     * @param inOrder whether the values stand in order
     * @return share of each value, summing to 1
     */
    double[] target(int label, int values, boolean inOrder) {
        double[] target = new double[values];
        double sum = 0;
        for (int k = 0; k < values; k++) {
            target[k] = inOrder ? Math.exp(-sharpness * Math.abs(k - label)) : k == label ? 1 : 0;
            sum += target[k];
        }
        for (int k = 0; k < values; k++) {
            target[k] = (1 - labelSmoothing) * target[k] / sum + labelSmoothing / values;
        }
        return target;
    }
}
