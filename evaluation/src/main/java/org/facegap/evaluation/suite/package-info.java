/**
 * Assembles the result records of a suite from scores and predictions of its arms and seeds, and reads and writes score
 * files. No embedding is computed here and nothing is rendered.
 */
package org.facegap.evaluation.suite;
