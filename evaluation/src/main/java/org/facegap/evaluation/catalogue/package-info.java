/**
 * What each metric is called, how it is defined and who defined it: what {@code facegap list metrics} prints. No metric
 * is computed here.
 */
@NullMarked
package org.facegap.evaluation.catalogue;

import org.jspecify.annotations.NullMarked;
