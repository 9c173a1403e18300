/**
 * Comparisons between groups as Fairlearn, AIF360 and Aequitas define them, from counts. One class a convention; what each
 * does with groups that have no trials is said there.
 */
@NullMarked
package org.facegap.evaluation.attribute.convention;

import org.jspecify.annotations.NullMarked;
