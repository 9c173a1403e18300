/** The report of a search in a gallery. No syntax and no metric. */
@NullMarked
package org.facegap.reports.identification;

import org.jspecify.annotations.NullMarked;
