/**
 * What people read: the HTML report of a suite, made from result records alone.
 *
 * <p>Nothing is measured here: every number comes from {@code results.json} and {@code timings.json} and is only written out, with its n and its
 * interval. Paper tables live in {@code org.facegap.reports.table}, chart geometry in {@code org.facegap.reports.chart}, the view model that
 * the page's template reads in {@code org.facegap.reports.page}. No file of a dataset or a model is opened here.
 */
package org.facegap.reports;
