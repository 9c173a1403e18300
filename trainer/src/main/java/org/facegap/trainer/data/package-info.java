/** Images on their way to the network: loading, order, augmentation, batches. */
@NullMarked
package org.facegap.trainer.data;

import org.jspecify.annotations.NullMarked;
