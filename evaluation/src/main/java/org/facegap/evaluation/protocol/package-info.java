/**
 * Which pictures are compared: pairs, folds and their CSV form. No scores and no metrics live here.
 */
package org.facegap.evaluation.protocol;
