package org.facegap.evaluation.suite;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.facegap.core.UserError;
import org.facegap.core.results.scores.ScoreProtocol;
import org.facegap.core.results.suite.ArmFigures;
import org.facegap.core.results.suite.Comparison;
import org.facegap.evaluation.protocol.ImpostorRule;
import org.facegap.evaluation.scores.ScoreTable;
import org.facegap.evaluation.scores.TrainingColumns;
import org.facegap.evaluation.scores.analysis.ScoreEvaluator;
import org.facegap.evaluation.scores.analysis.ScoreSpec;
import org.facegap.evaluation.scores.analysis.ThresholdRule;
import org.facegap.evaluation.scores.reading.ReadingSpec;
import org.facegap.evaluation.scores.reading.ScoreColumns;
import org.facegap.evaluation.scores.reading.ScoreFiles;
import org.facegap.evaluation.scores.reading.ScoreInput;
import org.facegap.evaluation.scores.reading.ScoreSource;
import org.facegap.evaluation.verification.Failures;

/**
 * Arms of two runs that scored the same pairs, compared pair by pair as the engine compares two systems of one file: each at its
 * own threshold, with the same resampled identities for both.
 */
public final class PairedRuns {
    /** Draws at equal rates decide nothing that is asked here. */
    private static final int FEWEST_DRAWS = 99;

    private static final int FEWEST_POINTS = 10;

    private final ScoreSpec settings;
    private final List<String> groups;

    /**
     * A comparison.
     *
     * @param protocol how the first run's scores were measured; the second's are measured so too
     * @param groups groups in the order to show them
     * @throws UserError when the protocol is none of a suite's
     */
    public PairedRuns(ScoreProtocol protocol, List<String> groups) {
        Integer replicates = protocol.resampling().replicates();
        if (replicates == null
                || !ThresholdRule.POOLED.toString().equals(protocol.thresholdRule())
                || !ImpostorRule.SAME_GROUP.toString().equals(protocol.impostors())) {
            throw new UserError("The scores were not measured as a suite measures them.");
        }
        this.groups = List.copyOf(groups);
        settings = new ScoreSpec(
                protocol.fmrTargets(),
                Map.of(),
                ThresholdRule.POOLED,
                ImpostorRule.SAME_GROUP,
                Failures.EXCLUDE,
                0,
                protocol.resampling().confidence(),
                replicates,
                FEWEST_DRAWS,
                protocol.resampling().minimumTrials(),
                FEWEST_POINTS,
                protocol.resampling().seed(),
                null,
                protocol.contrast());
    }

    /**
     * Score files of a run, as {@link SplitScores} writes them.
     *
     * @param run its name
     * @param test scores to report on
     * @param calibration scores that set the threshold
     */
    public record Scores(String run, Path test, Path calibration) {
        private String system(String arm) {
            return run + ": " + arm;
        }
    }

    private record Tables(ScoreTable test, ScoreTable calibration) {
        static Tables of(Scores scores) {
            return new Tables(read(scores.test()), read(scores.calibration()));
        }

        private static ScoreTable read(Path file) {
            return new ScoreFiles(new ReadingSpec(ScoreColumns.none(), true, false, null))
                    .read(List.of(ScoreSource.of(file)))
                    .table();
        }
    }

    /**
     * The second run's arm less the first's, for each arm; baselines and candidates are named {@code RUN: ARM}.
     *
     * @throws UserError when a file cannot be read, or they do not hold the same pairs
     */
    public List<Comparison> compare(Scores first, Scores second, List<String> arms) {
        Tables before = Tables.of(first);
        Tables after = Tables.of(second);
        List<Comparison> comparisons = new ArrayList<>();
        for (String arm : arms) {
            ScoreInput test = beside(before.test(), first, after.test(), second, arm);
            ScoreInput calibration = beside(before.calibration(), first, after.calibration(), second, arm);
            comparisons.addAll(new ArmFigures(
                            new ScoreEvaluator(settings.withBaseline(first.system(arm))).evaluate(test, calibration),
                            groups)
                    .comparisons());
        }
        return comparisons;
    }

    private static ScoreInput beside(ScoreTable before, Scores first, ScoreTable after, Scores second, String arm) {
        ScoreTable both = before.beside(columns(before, arm, first), after, columns(after, arm, second));
        if (both == null) {
            throw new UserError(first.test().getParent() + " and "
                    + second.test().getParent() + ": their score files do not hold the same pairs in the same order.");
        }
        return new ScoreInput(both, List.of(), 0, List.of());
    }

    /** Columns of an arm's trainings, with the names that tell the two runs apart. */
    private static Map<String, String> columns(ScoreTable table, String arm, Scores of) {
        List<String> names = table.systems().stream().map(s -> s.system()).toList();
        Map<String, String> renamed = new LinkedHashMap<>();
        TrainingColumns.of(names).stream()
                .filter(own -> own.system().equals(arm))
                .flatMap(own -> own.columns().stream())
                .map(names::get)
                .forEach(name -> renamed.put(name, of.system(arm) + name.substring(arm.length())));
        if (renamed.isEmpty()) {
            throw new UserError(of.test() + " has no scores of the arm '" + arm + "'.");
        }
        return renamed;
    }
}
