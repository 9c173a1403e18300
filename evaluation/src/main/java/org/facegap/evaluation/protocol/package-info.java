/**
 * Which images are compared: pairs, folds, the rules they are drawn by, and the files they come in. No scores and no
 * metrics live here.
 */
@NullMarked
package org.facegap.evaluation.protocol;

import org.jspecify.annotations.NullMarked;
