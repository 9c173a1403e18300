/**
 * Lists of comparisons, read once for import, matching and suites: those of LFW, RFW, CPLFW, CALFW and BFW, of paths, and of
 * rows of a dataset. How pairs are drawn is decided in evaluation.
 */
@NullMarked
package org.facegap.core.pairs;

import org.jspecify.annotations.NullMarked;
