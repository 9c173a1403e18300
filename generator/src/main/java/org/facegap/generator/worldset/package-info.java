/** Renders the built-in world into face datasets with known truth: latent-image pairs, identity sets, test sets. */
@NullMarked
package org.facegap.generator.worldset;

import org.jspecify.annotations.NullMarked;
