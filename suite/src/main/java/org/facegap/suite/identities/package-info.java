/** Identities of face datasets on disk, as test identities or as training sets of a suite: who is taken, split off, left out. */
@NullMarked
package org.facegap.suite.identities;

import org.jspecify.annotations.NullMarked;
