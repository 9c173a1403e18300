/** Stages in processes of their own: what one does to its process, by a native abort or lack of memory, ends that stage alone. */
@NullMarked
package org.facegap.suite.process;

import org.jspecify.annotations.NullMarked;
