/** Whole audits of prediction tables: every cell, every comparison, in the form that results are written in. */
@NullMarked
package org.facegap.evaluation.attribute.audit;

import org.jspecify.annotations.NullMarked;
