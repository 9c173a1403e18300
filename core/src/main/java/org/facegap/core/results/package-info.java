/** The shape of {@code results.json} and {@code timings.json}: written by the evaluation, read by the reports; no computation. */
package org.facegap.core.results;
