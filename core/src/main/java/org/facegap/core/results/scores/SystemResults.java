package org.facegap.core.results.scores;

import java.util.List;
import org.facegap.core.results.Measurement;

/**
 * One system.
 *
 * @param system its name
 * @param trainingSeeds seeds of its trainings, over which every figure is a mean; empty where none is named
 * @param distances whether its column holds distances: a pair is accepted at or below the threshold
 * @param groups what needs no common threshold, per group; the last entry is all groups together
 * @param points at each threshold; those that are one for all groups first
 * @param sweep error rates from high to low targets
 * @param crossGroup false match rates between groups at the first threshold; empty without such pairs
 * @param compatibility the same data by the rules of other tools, and further figures of this program
 * @param trainings figures of each training alone; empty with a single one
 */
public record SystemResults(
        String system,
        List<Long> trainingSeeds,
        boolean distances,
        List<GroupScores> groups,
        List<PointResults> points,
        List<SweepRow> sweep,
        List<CrossGroupRate> crossGroup,
        List<CompatibilityFigure> compatibility,
        List<Measurement> trainings) {
    public SystemResults {
        trainingSeeds = List.copyOf(trainingSeeds);
        groups = List.copyOf(groups);
        points = List.copyOf(points);
        sweep = List.copyOf(sweep);
        crossGroup = List.copyOf(crossGroup);
        compatibility = List.copyOf(compatibility);
        trainings = List.copyOf(trainings);
    }

    /** A system with a single training. */
    public SystemResults(
            String system,
            List<Long> trainingSeeds,
            boolean distances,
            List<GroupScores> groups,
            List<PointResults> points,
            List<SweepRow> sweep,
            List<CrossGroupRate> crossGroup,
            List<CompatibilityFigure> compatibility) {
        this(system, trainingSeeds, distances, groups, points, sweep, crossGroup, compatibility, List.of());
    }

    /** What is no figure. */
    ScoreContents.SystemContents contents() {
        return new ScoreContents.SystemContents(
                system,
                trainingSeeds,
                distances,
                groups.stream()
                        .map(g -> new ScoreContents.Curve(
                                g.group(), g.genuine(), g.impostor(), g.failedGenuine(), g.failedImpostor(), g.roc()))
                        .toList(),
                points.stream().map(PointResults::contents).toList(),
                sweep,
                compatibility.stream().filter(f -> !f.isOwn()).toList());
    }
}
