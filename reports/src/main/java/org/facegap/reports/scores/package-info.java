/** The report on verification scores: which figures stand in which section. No syntax and no metric. */
@NullMarked
package org.facegap.reports.scores;

import org.jspecify.annotations.NullMarked;
