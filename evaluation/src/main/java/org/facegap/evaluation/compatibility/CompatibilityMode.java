package org.facegap.evaluation.compatibility;

import java.util.List;

/** How one other tool turns scores into numbers. */
public interface CompatibilityMode {
    /** Name that selects it, such as {@code bob}. */
    String name();

    /** What the tool does that others do not, in one or two sentences. */
    String definition();

    /** Which program, and where in it. */
    String source();

    /**
     * What the tool would print for these scores. Pairs without a score are left out, whatever the tool does with them.
     *
     * @param targets false match rates for figures at a target
     * @return figures in the order of the tool; those which its rule does not give are undefined with the reason
     */
    List<ToolFigure> figures(LabelledScores scores, double... targets);
}
