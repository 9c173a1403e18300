package org.facegap.evaluation.compatibility;

import org.facegap.core.estimate.Estimate;

/**
 * One number as a tool would print it.
 *
 * @param name what the tool calls it, with the target where it has one
 * @param value the number, or why the tool's rule does not apply
 */
public record ToolFigure(String name, Estimate value) {
    static ToolFigure of(String name, double value, long n, String unit) {
        return new ToolFigure(
                name,
                Double.isFinite(value)
                        ? Estimate.point(value, n, unit)
                        : Estimate.undefined("the tool's rule gives no number", n, unit));
    }

    static ToolFigure undefined(String name, String reason) {
        return new ToolFigure(name, Estimate.undefined(reason, 0, "rate"));
    }
}
