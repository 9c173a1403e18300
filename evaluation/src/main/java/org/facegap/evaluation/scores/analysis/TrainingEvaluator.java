package org.facegap.evaluation.scores.analysis;

import java.util.ArrayList;
import java.util.List;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.results.Measurement;
import org.facegap.core.results.Measurement.Source;
import org.facegap.core.results.MetricNames;
import org.facegap.core.results.scores.DifferentialFigure;
import org.facegap.core.results.scores.GroupErrors;
import org.facegap.core.results.scores.PointResults;
import org.facegap.core.results.scores.ScoreMeasurements;
import org.facegap.evaluation.differential.Differential;
import org.facegap.evaluation.differential.DifferentialAnalysis;
import org.facegap.evaluation.differential.GroupRates;
import org.facegap.evaluation.differential.GroupSample;
import org.facegap.evaluation.differential.RateKind;
import org.facegap.evaluation.differential.RateVector;
import org.facegap.evaluation.scores.ScoredSystem;

/**
 * The figures of each training of a system alone, on the pairs that all its trainings gave a score for. Rates have the interval of
 * a system with one training; differentials have neither chance nor p, which belong to the mean over trainings.
 */
final class TrainingEvaluator {
    private final ScoreSpec settings;
    private final FoldNumbers folds;

    TrainingEvaluator(ScoreSpec settings, FoldNumbers folds) {
        this.settings = settings;
        this.folds = folds;
    }

    /**
     * Every training in turn; nothing for a system with a single one.
     *
     * @param choices thresholds that are one for all groups, in the order of the results
     * @param results of the mean over trainings
     */
    List<Measurement> of(
            ScoredSystem system, List<SystemGroup> groups, List<ThresholdChoice> choices, List<PointResults> results) {
        List<Measurement> all = new ArrayList<>();
        for (int t = 0; system.size() > 1 && t < system.size(); t++) {
            training(system, t, groups, choices, results, all);
        }
        return all;
    }

    private void training(
            ScoredSystem system,
            int number,
            List<SystemGroup> groups,
            List<ThresholdChoice> choices,
            List<PointResults> results,
            List<Measurement> all) {
        long seed = system.seeds().get(number);
        List<SystemGroup> own = groups.stream().map(g -> g.training(number)).toList();
        GroupCurves curves = new GroupCurves(settings);
        Source source = Source.of(system.name(), seed, "");
        own.forEach(g -> all.addAll(ScoreMeasurements.curve(source, curves.of(g))));
        all.addAll(ScoreMeasurements.curve(
                source,
                curves.pooled(
                        List.of(SystemEvaluator.within(own, 0)),
                        own.stream().anyMatch(g -> g.pairs().failuresCount()))));
        new ToolFigures(folds, settings.targets())
                .own(own)
                .forEach(f -> all.add(source.figure(f.group(), f.quantity(), f.value())));
        for (int p = 0; p < results.size(); p++) {
            PointResults result = results.get(p);
            Source at = Source.of(system.name(), seed, result.name());
            List<Differential> differentials;
            List<GroupPoint> points;
            if (p < choices.size()) {
                ThresholdChoice choice = choices.get(p);
                double threshold = choice.values()[number];
                differentials = PointEvaluator.differentials(choice);
                points = own.stream()
                        .map(g -> g.at(new double[] {threshold}, settings.confidence()))
                        .toList();
                if (!Double.isNaN(threshold)) {
                    all.add(at.figure(
                            Measurement.ALL_GROUPS,
                            MetricNames.THRESHOLD,
                            Estimate.point(
                                    system.turned(threshold),
                                    result.threshold().realisedFmr().n(),
                                    system.isDistance() ? "distance" : "score")));
                }
            } else {
                FoldDecisions decisions = new FoldDecisions(folds, settings.confidence());
                differentials = PointEvaluator.ofAccuracies();
                points = own.stream().map(decisions::point).toList();
            }
            point(at, points, differentials, result, all);
        }
    }

    private void point(
            Source source,
            List<GroupPoint> points,
            List<Differential> differentials,
            PointResults result,
            List<Measurement> all) {
        List<GroupReplicates> none =
                points.stream().map(p -> GroupReplicates.none(settings)).toList();
        List<GroupErrors> errors =
                points.stream().map(p -> p.errors(settings, null, null)).toList();
        errors.forEach(g -> all.addAll(ScoreMeasurements.errors(source, g)));
        all.addAll(ScoreMeasurements.errors(source, new PooledErrors(points, none, 0, settings).errors()));
        all.add(source.figure(
                Measurement.BETWEEN_GROUPS,
                MetricNames.MEAN_ACCURACY,
                new PointEvaluator(settings).meanAccuracy(errors, none, 0)));
        List<GroupSample> samples = points.stream().map(GroupPoint::sample).toList();
        for (Differential d : differentials) {
            DifferentialFigure mean = result.differential(d.name());
            if (mean != null && mean.groups().size() > 1) {
                GroupRates rates = rates(d, samples, mean.groups());
                all.add(source.figure(
                        Measurement.BETWEEN_GROUPS,
                        d.name(),
                        DifferentialAnalysis.estimate(d.of(rates), mean.value().n(), d.unit())));
            }
        }
    }

    /** The rates of the groups that the mean over trainings was taken over. */
    private static GroupRates rates(Differential d, List<GroupSample> samples, List<String> groups) {
        GroupRates rates = GroupRates.none();
        for (RateKind kind : d.kinds()) {
            double[] values = samples.stream()
                    .filter(s -> groups.contains(s.group()))
                    .mapToDouble(s -> s.observed(kind))
                    .toArray();
            rates = rates.with(kind, RateVector.of(values));
        }
        return rates;
    }
}
