/**
 * What stages of training, evaluation and report do, with their resolved specs. How a network or a metric computes lives
 * in the other rooms.
 */
@NullMarked
package org.facegap.suite.work;

import org.jspecify.annotations.NullMarked;
