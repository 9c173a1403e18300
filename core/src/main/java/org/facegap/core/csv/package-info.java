/**
 * Text files of strangers: encoding, delimiter and quoting are decided here and nowhere else, for tables with a header and for
 * lists without one. What the fields mean is not known here.
 */
@NullMarked
package org.facegap.core.csv;

import org.jspecify.annotations.NullMarked;
