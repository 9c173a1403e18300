/**
 * Predicted attributes against true ones: counts per group and per combination of groups, the rates that derive from
 * them, and errors of ages. Predicting is not done here, nor comparing groups by the conventions of other tools.
 */
@NullMarked
package org.facegap.evaluation.attribute;

import org.jspecify.annotations.NullMarked;
