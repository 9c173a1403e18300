/**
 * Networks over the images of a face dataset: vectors and labels that are kept and written. Scores and metrics of them
 * live in evaluation.
 */
@NullMarked
package org.facegap.suite.match;

import org.jspecify.annotations.NullMarked;
