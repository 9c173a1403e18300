/**
 * The same scores under the conventions of other tools, one class a tool, so that a published number can be compared
 * with one of the same definition. What this project reports by itself lives in {@code verification}; no mode is used
 * for it.
 */
@NullMarked
package org.facegap.evaluation.compatibility;

import org.jspecify.annotations.NullMarked;
