package org.facegap.core.results.suite;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.results.scores.ContrastChange;
import org.facegap.core.results.scores.DifferentialChange;
import org.facegap.core.results.scores.DifferentialFigure;
import org.facegap.core.results.scores.GroupCard;
import org.facegap.core.results.scores.GroupErrors;
import org.facegap.core.results.scores.GroupScores;
import org.facegap.core.results.scores.PointResults;
import org.facegap.core.results.scores.ScoreResults;
import org.facegap.core.results.scores.SystemComparison;
import org.facegap.core.results.scores.SystemResults;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a suite's first pages, picked from what was measured of its score table: accuracies by folds, errors at the
 * first threshold. Nothing is computed here.
 */
public final class ArmFigures {
    /** The differential that an accuracy gap is; accuracies differ as error rates do. */
    private static final String ACCURACY_GAP = "max - min error";

    private static final String FNMR_GAP = "max - min FNMR";
    private static final String UNIT = "rate";

    private final ScoreResults scores;
    private final List<String> groups;

    /**
     * The figures of a table.
     *
     * @param scores what was measured
     * @param groups groups in the order to show them
     */
    public ArmFigures(ScoreResults scores, List<String> groups) {
        this.scores = scores;
        this.groups = List.copyOf(groups);
    }

    /** Verification of the system of this name. */
    public VerificationResults of(String arm) {
        SystemResults system = scores.systems().stream()
                .filter(s -> s.system().equals(arm))
                .findFirst()
                .orElseThrow();
        PointResults main = system.points().get(0);
        PointResults folds = folds(system);
        List<GroupVerification> rows = new ArrayList<>();
        WorstGroup worst = new WorstGroup("", Estimate.undefined("no group could be measured", 0, UNIT));
        List<Double> accuracies = new ArrayList<>();
        for (String group : groups) {
            GroupVerification row = row(group, system, main, folds);
            rows.add(row);
            if (row.accuracy().isOk()) {
                accuracies.add(row.accuracy().value());
                if (!(worst.value().value() <= row.accuracy().value())) {
                    worst = new WorstGroup(group, row.accuracy());
                }
            }
        }
        double mean = accuracies.stream().mapToDouble(a -> a).average().orElse(Double.NaN);
        double squares =
                accuracies.stream().mapToDouble(a -> (a - mean) * (a - mean)).sum();
        return new VerificationResults(
                rows,
                folds == null
                        ? Estimate.undefined("accuracy by folds needs two folds or more", 0, UNIT)
                        : folds.meanAccuracy(),
                accuracies.isEmpty() ? Double.NaN : Math.sqrt(squares / accuracies.size()),
                gap(folds, ACCURACY_GAP),
                gap(main, FNMR_GAP),
                worst,
                main.threshold());
    }

    private static @Nullable PointResults folds(SystemResults system) {
        return system.points().stream().filter(p -> !p.global()).findFirst().orElse(null);
    }

    private GroupVerification row(String group, SystemResults system, PointResults main, @Nullable PointResults folds) {
        GroupScores curve = system.groups().stream()
                .filter(g -> g.group().equals(group))
                .findFirst()
                .orElse(null);
        GroupErrors errors = errors(main, group);
        if (curve == null || errors == null) {
            Estimate none = Estimate.undefined("no pairs", 0, UNIT);
            return new GroupVerification(group, 0, 0, 0, none, none, none, none, none, new Counts(0, 0, 0), List.of());
        }
        GroupErrors byFolds = folds == null ? null : errors(folds, group);
        long identities = scores.data().groups().stream()
                .filter(g -> g.group().equals(group))
                .mapToLong(GroupCard::identities)
                .sum();
        return new GroupVerification(
                group,
                identities,
                curve.genuine() + curve.failedGenuine(),
                curve.impostor() + curve.failedImpostor(),
                byFolds == null
                        ? Estimate.undefined("accuracy by folds needs two folds or more", 0, UNIT)
                        : byFolds.accuracy(),
                curve.eer(),
                curve.auc(),
                errors.falseNonMatch().rate(),
                errors.falseMatch().rate(),
                new Counts(
                        Math.round(errors.falseMatch().errors()),
                        Math.round(errors.falseNonMatch().errors()),
                        curve.failedGenuine() + curve.failedImpostor()),
                curve.roc());
    }

    private static @Nullable GroupErrors errors(PointResults point, String group) {
        return point.groups().stream()
                .filter(g -> g.group().equals(group))
                .findFirst()
                .orElse(null);
    }

    private static Gap gap(@Nullable PointResults point, String name) {
        DifferentialFigure figure = point == null ? null : point.differential(name);
        if (point == null || figure == null || !figure.value().isOk()) {
            Estimate none = figure == null
                    ? Estimate.undefined("a gap needs two groups that can be measured", 0, UNIT)
                    : figure.value();
            return new Gap(none, Double.NaN, Double.NaN, 0, "", "");
        }
        String best = "";
        String worst = "";
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (GroupErrors group : point.groups()) {
            Estimate rate = name.equals(ACCURACY_GAP)
                    ? group.accuracy()
                    : group.falseNonMatch().rate();
            if (rate.isOk() && figure.groups().contains(group.group())) {
                double error = name.equals(ACCURACY_GAP) ? -rate.value() : rate.value();
                best = error < low ? group.group() : best;
                worst = error > high ? group.group() : worst;
                low = Math.min(low, error);
                high = Math.max(high, error);
            }
        }
        return new Gap(
                figure.value(),
                figure.expected().isOk() ? figure.expected().value() : Double.NaN,
                figure.p(),
                figure.draws(),
                best,
                worst);
    }

    /** Every other arm against the baseline, by the accuracies of the folds; without words. */
    public List<Comparison> comparisons() {
        return scores.comparisons().stream()
                .filter(c -> !c.global())
                .map(this::comparison)
                .toList();
    }

    private Comparison comparison(SystemComparison c) {
        List<GroupDifference> differences = new ArrayList<>();
        for (String group : groups) {
            differences.add(new GroupDifference(
                    group,
                    c.groups().stream()
                            .filter(g -> g.group().equals(group))
                            .map(g -> g.accuracy())
                            .findFirst()
                            .orElseGet(() -> Estimate.undefined("no pairs", 0, UNIT))));
        }
        Estimate gap = c.differentials().stream()
                .filter(d -> d.name().equals(ACCURACY_GAP))
                .map(DifferentialChange::difference)
                .findFirst()
                .orElseThrow();
        ContrastChange atThreshold = scores.comparisons().stream()
                .filter(other -> other.global()
                        && other.baseline().equals(c.baseline())
                        && other.candidate().equals(c.candidate()))
                .map(SystemComparison::contrast)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return new Comparison(
                c.baseline(),
                c.candidate(),
                differences,
                gap,
                c.meanAccuracy(),
                c.worstAccuracy(),
                c.contrast(),
                atThreshold,
                false,
                "");
    }
}
