/** Arrays that lie in files: element types, views of raw bytes, NumPy's arrays in pickles. */
@NullMarked
package org.facegap.models.checkpoint.array;

import org.jspecify.annotations.NullMarked;
