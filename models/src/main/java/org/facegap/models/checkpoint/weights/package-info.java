/** Weights by name in files of any tool, and how they fit a network. */
@NullMarked
package org.facegap.models.checkpoint.weights;

import org.jspecify.annotations.NullMarked;
