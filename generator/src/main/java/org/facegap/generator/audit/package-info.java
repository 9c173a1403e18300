/** Readings of pictures by attribute and recognition models, and how far two models agree. The search and the audit use the same types with different models. */
@NullMarked
package org.facegap.generator.audit;

import org.jspecify.annotations.NullMarked;
