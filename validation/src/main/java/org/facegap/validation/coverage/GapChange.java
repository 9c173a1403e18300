package org.facegap.validation.coverage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.facegap.evaluation.differential.Differential;
import org.facegap.evaluation.differential.GroupRates;
import org.facegap.evaluation.differential.Measure;
import org.facegap.evaluation.differential.PairedDifferential;
import org.facegap.evaluation.differential.RateKind;
import org.facegap.evaluation.differential.RateVector;
import org.facegap.evaluation.uncertainty.IdentityCounts;
import org.facegap.evaluation.uncertainty.RateBootstrap;

/** The change of a differential over four groups from one system to another on the same pairs. */
final class GapChange implements Scenario {
    private static final PairedDifferential.Columns BASELINE = new PairedDifferential.Columns(0, 1);
    private static final PairedDifferential.Columns CANDIDATE = new PairedDifferential.Columns(2, 3);
    private static final double SPREAD = 0.8;
    private static final List<Differential> WATCHED = List.of(
            new Differential.Single(Measure.MAX_MIN, RateKind.ERROR),
            new Differential.Single(Measure.STD_POPULATION, RateKind.ERROR),
            new Differential.Single(Measure.GINI, RateKind.FNMR));

    private final String name;
    private final int identities;
    private final int pairs;
    private final double[][] logits;
    private final String remark;
    private final int replicates;
    private final double[] truth;

    /**
     * A scenario.
     *
     * @param pairs genuine pairs of each group, and as many impostor pairs
     * @param logits {@code [2][4]}: of both systems, for each group
     * @param remark why the interval should be read with care here; empty when it has to keep its promise
     */
    GapChange(String name, int identities, int pairs, double[][] logits, String remark, int replicates) {
        this.name = name;
        this.identities = identities;
        this.pairs = pairs;
        this.logits = logits;
        this.remark = remark;
        this.replicates = replicates;
        truth = WATCHED.stream().mapToDouble(d -> at(d, 1) - at(d, 0)).toArray();
    }

    private double at(Differential d, int system) {
        RateVector rates = RateVector.of(Arrays.stream(logits[system])
                .map(l -> Identities.rate(l, Math.sqrt(2) * SPREAD))
                .toArray());
        return d.of(GroupRates.none()
                .with(RateKind.FMR, rates)
                .with(RateKind.FNMR, rates)
                .with(RateKind.ERROR, rates));
    }

    @Override
    public String title() {
        return String.format(
                Locale.ROOT,
                "change of a differential, %s; 4 groups of %d identities, %d + %d pairs each; true change of the gap %.4f",
                name,
                identities,
                pairs,
                pairs,
                truth[0]);
    }

    @Override
    public boolean large() {
        return identities >= 300;
    }

    @Override
    public List<Method> methods() {
        return WATCHED.stream()
                .map(d -> remark.isEmpty()
                        ? Method.interval("paired differential, " + d.name())
                        : Method.poorInterval("paired differential, " + d.name(), remark))
                .toList();
    }

    @Override
    public void run(SplittableRandom random, boolean[] hits) {
        List<PairedDifferential.Group> groups = new ArrayList<>();
        for (int g = 0; g < logits[0].length; g++) {
            Identities group = Identities.draw(identities, pairs, pairs, SPREAD, random);
            List<IdentityCounts> columns = new ArrayList<>();
            for (double[] system : logits) {
                boolean[] wrong = group.errors(system[g], random);
                columns.add(group.counts(wrong, false));
                columns.add(group.counts(wrong, true));
            }
            groups.add(PairedDifferential.Group.of(
                    RateBootstrap.ofIdentities(columns, replicates, random.nextLong()), BASELINE, CANDIDATE, 0.5));
        }
        for (int d = 0; d < hits.length; d++) {
            PairedDifferential change = PairedDifferential.of(WATCHED.get(d), groups, 8L * pairs, .95);
            hits[d] =
                    change.difference().low() <= truth[d] && change.difference().high() >= truth[d];
        }
    }
}
