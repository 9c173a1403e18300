package org.facegap.evaluation.scores.analysis;

import java.util.ArrayList;
import java.util.List;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.results.scores.CompatibilityFigure;
import org.facegap.core.results.scores.ToolRule;
import org.facegap.evaluation.compatibility.CompatibilityMode;
import org.facegap.evaluation.compatibility.CompatibilityModes;
import org.facegap.evaluation.compatibility.LabelledScores;
import org.facegap.evaluation.compatibility.ToolFigure;
import org.facegap.evaluation.scores.ScoreColumn;

/** The same scores by the rules of other tools, group by group. */
final class ToolFigures {
    /** Most pairs of a group: other tools' grids and loops take minutes on more. */
    static final int MOST_PAIRS = 200_000;

    /** Most groups for which the figures are made. */
    static final int MOST_GROUPS = 30;

    private final FoldNumbers folds;
    private final double[] targets;

    ToolFigures(FoldNumbers folds, List<Double> targets) {
        this.folds = folds;
        this.targets = targets.stream().mapToDouble(t -> t).toArray();
    }

    /** Figures of every mode; a group that is too large is left out. */
    List<CompatibilityFigure> of(ScoreColumn system, List<SystemGroup> groups) {
        List<CompatibilityFigure> figures = new ArrayList<>();
        if (groups.size() > MOST_GROUPS) {
            return figures;
        }
        for (CompatibilityMode mode : CompatibilityModes.all()) {
            for (SystemGroup group : groups) {
                if (group.pairs().size() <= MOST_PAIRS) {
                    for (ToolFigure figure : mode.figures(labelled(system, group), targets)) {
                        figures.add(new CompatibilityFigure(
                                mode.name(), group.pairs().group(), figure.name(), onColumn(system, figure.value())));
                    }
                }
            }
        }
        return figures;
    }

    /** A threshold or a mean of scores on the scale of the file's column. */
    private static Estimate onColumn(ScoreColumn system, Estimate value) {
        return system.isDistance() && value.isOk() && value.unit().equals("score")
                ? Estimate.point(system.turned(value.value()), value.n(), value.unit())
                : value;
    }

    /** How the tools make their numbers. */
    static List<ToolRule> rules() {
        return CompatibilityModes.all().stream()
                .map(mode -> new ToolRule(mode.name(), mode.definition(), mode.source()))
                .toList();
    }

    private LabelledScores labelled(ScoreColumn system, SystemGroup group) {
        return new LabelledScores(
                group.scores(),
                group.labels(),
                folds.isKnown() ? folds.of(group.pairs()) : new int[0],
                folds.isKnown() ? folds.folds() : 0,
                system.isDistance() ? LabelledScores.Scale.NEGATED_DISTANCE : LabelledScores.Scale.SIMILARITY);
    }
}
