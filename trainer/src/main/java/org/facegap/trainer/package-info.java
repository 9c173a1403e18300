/** Stage 2: turns face datasets into trained models. Each recipe has its own sub-package. */
@NullMarked
package org.facegap.trainer;

import org.jspecify.annotations.NullMarked;
