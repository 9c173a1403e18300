package org.facegap.core.results.attribute;

import java.util.List;
import org.facegap.core.estimate.Estimate;

/**
 * What of an accuracy gap the shares of classes explain: a cell that holds more of a class that is hard for everybody is less
 * often right without being treated worse.
 *
 * @param balancedGap gap of balanced accuracy, tested by dealing labels within classes
 * @param classes the classes that every compared cell holds enough of, over which that is taken
 * @param gapOfMix accuracy gap that the cells would show if each class were predicted equally well in all of them
 * @param matters whether the mix is worth so much of the accuracy gap that it must be told
 */
public record ClassMix(GroupGap balancedGap, List<String> classes, Estimate gapOfMix, boolean matters) {
    public ClassMix {
        classes = List.copyOf(classes);
    }
}
