/** Speed of single parts, side by side on one machine; never shipped, and nothing of the other rooms depends on it. */
@NullMarked
package org.facegap.benchmarks;

import org.jspecify.annotations.NullMarked;
