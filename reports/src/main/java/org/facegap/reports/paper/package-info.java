/**
 * Tables as papers of the field have them, of a suite's results alone: one class for each, listed in {@link
 * org.facegap.reports.paper.PaperTables}. They stand on no page. No metric is computed here.
 */
@NullMarked
package org.facegap.reports.paper;

import org.jspecify.annotations.NullMarked;
