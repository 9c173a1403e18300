/**
 * Scored pairs in memory: columns of numbers with the identities and groups of both sides, and their compact file form.
 *
 * <p>No formats of other tools (see {@code reading}) and no metrics live here.
 */
package org.facegap.evaluation.scores;
