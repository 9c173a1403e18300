package org.facegap.core.results.suite;

import org.facegap.core.json.NanAsNull;

/**
 * One logged step.
 *
 * @param step optimizer steps so far
 * @param loss training loss
 * @param accuracy 0 to 1; NaN when not measured at this step
 */
public record CurvePoint(long step, double loss, @NanAsNull double accuracy) {}
