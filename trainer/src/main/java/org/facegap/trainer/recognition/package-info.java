/** The recipe for recognition networks. */
@NullMarked
package org.facegap.trainer.recognition;

import org.jspecify.annotations.NullMarked;
