package org.facegap.core.results;

import org.facegap.core.estimate.Estimate;
import org.facegap.core.json.NanAsNull;

/**
 * A decision threshold on the scale that scores were given on: a similarity is accepted when {@code score >= value}, a
 * distance when {@code distance <= value}.
 *
 * @param rule how it was chosen
 * @param target what the rule aimed at; NaN when it aims at nothing
 * @param value the threshold; NaN when none could be chosen
 * @param realisedFmr on the reporting split
 */
public record Threshold(
        String rule, @NanAsNull double target, @NanAsNull double value, Estimate realisedFmr) {}
