package org.facegap.evaluation.differential;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.facegap.core.estimate.Estimate;

/**
 * Computes differentials from the counts of all groups at one threshold, each beside its value at equal rates.
 *
 * <p>Draws at equal rates are those of identities where identities are known, else of pairs; a single rate without
 * identities is done exactly when the errors can be spread in few ways. Differentials over the same groups share their draws.
 *
 * <p>Fewer than two groups with trials give UNDEFINED, two groups of which fewer than two are large enough TOO_FEW, 0/0
 * UNDEFINED, a positive rate over 0 INFINITE. Groups must have different names.
 */
public final class DifferentialAnalysis {
    /** The note when pairs were permuted one by one. */
    public static final String NO_IDENTITIES =
            "no identities known: pairs were permuted one by one, so where pairs share"
                    + " identities the value by chance is understated and p is too small";

    /** Why rates that are 0 everywhere are not compared, where errors are asked for. */
    public static final String NO_ERROR = "no group has an error";

    private final DifferentialSpec settings;

    /** An analysis with fixed settings. */
    public DifferentialAnalysis(DifferentialSpec settings) {
        this.settings = settings;
    }

    /**
     * All given differentials whose rates were counted.
     *
     * @param groups every group, also those that are too small
     * @param differentials what to compute
     * @return in the order given; those over rates that no group has are left out
     */
    public List<DifferentialResult> of(List<GroupSample> groups, List<Differential> differentials) {
        Map<RateKind, List<Suppression>> small = new HashMap<>();
        for (RateKind kind : RateKind.values()) {
            if (groups.stream().anyMatch(g -> g.of(kind) != null)) {
                small.put(kind, settings.rule().suppressed(groups, kind));
            }
        }
        List<Differential> counted = differentials.stream()
                .filter(d -> small.keySet().containsAll(d.kinds()))
                .toList();
        Map<Set<RateKind>, List<Suppression>> suppressed = new HashMap<>();
        for (Differential d : counted) {
            suppressed.computeIfAbsent(d.kinds(), kinds -> {
                List<Suppression> out = new ArrayList<>();
                for (RateKind kind : RateKind.values()) {
                    out.addAll(kinds.contains(kind) ? small.getOrDefault(kind, List.of()) : List.of());
                }
                return List.copyOf(out);
            });
        }
        Map<Differential, DifferentialResult> results = new LinkedHashMap<>();
        Panel.of(groups, counted, suppressed).forEach((panel, chosen) -> {
            if (panel.members().size() < 2) {
                unmeasured(groups, panel, chosen, suppressed, results);
            } else {
                measure(panel, chosen, suppressed, results);
            }
        });
        return counted.stream().map(results::get).filter(Objects::nonNull).toList();
    }

    private void measure(
            Panel panel,
            List<Differential> chosen,
            Map<Set<RateKind>, List<Suppression>> suppressed,
            Map<Differential, DifferentialResult> results) {
        List<String> names = names(panel);
        long n = panel.trials();
        GroupRates observed = panel.observed(chosen);
        List<double[]> drawn = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        RateDraws draws = panel.draws(settings);
        while (draws.next()) {
            GroupRates rates = draws.rates();
            drawn.add(chosen.stream().mapToDouble(d -> d.of(rates)).toArray());
            weights.add(draws.weight());
        }
        double[] weight = weights.stream().mapToDouble(w -> w).toArray();
        for (int i = 0; i < chosen.size(); i++) {
            Differential d = chosen.get(i);
            int column = i;
            double value = d.of(observed);
            double[] runs = drawn.stream().mapToDouble(v -> v[column]).toArray();
            Chance chance = Chance.of(value, runs, weight, d.higherIsWorse(), draws.method(), n, d.unit());
            results.put(
                    d,
                    new DifferentialResult(
                            d,
                            estimate(value, n, d.unit()),
                            chance,
                            names,
                            suppressed.getOrDefault(d.kinds(), List.of()),
                            notes(d, observed, draws.method())));
        }
    }

    private void unmeasured(
            List<GroupSample> groups,
            Panel panel,
            List<Differential> chosen,
            Map<Set<RateKind>, List<Suppression>> suppressed,
            Map<Differential, DifferentialResult> results) {
        List<String> names = names(panel);
        for (Differential d : chosen) {
            Chance chance = Chance.none("not measured", panel.trials(), d.unit());
            results.put(
                    d,
                    new DifferentialResult(
                            d,
                            missing(groups, panel, d),
                            chance,
                            names,
                            suppressed.getOrDefault(d.kinds(), List.of()),
                            List.of()));
        }
    }

    private static List<String> names(Panel panel) {
        return panel.members().stream().map(GroupSample::group).toList();
    }

    /** A value of a differential as an estimate: infinite, or undefined for 0/0, where it is no number. */
    public static Estimate estimate(double value, long n, String unit) {
        if (Double.isNaN(value)) {
            return Estimate.undefined("0/0: no group has an error", n, unit);
        }
        return Double.isInfinite(value) ? Estimate.infinite(n, unit) : Estimate.point(value, n, unit);
    }

    /** Why there are not two groups: too few were given, or too few are large enough. */
    private Estimate missing(List<GroupSample> groups, Panel panel, Differential d) {
        for (RateKind kind : d.kinds()) {
            long[] trials = groups.stream()
                    .map(g -> g.of(kind))
                    .mapToLong(c -> c == null ? 0 : c.trials())
                    .filter(t -> t > 0)
                    .sorted()
                    .toArray();
            long needed = settings.rule().needed(groups, kind);
            if (trials.length > 1 && trials[trials.length - 2] < needed) {
                return Estimate.tooFew(trials[trials.length - 2], needed, d.unit());
            }
            long[] fewest = groups.stream()
                    .mapToLong(g -> SuppressionRule.fewest(g, kind))
                    .filter(t -> t > 0)
                    .sorted()
                    .toArray();
            long least = settings.rule().minimumTrials();
            if (fewest.length > 1 && fewest[fewest.length - 2] < least) {
                return Estimate.tooFew(fewest[fewest.length - 2], least, d.unit());
            }
            if (trials.length > 1 && settings.rule().lacksErrors(groups, kind)) {
                return Estimate.undefined(NO_ERROR, panel.trials(), d.unit());
            }
        }
        int usable = panel.members().size();
        return Estimate.undefined(
                "a differential needs two groups with trials, not " + usable, panel.trials(), d.unit());
    }

    private static List<String> notes(Differential d, GroupRates observed, Chance.Method method) {
        List<String> notes = new ArrayList<>();
        if (method != Chance.Method.IDENTITIES) {
            notes.add(NO_IDENTITIES);
        }
        for (RateKind kind : RateKind.values()) {
            if (d.kinds().contains(kind) && observed.get(kind).max() == 0) {
                notes.add("no group has an error: the " + kind.words() + " is 0 everywhere");
            }
        }
        return List.copyOf(notes);
    }
}
