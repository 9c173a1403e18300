/** People of face datasets on disk, as test people or as training sets of a suite: who is taken, split off, left out. */
@NullMarked
package org.facegap.suite.people;

import org.jspecify.annotations.NullMarked;
