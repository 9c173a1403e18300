/** What the results of suites, score files and searches share: written by the evaluation, read by the reports; no computation. */
package org.facegap.core.results;
