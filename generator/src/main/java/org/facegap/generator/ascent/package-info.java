/** Gradient ascent through a StyleGAN2 and the searching oracle. */
@NullMarked
package org.facegap.generator.ascent;

import org.jspecify.annotations.NullMarked;
