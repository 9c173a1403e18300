package org.facegap.evaluation.suite;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.facegap.core.UserError;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.random.Seeds;
import org.facegap.core.results.Measurement;
import org.facegap.core.results.suite.AttributeMeasurements;
import org.facegap.core.results.suite.AttributeResults;
import org.facegap.core.results.suite.GroupAccuracy;
import org.facegap.core.statistics.Interval;
import org.facegap.core.statistics.Wilson;
import org.facegap.evaluation.attribute.AttributePredictions;
import org.facegap.evaluation.attribute.PredictionAccuracy;
import org.facegap.evaluation.scores.analysis.ScoreSettings;
import org.facegap.evaluation.uncertainty.ClusteredRate;
import org.facegap.evaluation.uncertainty.IdentityPairs;
import org.facegap.evaluation.uncertainty.SeedSpread;

/** Attribute results of one arm: means over seeds, intervals clustered by identity and widened for seeds. */
public final class AttributeEvaluator {
    private static final String UNIT = "rate";

    private final ScoreSettings settings;
    private final List<String> groups;

    /** An evaluator that shows groups in this order. */
    public AttributeEvaluator(ScoreSettings settings, List<String> groups) {
        this.settings = settings;
        this.groups = List.copyOf(groups);
    }

    /**
     * Measures every attribute, in the order of first appearance.
     *
     * @param arm name of the arm
     * @param predictions of one arm: any number of attributes, each with one entry per training seed
     * @throws UserError when seeds of one attribute were measured on different pictures or a group is not listed
     */
    public List<AttributeResults> evaluate(String arm, List<AttributePredictions> predictions) {
        Map<String, List<AttributePredictions>> byAttribute = new LinkedHashMap<>();
        for (AttributePredictions p : predictions) {
            byAttribute.computeIfAbsent(p.attribute(), k -> new ArrayList<>()).add(p);
        }
        List<AttributeResults> results = new ArrayList<>();
        byAttribute.forEach((attribute, seeds) -> results.add(trainings(arm, attribute, seeds)));
        return results;
    }

    /** The mean over trainings and, where there are several, each of them alone. */
    private AttributeResults trainings(String arm, String attribute, List<AttributePredictions> seeds) {
        AttributeResults mean = attribute(attribute, seeds);
        List<Measurement> each = new ArrayList<>();
        for (AttributePredictions own : seeds.size() > 1 ? seeds : List.<AttributePredictions>of()) {
            each.addAll(AttributeMeasurements.figures(
                    Measurement.Source.of(arm, own.seed(), attribute), attribute(attribute, List.of(own))));
        }
        return new AttributeResults(attribute, mean.groups(), mean.average(), mean.gap(), each);
    }

