/** The report of an audit of attribute predictions: which figures stand in which section. No syntax and no metric. */
@NullMarked
package org.facegap.reports.attributes;

import org.jspecify.annotations.NullMarked;
