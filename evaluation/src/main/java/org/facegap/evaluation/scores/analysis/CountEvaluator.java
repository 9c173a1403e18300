package org.facegap.evaluation.scores.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.results.Measurement;
import org.facegap.core.results.Threshold;
import org.facegap.core.results.scores.DataCard;
import org.facegap.core.results.scores.GroupCard;
import org.facegap.core.results.scores.GroupScores;
import org.facegap.core.results.scores.PointResults;
import org.facegap.core.results.scores.ScoreProtocol;
import org.facegap.core.results.scores.ScoreResults;
import org.facegap.core.results.scores.SystemResults;
import org.facegap.core.words.WordOrder;
import org.facegap.evaluation.scores.reading.CountTable;

/**
 * Evaluates numbers of errors that were counted elsewhere, at a threshold that is not known here: rates of every group,
 * differentials, tests. What needs scores or identities (curves, resampling, comparisons of systems) is not made.
 */
public final class CountEvaluator {
    private static final String POINT = "the counts as given";
    private static final String NO_SCORES = "counts hold no scores";

    private final ScoreSpec settings;

    /** An evaluator with these settings. */
    public CountEvaluator(ScoreSpec settings) {
        this.settings = settings;
    }

    /**
     * The results. The same counts and settings give the same results.
     *
     * @throws UserError when a group is called what stands for several
     */
    public ScoreResults evaluate(CountTable counts) {
        counts.systems().forEach(system -> counts.of(system).forEach(row -> Measurement.requireOneGroup(row.group())));
        List<SystemResults> systems = counts.systems().stream()
                .map(system -> system(system, counts.of(system)))
                .toList();
        List<GroupCard> groups = counts.of(counts.systems().get(0)).stream()
                .sorted(Comparator.comparing(CountTable.Row::group, new WordOrder()))
                .map(row -> new GroupCard(row.group(), 0, row.genuine(), row.impostor()))
                .toList();
        long pairs = groups.stream().mapToLong(g -> g.genuine() + g.impostor()).sum();
        DataCard card =
                new DataCard(List.of(counts.file()), pairs, 0, false, 0, "as counted", 0, "", groups, List.of());
        List<String> warnings = new ArrayList<>(counts.warnings());
        systems.forEach(s -> warnings.addAll(PooledErrors.leftOut(s.system(), s.points())));
        warnings.add(
                "Counts name no identities: every pair is taken as independent. Intervals are too narrow and p-values too"
                        + " small where identities occur in more than one pair.");
        if (systems.size() > 1) {
            warnings.add("Counts do not say which pairs went wrong, so systems are not compared with each other.");
        }
        return new ScoreResults(
                ScoreConclusion.of(systems, List.of()),
                card,
                systems,
                List.of(),
                List.of(),
                warnings,
                new DataLimits(card, systems, true, settings).sentences(),
                protocol());
    }

    private SystemResults system(String name, List<CountTable.Row> rows) {
        List<GroupPoint> points = rows.stream()
                .sorted(Comparator.comparing(CountTable.Row::group, new WordOrder()))
                .map(row -> GroupPoint.ofCounts(
                        row.group(), row.genuine(), row.falseNonMatches(), row.impostor(), row.falseMatches()))
                .toList();
        List<GroupReplicates> replicates =
                points.stream().map(p -> GroupReplicates.none(settings)).toList();
        Estimate none = Estimate.undefined("the counts do not tell their threshold", 0, GroupPoint.RATE);
        Threshold card =
                new Threshold("not told by the counts; taken to be one for all groups", Double.NaN, Double.NaN, none);
        Estimate realised = new PooledErrors(points, replicates, 0, settings)
                .errors()
                .falseMatch()
                .rate();
        PointResults point = new PointEvaluator(settings)
                .global(
                        new ThresholdChoice(POINT, Double.NaN, card, new double[] {Double.NaN}),
                        realised,
                        points,
                        replicates,
                        0);
        List<GroupScores> groups = new ArrayList<>();
        points.forEach(p -> groups.add(curves(p.group(), p.trials(true), p.trials(false))));
        groups.add(curves(
                PooledErrors.NAME,
                points.stream().mapToLong(p -> p.trials(true)).sum(),
                points.stream().mapToLong(p -> p.trials(false)).sum()));
        return new SystemResults(name, List.of(), false, groups, List.of(point), List.of(), List.of(), List.of());
    }

    private static GroupScores curves(String group, long genuine, long impostor) {
        Estimate none = Estimate.undefined(NO_SCORES, genuine + impostor, GroupPoint.RATE);
        return new GroupScores(group, genuine, impostor, 0, 0, none, none, none, List.of());
    }

    private ScoreProtocol protocol() {
        return new ScoreProtocol(
                "numbers of errors and of pairs",
                null,
                null,
                null,
                List.of(),
                Map.of(),
                List.of(),
                null,
                null,
                settings.resampling(null),
                null);
    }
}
