package org.facegap.evaluation.scores.analysis;

import java.util.ArrayList;
import java.util.List;
import org.facegap.core.UserError;
import org.facegap.core.results.scores.Contrast;
import org.facegap.core.results.scores.DataCard;
import org.facegap.core.results.scores.ExcludedPairs;
import org.facegap.core.results.scores.GroupCard;
import org.facegap.core.results.scores.ScoreProtocol;
import org.facegap.core.results.scores.ScoreResults;
import org.facegap.core.results.scores.SystemComparison;
import org.facegap.core.results.scores.SystemResults;
import org.facegap.core.words.Nearest;
import org.facegap.evaluation.protocol.ImpostorRule;
import org.facegap.evaluation.scores.ScoreTable;
import org.facegap.evaluation.scores.ScoredSystem;
import org.facegap.evaluation.scores.reading.ScoreInput;
import org.facegap.evaluation.verification.Failures;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates every system of a table of scored pairs: per group and together, at thresholds that are one for all groups
 * and by folds, with differentials, tests, intervals, and comparisons on the same pairs.
 */
public final class ScoreEvaluator {
    private static final double RANDOM = 0.5;

    private final ScoreSpec settings;

    /** An evaluator with these settings. */
    public ScoreEvaluator(ScoreSpec settings) {
        this.settings = settings;
    }

    /**
     * The results. The same input and settings give the same results.
     *
     * @param input the pairs to report on
     * @param calibration pairs to choose the thresholds on; null to choose them on the same pairs
     * @throws UserError when the baseline is none of the systems, or the calibration lacks a system
     */
    public ScoreResults evaluate(ScoreInput input, @Nullable ScoreInput calibration) {
        ScoreTable table = input.table();
        List<ScoredSystem> scored = ScoredSystem.of(table);
        List<String> names = scored.stream().map(ScoredSystem::name).toList();
        int baseline = baseline(names);
        fixed(names);
        List<String> warnings = new ArrayList<>(input.warnings());
        for (ScoredSystem system : scored) {
            if (system.size() > 1 && !table.hasIdentities()) {
                throw new UserError("'" + system.name() + "' has " + system.size()
                        + " trainings, but the files name no identities: without them one cannot tell what other"
                        + " trainings would change from what other people would. Name the columns of identities, or"
                        + " give each training a name of its own.");
            }
        }
        GroupRows rows = GroupRows.of(table, settings.impostors(), settings.minimumTrials());
        contrast(rows.names());
        FoldNumbers folds = FoldNumbers.of(table, rows, settings.folds());
        if (table.hasFolds() && !folds.isKnown()) {
            FoldNumbers.unusable(table).ifPresent(warnings::add);
        }
        CrossGroups cross = new CrossGroups(table, rows, settings);
        across(table, warnings);
        DataCard card = card(input, rows, folds);
        SystemEvaluator evaluator = new SystemEvaluator(table, rows, folds, cross, settings);
        List<SystemMeasurement> measured = new ArrayList<>();
        for (ScoredSystem system : scored) {
            Thresholds chosen = calibration == null ? null : calibrated(calibration.table(), system);
            measured.add(evaluator.measure(system, chosen));
        }
        List<SystemComparison> comparisons = new ArrayList<>();
        SystemComparer comparer = new SystemComparer(table, rows, folds, settings);
        for (int s = 0; s < measured.size(); s++) {
            if (s != baseline) {
                comparisons.addAll(
                        comparer.compare(scored.get(baseline), measured.get(baseline), scored.get(s), measured.get(s)));
            }
        }
        List<SystemResults> systems =
                measured.stream().map(SystemMeasurement::results).toList();
        systems.forEach(s -> remarks(s, warnings));
        if (!table.hasIdentities()) {
            warnings.add(
                    "The files name no identities: pairs are resampled and permuted one by one. Intervals are too narrow"
                            + " and p-values too small where identities occur in more than one pair.");
        }
        if (measured.size() > 2) {
            warnings.add("The " + (measured.size() - 1) + " comparisons with " + names.get(baseline)
                    + " are not adjusted for their number.");
        }
        return new ScoreResults(
                ScoreConclusion.of(systems, comparisons),
                card,
                systems,
                comparisons,
                systems.stream().anyMatch(s -> !s.compatibility().isEmpty()) ? ToolFigures.rules() : List.of(),
                warnings,
                new DataLimits(card, systems, calibration != null, settings).sentences(),
                protocol(names.get(baseline), calibration));
    }

    /** Tells how many pairs lie across groups; genuine ones are errors of labels or groups. */
    private void across(ScoreTable table, List<String> warnings) {
        long genuine = 0;
        long impostor = 0;
        for (int row = 0; row < table.size(); row++) {
            if (!table.cells().sameGroup(table.cell(row))) {
                genuine += table.genuine(row) ? 1 : 0;
                impostor += table.genuine(row) ? 0 : 1;
            }
        }
        if (genuine + impostor == 0) {
            return;
        }
        boolean all = settings.impostors() == ImpostorRule.ALL;
        warnings.add((genuine + impostor) + " of " + table.size() + " pairs have sides of different groups ("
                + genuine + " genuine, " + impostor + " impostor) and enter no group's rates"
                + (all && impostor > 0 ? "; the impostor pairs count for the threshold" : "") + "."
                + (genuine > 0
                        ? " One identity is of one group: the " + genuine
                                + " genuine pairs are errors of labels, identities or groups."
                        : ""));
    }

    private int baseline(List<String> names) {
        String wanted = settings.baseline();
        if (wanted == null) {
            return 0;
        }
        int index = names.indexOf(wanted);
        if (index < 0) {
            throw unknown("baseline", wanted, names);
        }
        return index;
    }

