package org.facegap.reports.page;

import java.util.List;
import java.util.stream.Stream;
import org.facegap.core.results.suite.ArmResults;
import org.facegap.core.results.suite.SuiteResults;
import org.facegap.reports.chart.Series;
import org.facegap.reports.input.ReportInput;
import org.facegap.reports.scores.ScorePage;
import org.facegap.reports.text.EmbeddedJson;
import org.facegap.reports.text.Entry;
import org.facegap.reports.text.Facts;

/**
 * The whole page.
 *
 * @param suite the suite's name
 * @param question what was asked
 * @param headline the answer in one sentence
 * @param sentences what else is to be said about it
 * @param groupAttribute what the groups are groups of
 * @param groups their names in order
 * @param series the look of each arm
 * @param arms the arms at a glance
 * @param protocol how it was measured, as names and values
 * @param scores everything measured of the verification scores
 * @param oneSeed whether no arm was trained with more than one seed
 * @param world whether the test people are those of the built-in world
 * @param json the results as JSON that may stand inside a script element
 */
public record Page(
        String suite,
        String question,
        String headline,
        List<String> sentences,
        String groupAttribute,
        List<String> groups,
        List<Series> series,
        List<ArmView> arms,
        List<Entry> protocol,
        CompositionView composition,
        List<SampleView> samples,
        VerificationView verification,
        ScorePage scores,
        List<ComparisonView> comparisons,
        List<AttributeView> attributes,
        List<TrainingView> training,
        CostView cost,
        List<Entry> provenance,
        List<String> warnings,
        boolean oneSeed,
        boolean world,
        String json) {

    /** The page of an input. */
    public static Page of(ReportInput input) {
        SuiteResults results = input.results();
        List<Series> series =
                Series.of(results.arms().stream().map(ArmResults::name).toList());
        return new Page(
                results.suite(),
                results.question(),
                results.conclusion().headline(),
                results.conclusion().sentences(),
                results.groupAttribute(),
                results.groups(),
                series,
                ArmView.all(results.arms(), series),
                Facts.of(results.facts()),
                CompositionView.of(results, series),
                SampleView.of(results, series, input.samples()),
                VerificationView.of(results, series),
                ScorePage.of(results.scores()),
                ComparisonView.of(results, series),
                AttributeView.of(results, series),
                TrainingView.of(results, series),
                CostView.of(results, input.timings(), series),
                Facts.of(input.provenance()),
                Stream.concat(results.warnings().stream(), input.notes().stream())
                        .toList(),
                results.arms().stream().allMatch(arm -> arm.seeds().size() <= 1),
                !"dataset".equals(results.protocol().test().testSource()),
                EmbeddedJson.of(results));
    }
}
