/** Derivatives through several frozen networks at once. */
@NullMarked
package org.facegap.models.gradient;

import org.jspecify.annotations.NullMarked;
