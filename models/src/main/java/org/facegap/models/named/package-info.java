/**
 * Models by the names that configs and commands give them: {@code builtin:NAME} or a file. What each of them computes lives in
 * the packages of its kind.
 */
@NullMarked
package org.facegap.models.named;

import org.jspecify.annotations.NullMarked;
