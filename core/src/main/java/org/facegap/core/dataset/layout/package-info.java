/**
 * Face images in the layouts of other people: folders and archives that are read into face datasets, and face datasets
 * written out again. Names inside sources are data and never become paths; what cannot be used is counted and named.
 */
@NullMarked
package org.facegap.core.dataset.layout;

import org.jspecify.annotations.NullMarked;
