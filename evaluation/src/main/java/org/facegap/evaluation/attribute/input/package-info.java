/** Predictions of this and other tools, read into tables. What cannot be used is counted; no metric lives here. */
@NullMarked
package org.facegap.evaluation.attribute.input;

import org.jspecify.annotations.NullMarked;
