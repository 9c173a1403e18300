package org.facegap.suite.config;

import org.facegap.core.config.Default;
import org.facegap.core.config.Doc;
import org.facegap.core.config.Range;

/**
 * What the report shows.
 *
 * @param sampleColumns images side by side in a sample grid
 * @param sampleRows rows of a sample grid, 0 for no samples
 */
public record ReportConfig(
        @Doc("images side by side in a sample grid") @Range(min = 1, max = 24) @Default("6")
        int sampleColumns,

        @Doc("rows of a sample grid, 0 for no samples") @Range(min = 0, max = 24) @Default("4")
        int sampleRows) {}
