/**
 * What a suite measured ({@code results.json}) and what it took ({@code timings.json}): its training sets, and the results of
 * the scores of their models as {@code results.scores} holds them for any score file.
 */
package org.facegap.core.results.suite;
