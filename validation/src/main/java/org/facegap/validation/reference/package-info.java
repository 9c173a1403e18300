/**
 * Figures of other tools on the same scores, beside ours: one class a section. Shipped code does not use this package.
 */
@NullMarked
package org.facegap.validation.reference;

import org.jspecify.annotations.NullMarked;
