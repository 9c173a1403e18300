package org.facegap.suite.work;

import java.util.List;
import org.facegap.suite.config.ReportConfig;

/**
 * What a report shows.
 *
 * @param report the config's wishes
 * @param groupBy attribute whose values are the groups
 * @param groups in the order to show them
 * @param arms whose samples are shown
 */
public record ReportSpec(ReportConfig report, String groupBy, List<String> groups, List<String> arms) {}
