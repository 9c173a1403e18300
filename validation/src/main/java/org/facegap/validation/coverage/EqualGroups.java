package org.facegap.validation.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.facegap.evaluation.differential.Differential;
import org.facegap.evaluation.differential.DifferentialAnalysis;
import org.facegap.evaluation.differential.DifferentialResult;
import org.facegap.evaluation.differential.DifferentialSpec;
import org.facegap.evaluation.differential.GroupSample;
import org.facegap.evaluation.differential.JointMeasure;
import org.facegap.evaluation.differential.Measure;
import org.facegap.evaluation.differential.RateKind;
import org.facegap.evaluation.differential.SuppressionRule;
import org.facegap.evaluation.uncertainty.ClusteredRate;
import org.facegap.evaluation.uncertainty.IdentityCounts;
import org.facegap.evaluation.uncertainty.OmnibusTest;

/** Tests of equal groups whose pairs share identities. */
final class EqualGroups implements Scenario {
    private static final int DRAWS = 199;
    private static final String SHARED = "do not use where pairs share identities";
    private static final List<Differential> WATCHED = List.of(
            new Differential.Single(Measure.MAX_MIN, RateKind.FMR),
            new Differential.Single(Measure.MAX_MIN, RateKind.FNMR),
            new Differential.Single(Measure.GINI, RateKind.FMR),
            new Differential.Joint(JointMeasure.GARBE, 0.5));

    private final int groups;
    private final int identities;
    private final int genuine;
    private final int impostor;
    private final double logit;
    private final double spread;

    EqualGroups(int groups, int identities, int genuine, int impostor, double logit, double spread) {
        this.groups = groups;
        this.identities = identities;
        this.genuine = genuine;
        this.impostor = impostor;
        this.logit = logit;
        this.spread = spread;
    }

    @Override
    public String title() {
        return String.format(
                Locale.ROOT,
                "%d equal groups of %d identities, %d genuine and %d impostor pairs each, rate %.4f, effect of an identity %s",
                groups,
                identities,
                genuine,
                impostor,
                Identities.rate(logit, Math.sqrt(2) * spread),
                spread);
    }

    @Override
    public boolean large() {
        return identities >= 300;
    }

    @Override
    public List<Method> methods() {
        List<Method> methods = new ArrayList<>();
        WATCHED.forEach(d -> methods.add(Method.test("permutation of identities, " + d.name())));
        methods.add(Method.poorTest("permutation of pairs, max - min FMR", SHARED));
        methods.add(Method.test("omnibus with design effect, FMR"));
        methods.add(Method.test("omnibus with design effect, FNMR"));
        methods.add(Method.poorTest("omnibus of independent pairs, FMR", SHARED));
        methods.add(Method.test("Fisher with design effect and Holm, FMR"));
        return methods;
    }

    @Override
    public void run(SplittableRandom random, boolean[] hits) {
        List<GroupSample> samples = new ArrayList<>();
        List<GroupSample> apart = new ArrayList<>();
        for (int g = 0; g < groups; g++) {
            Identities group = Identities.draw(identities, genuine, impostor, spread, random);
            boolean[] wrong = group.errors(logit, random);
            IdentityCounts matches = group.counts(wrong, false);
            GroupSample sample = GroupSample.ofIdentities("g" + g, matches, 0, group.counts(wrong, true), 0);
            samples.add(sample);
            apart.add(new GroupSample(sample.group(), sample.counts(), Map.of()));
        }
        DifferentialAnalysis analysis = new DifferentialAnalysis(
                new DifferentialSpec(SuppressionRule.NONE, DRAWS, Long.MAX_VALUE, random.nextLong()));
        int at = 0;
        for (DifferentialResult result : analysis.of(samples, WATCHED)) {
            hits[at++] = result.chance().p() <= .05;
        }
        hits[at++] = analysis.of(apart, WATCHED).get(0).chance().p() <= .05;
        OmnibusTest fmr = omnibus(samples, RateKind.FMR, random);
        hits[at++] = fmr.p() <= .05;
        hits[at++] = omnibus(samples, RateKind.FNMR, random).p() <= .05;
        hits[at++] = omnibus(apart, RateKind.FMR, random).p() <= .05;
        hits[at] = fmr.pairs().stream().anyMatch(c -> c.adjusted() <= .05);
    }

    private static OmnibusTest omnibus(List<GroupSample> samples, RateKind kind, SplittableRandom random) {
        List<ClusteredRate> rates = samples.stream().map(s -> s.rate(kind)).toList();
        return OmnibusTest.of(rates, DRAWS, random.nextLong());
    }
}
