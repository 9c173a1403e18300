package org.facegap.models.named;

import java.util.ArrayList;
import java.util.List;

/** An oracle that tells the probability of every value. */
public interface ProbabilityOracle extends Oracle {
    /**
     * Class probabilities.
     *
     * @param images as {@link #read} takes them
     * @return per image those of all values of all attributes one after the other, each attribute's summing to 1
     */
    float[][] probabilities(float[][] images);

    @Override
    default List<Reading> read(float[][] images) {
        List<Reading> readings = new ArrayList<>();
        for (float[] row : probabilities(images)) {
            readings.add(Reading.of(values(), row));
        }
        return readings;
    }
}
