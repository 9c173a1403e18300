/** Test sets of faces that come in pickles; read as data, never executed. No network lives here. */
@NullMarked
package org.facegap.models.faces;

import org.jspecify.annotations.NullMarked;
