/** Where {@code facegap} begins: the command tree, and how errors end a process. */
@NullMarked
package org.facegap.cli;

import org.jspecify.annotations.NullMarked;
