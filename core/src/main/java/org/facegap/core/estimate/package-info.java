/** The one type for a measured number: value, interval, sample size, unit and status; no statistics are computed here. */
package org.facegap.core.estimate;
