/** What all recipes share: optimizer, learning-rate schedule, one training step, curves. */
@NullMarked
package org.facegap.trainer.loop;

import org.jspecify.annotations.NullMarked;