    private AttributeResults attribute(String attribute, List<AttributePredictions> seeds) {
        AttributePredictions first = seeds.get(0);
        for (AttributePredictions p : seeds) {
            if (!p.truth().equals(first.truth())
                    || !p.identities().equals(first.identities())
                    || !p.groups().equals(first.groups())) {
                throw new UserError("The predictions of '" + attribute + "' with seed " + p.seed()
                        + " were made on other pictures than those with seed " + first.seed() + ".");
            }
        }
        for (String group : first.groups()) {
            if (!groups.contains(group)) {
                throw new UserError("The predictions of '" + attribute + "' hold the group '" + group
                        + "', which is not among the groups of the suite: " + String.join(", ", groups) + ".");
            }
        }
        List<GroupAccuracy> rows = new ArrayList<>();
        Gaps gaps = new Gaps();
        double sum = 0;
        double variance = 0;
        double independent = 0;
        double shared = 0;
        int people = 0;
        int measured = 0;
        long pictures = 0;
        double[] seedMeans = new double[seeds.size()];
        for (String group : groups) {
            List<Integer> own = new ArrayList<>();
            for (int i = 0; i < first.groups().size(); i++) {
                if (first.groups().get(i).equals(group)) {
                    own.add(i);
                }
            }
            int n = own.size();
            if (n == 0) {
                Estimate none = Estimate.undefined("no pictures", 0, UNIT);
                rows.add(new GroupAccuracy(group, none, none));
                continue;
            }
            if (n < settings.minimumTrials()) {
                Estimate few = Estimate.tooFew(n, settings.minimumTrials(), UNIT);
                rows.add(new GroupAccuracy(group, few, few));
                continue;
            }
            double[] correct = new double[n];
            double[][] perSeed = new double[seeds.size()][n];
            for (int s = 0; s < seeds.size(); s++) {
                for (int i = 0; i < n; i++) {
                    int row = own.get(i);
                    if (seeds.get(s).predicted().get(row).equals(first.truth().get(row))) {
                        correct[i] += 1.0 / seeds.size();
                        perSeed[s][i] = 1;
                        seedMeans[s] += 1.0 / n;
                    }
                }
            }
            IdentityPairs design = design(first, own);
            List<String> truth = own.stream().map(i -> first.truth().get(i)).toList();
            SeedSpread spreadOfSeeds = SeedSpread.of(design, perSeed);
            double seedVariance = spreadOfSeeds.extra(
                    ClusteredRate.of(design, correct).variance(), design.identities(), settings.confidence());
            shared += spreadOfSeeds.shared();
            people += design.identities();
            PredictionAccuracy accuracy = PredictionAccuracy.of(truth, correct, design, seedVariance);
            Estimate balanced = accuracy.values() < 2
                    ? Estimate.undefined("only one true value occurs", n, UNIT)
                    : estimate(accuracy.balanced(), n);
            rows.add(new GroupAccuracy(group, estimate(accuracy.accuracy(), n), balanced));
            gaps.add(group, design, correct);
            double rate = accuracy.accuracy().rate();
            sum += rate;
            // a group without errors counts as one with half an error
            double spread = Math.max(rate * (1 - rate), 0.5 / (n + 1.0));
            variance += Math.max(
                    accuracy.accuracy().variance() - seedVariance,
                    spread / Math.max(1, accuracy.accuracy().effective()));
            independent += spread / n;
            measured++;
            pictures += n;
        }
        Estimate average = Estimate.undefined("no group could be measured", 0, UNIT);
        if (measured > 0) {
            for (int s = 0; s < seedMeans.length; s++) {
                seedMeans[s] /= measured;
            }
            double mean = Math.min(1, sum / measured);
            double identities = Math.max(variance, independent) / measured / measured;
            double total = identities
                    + SeedSpread.ofMeans(seedMeans, shared / measured / measured)
                            .extra(identities, people, settings.confidence());
            double effective =
                    Math.max(1, Math.min(pictures, Math.max(mean * (1 - mean), 0.5 / (pictures + 1.0)) / total));
            Interval interval = Wilson.of(mean, effective, settings.confidence());
            average = Estimate.ok(mean, interval.low(), interval.high(), pictures, UNIT);
        }
        return new AttributeResults(
                attribute,
                rows,
                average,
                gaps.gap(settings.permutations(), Seeds.derive(settings.seed(), "attribute-gap", attribute)));
    }

    private static IdentityPairs design(AttributePredictions predictions, List<Integer> own) {
        Map<String, Integer> ids = new HashMap<>();
        int[] identity = new int[own.size()];
        for (int i = 0; i < identity.length; i++) {
            identity[i] = ids.computeIfAbsent(predictions.identities().get(own.get(i)), k -> ids.size());
        }
        return IdentityPairs.ofSingles(identity);
    }

    private Estimate estimate(ClusteredRate rate, long n) {
        Interval interval = rate.interval(settings.confidence());
        return Estimate.ok(
                rate.rate(), Math.min(rate.rate(), interval.low()), Math.max(rate.rate(), interval.high()), n, UNIT);
    }
}
