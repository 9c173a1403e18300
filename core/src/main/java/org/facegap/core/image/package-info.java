/**
 * Eight-bit RGB images in memory, how files become them, and their PNG form; no drawing, no face knowledge. Files are whole
 * or refused: nothing is made up for pixels that a file does not hold.
 */
@NullMarked
package org.facegap.core.image;

import org.jspecify.annotations.NullMarked;
