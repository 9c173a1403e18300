/**
 * What a stage of a suite is: its kind, name, resolved spec, inputs, expected size and work. Which stages there are is in
 * plan, what they do in work.
 */
@NullMarked
package org.facegap.suite.stage;

import org.jspecify.annotations.NullMarked;
