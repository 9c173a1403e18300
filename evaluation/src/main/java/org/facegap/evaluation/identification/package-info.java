/**
 * Searches of one probe among many references: closed and open set rates, and the pooling of several images into one
 * template. Every rate is made of counts of searches. Pairwise metrics live in {@code verification}.
 */
@NullMarked
package org.facegap.evaluation.identification;

import org.jspecify.annotations.NullMarked;
