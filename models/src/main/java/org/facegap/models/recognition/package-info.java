/** Face-recognition networks, margin heads and what turns images into embeddings. Training lives in the trainer. */
@NullMarked
package org.facegap.models.recognition;

import org.jspecify.annotations.NullMarked;
