/**
 * Which images of a face dataset are compared, and the score file of the comparisons. Knows vectors, and no model that
 * makes them.
 */
@NullMarked
package org.facegap.evaluation.matching;

import org.jspecify.annotations.NullMarked;
