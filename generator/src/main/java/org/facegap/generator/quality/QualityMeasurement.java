package org.facegap.generator.quality;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.facegap.core.UserError;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.random.Seeds;
import org.facegap.core.random.Shuffle;
import org.facegap.core.words.JoinedNames;
import org.facegap.generator.audit.GroupKey;
import org.facegap.models.engine.EngineRuntime;

/** Compares a generated sample with a reference sample. The same samples and seed give the same report on a CPU. */
public final class QualityMeasurement {
    private static final String GENERATED = "generated";
    private static final String REFERENCE = "reference";

    private final EngineRuntime runtime;
    private final FeatureSpace space;
    private final long seed;

    /**
     * Prepares a comparison.
     *
     * @param space where both samples' features lie
     * @param seed of subsets and halves
     */
    public QualityMeasurement(EngineRuntime runtime, FeatureSpace space, long seed) {
        this.runtime = runtime;
        this.space = space;
        this.seed = seed;
    }

    /**
     * Measures.
     *
     * @param reference up to twice as many images as generated ones make its halves as large as the comparison
     * @param by what the samples' groups are made of
     * @param notes what a reader must know of how the samples came about
     * @throws UserError when a sample is empty or the features' lengths differ
     */
    public QualityReport measure(QualitySample generated, QualitySample reference, GroupKey by, List<String> notes) {
        int dimension = dimension(generated, reference);
        List<String> told = new ArrayList<>(notes);
        told.addAll(generated.notes());
        told.addAll(reference.notes());
        Set<String> ours = groups(generated, by);
        Set<String> theirs = groups(reference, by);
        if (!ours.isEmpty() && !theirs.isEmpty() && Collections.disjoint(ours, theirs)) {
            told.add("The sets have no group of " + by.name() + " in common, so nothing is compared by it: "
                    + JoinedNames.sides(generated.name() + " has", ours, reference.name() + " has", theirs) + ".");
        }
        Map<String, Distances> distances = new LinkedHashMap<>();
        Distances halves;
        try (FrechetDistance frechet = new FrechetDistance(runtime);
                KernelDistance kernel = new KernelDistance(runtime)) {
            distances.put(QualityReport.ALL, distances(frechet, kernel, generated, reference, QualityReport.ALL));
            for (String group : ours) {
                distances.put(group, distances(frechet, kernel, generated.group(group), reference.group(group), group));
            }
            int most = Math.min(generated.images().size(), reference.images().size());
            List<QualitySample> parts = halves(reference, most);
            halves = distances(frechet, kernel, parts.get(0), parts.get(1), "reference halves");
        }
        Map<String, Map<String, Map<String, Object>>> sharpness = new LinkedHashMap<>();
        Map<String, Integer> sides = new LinkedHashMap<>();
        if (generated.side() > 0 && reference.side() > 0) {
            sharpness.put(GENERATED, new SampleFacts(generated, by).sharpness());
            sharpness.put(REFERENCE, new SampleFacts(reference, by).sharpness());
            sides.put(GENERATED, generated.side());
            sides.put(REFERENCE, reference.side());
        }
        return new QualityReport(
                generated.name(),
                reference.name(),
                space.frechetName(),
                space.kernelName(),
                dimension,
                by.name(),
                seed,
                distances,
                halves,
                sharpness,
                sides,
                new SampleFacts(generated, by).confidence(),
                new SampleFacts(generated, by).balance(Seeds.derive(seed, "quality", "balance")),
                told);
    }

    private static int dimension(QualitySample generated, QualitySample reference) {
        for (QualitySample sample : List.of(generated, reference)) {
            if (sample.images().isEmpty()) {
                throw new UserError(sample.name() + " holds no image");
            }
        }
        int dimension = generated.images().get(0).feature().length;
        int other = reference.images().get(0).feature().length;
        if (dimension != other) {
            throw UserError.usage(generated.name() + " has features of " + dimension + " values, " + reference.name()
                    + " of " + other + "; both must come from one network");
        }
        return dimension;
    }

    private static Set<String> groups(QualitySample sample, GroupKey by) {
        return by.attributes().isEmpty()
                ? Set.of()
                : sample.images().stream().map(Sampled::group).collect(Collectors.toCollection(TreeSet::new));
    }

    private Distances distances(
            FrechetDistance frechet, KernelDistance kernel, QualitySample first, QualitySample second, String name) {
        int n = Math.min(first.images().size(), second.images().size());
        QualitySample a = first.first(n);
        QualitySample b = second.first(n);
        int dimension = n == 0 ? 0 : a.images().get(0).feature().length;
        int needed = dimension + 1;
        Estimate distance = n == 0
                ? Estimate.undefined("one of the sets has no such image", 0, "squared length")
                : n < needed
                        ? Estimate.tooFew(n, needed, "squared length")
                        : Estimate.point(frechet.between(moments(a), moments(b)), n, "squared length");
        if (n < KernelDistance.LEAST) {
            Estimate few = n == 0
                    ? Estimate.undefined("one of the sets has no such image", 0, "squared discrepancy")
                    : Estimate.tooFew(n, KernelDistance.LEAST, "squared discrepancy");
            return new Distances(n, a.identities(), b.identities(), distance, few, Double.NaN, 0, 0);
        }
        KernelDistance.Spread spread = kernel.overSubsets(
                a.features(),
                b.features(),
                space.kernelScale(dimension),
                Seeds.derive(seed, "quality", "subsets", name));
        return new Distances(
                n,
                a.identities(),
                b.identities(),
                distance,
                Estimate.ok(spread.mean(), spread.low(), spread.high(), n, "squared discrepancy"),
                spread.deviation(),
                spread.subsets(),
                spread.subsetSize());
    }

    private static Moments moments(QualitySample sample) {
        Moments moments = new Moments(sample.images().get(0).feature().length);
        sample.images().forEach(p -> moments.add(p.feature()));
        return moments;
    }

    /** Two samples of at most so many images of half of the identities each. */
    private List<QualitySample> halves(QualitySample reference, int most) {
        List<String> identities = new ArrayList<>(reference.images().stream()
                .map(Sampled::identity)
                .collect(Collectors.toCollection(LinkedHashSet::new)));
        int[] order = Shuffle.permutation(identities.size(), Seeds.derive(seed, "quality", "halves"));
        Set<String> chosen = new LinkedHashSet<>();
        for (int i = 0; i < order.length / 2; i++) {
            chosen.add(identities.get(order[i]));
        }
        Map<Boolean, List<Sampled>> parts =
                reference.images().stream().collect(Collectors.partitioningBy(p -> chosen.contains(p.identity())));
        List<QualitySample> halves = new ArrayList<>();
        for (List<Sampled> part : parts.values()) {
            halves.add(reference.with(part.subList(0, Math.min(most, part.size()))));
        }
        return halves;
    }
}
