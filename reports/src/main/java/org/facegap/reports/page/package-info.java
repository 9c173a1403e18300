/**
 * The view model of the HTML report: one record per section, with every number already written as text and every chart laid out.
 *
 * <p>The records are public only because the template engine reads them. Templates and style sheet are resources of the parent package.
 * Nothing here knows HTML, and nothing here computes a metric.
 */
package org.facegap.reports.page;
