/** Eight-bit RGB pictures in memory, and their PNG form; no drawing, no face knowledge. */
package org.facegap.core.image;
