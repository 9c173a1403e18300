package org.facegap.evaluation.scores.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.results.MetricNames;
import org.facegap.core.results.scores.CompatibilityFigure;
import org.facegap.core.results.scores.ToolRule;
import org.facegap.evaluation.catalogue.VerificationMetrics;
import org.facegap.evaluation.compatibility.CompatibilityMode;
import org.facegap.evaluation.compatibility.CompatibilityModes;
import org.facegap.evaluation.compatibility.LabelledScores;
import org.facegap.evaluation.compatibility.ToolFigure;
import org.facegap.evaluation.scores.ScoredSystem;

/** Further figures of the scores, ours and by the rules of other tools, group by group; means over the trainings of a system. */
final class ToolFigures {
    /** Most pairs of a group: other tools' grids and loops take minutes on more. */
    static final int MOST_PAIRS = 200_000;

    /** Most groups for which the figures are made. */
    static final int MOST_GROUPS = 30;

    /** EstimateText with intervals among the curves. */
    private static final Set<String> ELSEWHERE = Set.of(MetricNames.EER, MetricNames.AUC, MetricNames.SEPARATION);

    private final FoldNumbers folds;
    private final double[] targets;

    ToolFigures(FoldNumbers folds, List<Double> targets) {
        this.folds = folds;
        this.targets = targets.stream().mapToDouble(t -> t).toArray();
    }

    /** Figures of every mode; a group that is too large is left out. */
    List<CompatibilityFigure> of(ScoredSystem system, List<SystemGroup> groups) {
        List<CompatibilityFigure> figures = new ArrayList<>();
        if (groups.size() > MOST_GROUPS) {
            return figures;
        }
        figures.addAll(own(groups));
        for (CompatibilityMode mode : CompatibilityModes.all()) {
            for (SystemGroup group : groups) {
                if (group.pairs().size() <= MOST_PAIRS) {
                    List<List<ToolFigure>> trainings = new ArrayList<>();
                    for (int t = 0; t < system.size(); t++) {
                        trainings.add(mode.figures(labelled(system, group, t), targets));
                    }
                    for (int f = 0; f < trainings.get(0).size(); f++) {
                        int place = f;
                        figures.add(new CompatibilityFigure(
                                mode.name(),
                                group.pairs().group(),
                                trainings.get(0).get(f).name(),
                                onColumn(
                                        system,
                                        mean(trainings.stream()
                                                .map(figure -> figure.get(place).value())
                                                .toList()))));
                    }
                }
            }
        }
        return figures;
    }

    /** Our own figures of each group that need no threshold from elsewhere; none where there are too many groups. */
    List<CompatibilityFigure> own(List<SystemGroup> groups) {
        List<CompatibilityFigure> figures = new ArrayList<>();
        for (SystemGroup group : groups.size() > MOST_GROUPS ? List.<SystemGroup>of() : groups) {
            List<Map<String, Estimate>> trainings = group.splits().stream()
                    .map(split -> VerificationMetrics.all(split, targets))
                    .toList();
            for (String name : trainings.get(0).keySet()) {
                if (!ELSEWHERE.contains(name)) {
                    figures.add(new CompatibilityFigure(
                            CompatibilityFigure.OWN,
                            group.pairs().group(),
                            name,
                            mean(trainings.stream()
                                    .map(t -> Objects.requireNonNull(t.get(name)))
                                    .toList())));
                }
            }
        }
        return figures;
    }

    /** A threshold or a mean of scores on the scale of the file's column. */
    private static Estimate onColumn(ScoredSystem system, Estimate value) {
        return system.isDistance() && value.isOk() && value.unit().equals("score")
                ? Estimate.point(system.turned(value.value()), value.n(), value.unit())
                : value;
    }

    /** How the tools make their numbers. */
    static List<ToolRule> rules() {
        List<ToolRule> rules = new ArrayList<>();
        rules.add(new ToolRule(
                CompatibilityFigure.OWN,
                "Figures that need no threshold from elsewhere: each is measured at the threshold that the scores of the group"
                        + " themselves give it, so it flatters, and is no differential. Definitions: facegap list metrics.",
                "metrics of this program"));
        CompatibilityModes.all()
                .forEach(mode -> rules.add(new ToolRule(mode.name(), mode.definition(), mode.source())));
        return List.copyOf(rules);
    }

    /** Of several trainings the mean; where one has no value, that one. */
    private static Estimate mean(List<Estimate> trainings) {
        Estimate first = trainings.get(0);
        if (trainings.size() == 1) {
            return first;
        }
        double sum = 0;
        for (Estimate training : trainings) {
            if (!training.isOk()) {
                return training;
            }
            sum += training.value();
        }
        return Estimate.point(sum / trainings.size(), first.n(), first.unit());
    }

    private LabelledScores labelled(ScoredSystem system, SystemGroup group, int training) {
        return new LabelledScores(
                group.scores().get(training),
                group.labels(),
                folds.areSingle() ? folds.of(group.pairs()).first() : new int[0],
                folds.areSingle() ? folds.folds() : 0,
                system.isDistance() ? LabelledScores.Scale.NEGATED_DISTANCE : LabelledScores.Scale.SIMILARITY);
    }
}
