/** Reading and writing network weights. Only formats that cannot execute code. */
@NullMarked
package org.facegap.models.checkpoint;

import org.jspecify.annotations.NullMarked;
