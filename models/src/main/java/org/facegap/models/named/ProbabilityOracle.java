package org.facegap.models.named;

import java.util.ArrayList;
import java.util.List;

/** An oracle that tells the probability of every value. */
public interface ProbabilityOracle extends Oracle {
    /**
     * Class probabilities.
     *
     * @param pictures as {@link #read} takes them
     * @return per picture those of all values of all attributes one after the other, each attribute's summing to 1
     */
    float[][] probabilities(float[][] pictures);

    @Override
    default List<Reading> read(float[][] pictures) {
        List<Reading> readings = new ArrayList<>();
        for (float[] row : probabilities(pictures)) {
            readings.add(Reading.of(values(), row));
        }
        return readings;
    }
}
