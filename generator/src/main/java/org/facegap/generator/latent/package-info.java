/** What renders faces from latents, and how usual a latent is. */
@NullMarked
package org.facegap.generator.latent;

import org.jspecify.annotations.NullMarked;
