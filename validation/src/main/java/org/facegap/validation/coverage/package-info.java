/**
 * Simulations of what the printed intervals and tests really do: how often an interval holds the truth, how often a test
 * calls equal groups different. Shipped code does not use this package.
 */
@NullMarked
package org.facegap.validation.coverage;

import org.jspecify.annotations.NullMarked;
