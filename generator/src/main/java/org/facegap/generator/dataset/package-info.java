/** Stage 1 as a whole: from a specification to a face dataset with its report. */
@NullMarked
package org.facegap.generator.dataset;

import org.jspecify.annotations.NullMarked;
