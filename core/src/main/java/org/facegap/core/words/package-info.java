/** Names of groups and classes as words: in which order they stand and which are spelt alike. No reading of files. */
@NullMarked
package org.facegap.core.words;

import org.jspecify.annotations.NullMarked;
