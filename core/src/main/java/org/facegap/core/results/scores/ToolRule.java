package org.facegap.core.results.scores;

/**
 * How another tool makes its numbers.
 *
 * @param mode its name
 * @param definition what it does that others do not
 * @param source which program, and where in it
 */
public record ToolRule(String mode, String definition, String source) {}
