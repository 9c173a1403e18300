/** The report of a suite: which figures stand in which section. No syntax and no metric. */
@NullMarked
package org.facegap.reports.suite;

import org.jspecify.annotations.NullMarked;
