/** One class per command: reads its options, calls the other rooms, prints. What a command computes lives elsewhere. */
@NullMarked
package org.facegap.cli.command;

import org.jspecify.annotations.NullMarked;
