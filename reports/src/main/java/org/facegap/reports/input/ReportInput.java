package org.facegap.reports.input;

import java.util.List;
import java.util.Map;
import org.facegap.core.results.suite.SuiteResults;
import org.facegap.core.results.suite.Timings;

/**
 * All a report is made of.
 *
 * @param results the suite's measurements
 * @param timings how long the stages took and what they held in memory
 * @param provenance where the results come from: versions, hashes, device, seeds; nested maps and lists are written out key by key, sorted
 * @param samples sample images, in any order
 * @param notes sentences of the caller, shown with the warnings
 */
public record ReportInput(
        SuiteResults results,
        Timings timings,
        Map<String, Object> provenance,
        List<SampleGrid> samples,
        List<String> notes) {}