    private void fixed(List<String> names) {
        for (String name : settings.fixed().keySet()) {
            if (!names.contains(name)) {
                throw unknown("threshold", name, names);
            }
        }
    }

    private void contrast(List<String> groups) {
        Contrast contrast = settings.contrast();
        for (String group : contrast == null ? List.<String>of() : contrast.groups()) {
            if (!groups.contains(group)) {
                String near = Nearest.of(group, groups);
                throw UserError.usage("contrast: there is no group '" + group + "'"
                        + (near == null ? "" : "; did you mean '" + near + "'?") + " The groups are "
                        + String.join(", ", groups) + ".");
            }
        }
    }

    private static UserError unknown(String option, String wanted, List<String> names) {
        return UserError.usage(
                option + ": there is no system '" + wanted + "'" + Nearest.among(wanted, "systems", names));
    }

    /** Thresholds chosen on pairs kept for it. */
    private Thresholds calibrated(ScoreTable table, ScoredSystem wanted) {
        List<ScoredSystem> there = ScoredSystem.of(table);
        ScoredSystem system = there.stream()
                .filter(s -> s.name().equals(wanted.name()))
                .findFirst()
                .orElseThrow(() -> new UserError("The calibration scores hold no system '" + wanted.name() + "', but "
                        + String.join(
                                ", ", there.stream().map(ScoredSystem::name).toList()) + "."));
        if (!system.seeds().equals(wanted.seeds()) || system.size() != wanted.size()) {
            throw new UserError("The calibration scores of '" + wanted.name() + "' are of the training seeds "
                    + system.seeds() + ", its scores of " + wanted.seeds() + ".");
        }
        GroupRows rows = GroupRows.of(table, settings.impostors(), settings.minimumTrials());
        FoldNumbers none = new FoldNumbers(0, "", null, null);
        SystemEvaluator evaluator =
                new SystemEvaluator(table, rows, none, new CrossGroups(table, rows, settings), settings);
        List<SystemGroup> groups = evaluator.groups(system);
        return new Thresholds(settings, evaluator.pools(system, groups), groups, evaluator.calibration(system, false));
    }

    private DataCard card(ScoreInput input, GroupRows rows, FoldNumbers folds) {
        ScoreTable table = input.table();
        boolean known = table.hasIdentities();
        List<GroupCard> groups = new ArrayList<>();
        IdentitiesCount everybody = new IdentitiesCount(table);
        for (int g = 0; g < rows.names().size(); g++) {
            IdentitiesCount identities = new IdentitiesCount(table);
            for (boolean genuine : new boolean[] {true, false}) {
                if (known) {
                    int[] own = rows.rows(g, genuine);
                    identities.add(own);
                    everybody.add(own);
                }
            }
            groups.add(
                    new GroupCard(rows.names().get(g), identities.count(), rows.count(g, true), rows.count(g, false)));
        }
        int[] across = rows.crossRows();
        if (known) {
            everybody.add(across);
        }
        List<ExcludedPairs> excluded = new ArrayList<>(rows.excluded());
        if (across.length > 0) {
            excluded.add(new ExcludedPairs(
                    settings.impostors() == ImpostorRule.ALL
                            ? "impostor pairs across groups; they count for the threshold and the cross-group table"
                            : "impostor pairs across groups; they count for the cross-group table alone",
                    across.length));
        }
        return new DataCard(
                input.files(),
                table.size(),
                everybody.count(),
                known,
                input.repeats(),
                words(settings.impostors()),
                folds.folds(),
                folds.rule(),
                groups,
                excluded);
    }

    private static String words(ImpostorRule rule) {
        return switch (rule) {
            case SAME_GROUP -> "both sides of one group";
            case SAME_GROUP_AND_SEX -> "both sides of one group and one sex";
            case ALL -> "thresholds on all impostor pairs, across groups too; a group's rate on pairs within it";
        };
    }

    private void remarks(SystemResults system, List<String> warnings) {
        var all = system.groups().get(system.groups().size() - 1);
        long failed = all.failedGenuine() + all.failedImpostor();
        if (failed > 0) {
            warnings.add(system.system() + ": " + failed + " of "
                    + (all.genuine() + all.impostor() + (failuresCount() ? 0 : failed)) + " pairs gave no score and "
                    + (failuresCount() ? "count as non-matches." : "are left out of its rates."));
        }
        if (all.auc().isOk() && all.auc().value() < RANDOM) {
            warnings.add(system.system()
                    + ": impostor scores are higher than genuine ones. Scores of a file may be distances (facegap score"
                    + " --distance " + system.system() + ") or have their labels the other way round (--genuine-value);"
                    + " a model that was run here does not suit these images, or their identities are wrong.");
        }
        warnings.addAll(PooledErrors.leftOut(system.system(), system.points()));
        for (var point : system.points()) {
            double target = point.threshold().target();
            if (!Double.isNaN(target) && target * all.impostor() < 1 && all.impostor() > 0) {
                warnings.add(system.system() + ": " + point.name() + " cannot be measured on " + all.impostor()
                        + " impostor pairs; the threshold accepts none of them.");
            }
        }
    }

    private boolean failuresCount() {
        return settings.failures() == Failures.NONMATCH;
    }

    private ScoreProtocol protocol(String baseline, @Nullable ScoreInput calibration) {
        return new ScoreProtocol(
                "scores of pairs",
                "score >= threshold, distance <= threshold; thresholds are on the scale of the file's column",
                baseline,
                settings.thresholdRule().toString(),
                settings.targets(),
                settings.fixed(),
                calibration == null ? List.of() : calibration.files(),
                settings.impostors().toString(),
                settings.failures().toString(),
                settings.resampling(settings.replicates()),
                settings.contrast());
    }
}
