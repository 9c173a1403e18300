/** What a report is made from, beside the result files. */
@NullMarked
package org.facegap.reports.input;

import org.jspecify.annotations.NullMarked;
