package org.facegap.core.results.scores;

import org.facegap.core.estimate.Estimate;

/**
 * A figure by the rules of another tool.
 *
 * @param mode whose rules; see {@link ToolRule}
 * @param group group it was computed on
 * @param quantity what it is called there
 * @param value the figure
 */
public record CompatibilityFigure(String mode, String group, String quantity, Estimate value) {
    /** The mode of this program's own figures. */
    public static final String OWN = "facegap";

    /** Whether it is made by no other tool's rules. */
    public boolean isOwn() {
        return mode.equals(OWN);
    }
}
