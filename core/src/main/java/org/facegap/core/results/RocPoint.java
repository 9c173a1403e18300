package org.facegap.core.results;

/**
 * A point of the ROC.
 *
 * @param fmr false match rate
 * @param tmr true match rate
 */
public record RocPoint(double fmr, double tmr) {}
