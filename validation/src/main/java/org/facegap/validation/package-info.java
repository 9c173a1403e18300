/** Checks of the evaluation from outside: figures of other tools, and the coverage of intervals. Speed is in benchmarks. */
@NullMarked
package org.facegap.validation;

import org.jspecify.annotations.NullMarked;
