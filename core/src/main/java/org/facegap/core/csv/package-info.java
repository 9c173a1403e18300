/** Delimited text files of strangers, read row by row. What the columns mean is not known here. */
@NullMarked
package org.facegap.core.csv;

import org.jspecify.annotations.NullMarked;
