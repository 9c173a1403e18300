package org.facegap.validation.reference;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.facegap.evaluation.differential.Differential;
import org.facegap.evaluation.differential.DifferentialAnalysis;
import org.facegap.evaluation.differential.DifferentialResult;
import org.facegap.evaluation.differential.DifferentialSpec;
import org.facegap.evaluation.differential.GroupCounts;
import org.facegap.evaluation.differential.GroupSample;
import org.facegap.evaluation.differential.Measure;
import org.facegap.evaluation.differential.RateKind;
import org.facegap.evaluation.differential.SuppressionRule;
import org.facegap.evaluation.uncertainty.ClusteredRate;
import org.facegap.evaluation.uncertainty.ErrorColumn;
import org.facegap.evaluation.uncertainty.IdentityCounts;
import org.facegap.evaluation.uncertainty.IdentityPairs;
import org.facegap.validation.coverage.ChanceGap;
import org.facegap.validation.coverage.CoverageRow;
import org.facegap.validation.coverage.IndependentGroups;
import org.facegap.validation.coverage.SharedIdentities;

/** What equal groups show by chance: constants, an exact distribution, a toy of shared identities, and simulations. */
final class ChanceSection implements ReferenceSection {
    private static final int REPETITIONS = 1000;
    private static final int THEIR_REPETITIONS = 400;
    private static final String SIMULATED = "simulated on both sides";

    @Override
    public String title() {
        return "Equal groups";
    }

    @Override
    public List<ReferenceFigure> figures(Path folder) {
        List<ReferenceFigure> figures = new ArrayList<>();
        int[] groups = {2, 3, 4, 5, 6, 7, 8, 9, 10, 14};
        double[] d2 = {1.128, 1.693, 2.059, 2.326, 2.534, 2.704, 2.847, 2.970, 3.078, 3.407};
        for (int i = 0; i < groups.length; i++) {
            figures.add(ReferenceFigure.of("d2(" + groups[i] + ")", ChanceGap.d2(groups[i]), d2[i], 5.1e-4));
        }
        gini(figures);
        toy(figures);
        simulation(figures, 2, 1500, .01, new double[] {.00294, .00290, .84, .94, .0375});
        simulation(figures, 4, 3000, .05, new double[] {.00807, .00819, 0, .86, .0325});
        simulation(figures, 4, 3000, .003, new double[] {.00210, .00206, 0, .88, .0375});
        simulation(figures, 8, 1500, .05, new double[] {.01590, .01602, 0, .68, .0325});
        simulation(figures, 14, 800, .1, new double[] {.03593, .03614, 0, .57, .0275});
        identities(figures, 100, .8, new double[] {.00885, .00397, .00848, .62, .92});
        identities(figures, 300, .8, new double[] {.00590, .00395, .00589, .80, .95});
        identities(figures, 2900, .8, new double[] {.00414, .00394, .00419, .94, .96});
        identities(figures, 300, 0, new double[] {.00307, .00308, .00306, .95, .96});
        return figures;
    }

    private static void gini(List<ReferenceFigure> figures) {
        long[][] splits = {{7, 2, 1, 1}, {8, 1, 1, 1}, {8, 2, 1, 0}};
        double[] tails = {.0792, .0335, .0048};
        String name = "Gini of 11 errors over 4 equal groups, ";
        for (int i = 0; i < splits.length; i++) {
            List<GroupSample> samples = new ArrayList<>();
            for (int g = 0; g < 4; g++) {
                // so many trials that the errors are spread as by throwing dice
                GroupCounts counts = new GroupCounts("g" + g, splits[i][g], 1_000_000_000_000L, 0, 0);
                samples.add(new GroupSample("g" + g, Map.of(RateKind.FMR, counts), Map.of()));
            }
            DifferentialResult result = new DifferentialAnalysis(new DifferentialSpec(SuppressionRule.NONE, 19, 1, 1))
                    .of(samples, List.of(new Differential.Single(Measure.GINI, RateKind.FMR)))
                    .get(0);
            if (i == 0) {
                figures.add(ReferenceFigure.of(
                        name + "mean", result.chance().expected().value(), .33638, 5.1e-6));
            }
            figures.add(ReferenceFigure.of(
                    name
                            + String.format(
                                    Locale.ROOT, "P(G >= %.4f)", result.value().value()),
                    result.chance().p(),
                    tails[i],
                    5.1e-5));
        }
    }

    private static void toy(List<ReferenceFigure> figures) {
        IdentityPairs pairs = IdentityPairs.of(new int[] {0, 0, 1, 2, 3, 0, 4, 4}, new int[] {1, 2, 2, 3, 4, 1, 5, 0});
        ClusteredRate rate = ClusteredRate.of(IdentityCounts.of(pairs, new ErrorColumn(false, new int[] {0, 2, 5})));
        String name = "8 pairs that share identities, ";
        figures.add(ReferenceFigure.of(name + "FMR", rate.rate(), .375, ReferenceFigure.EXACT));
        figures.add(ReferenceFigure.of(
                name + "variance of independent pairs",
                rate.rate() * (1 - rate.rate()) / rate.pairs(),
                .029296875,
                ReferenceFigure.EXACT));
        figures.add(ReferenceFigure.of(name + "dyadic variance", rate.variance(), .04833984375, ReferenceFigure.EXACT));
        figures.add(ReferenceFigure.of(name + "effective pairs", rate.effective(), 4.848485, 5.1e-7));
    }

    private static void simulation(List<ReferenceFigure> figures, int groups, int n, double p, double[] theirs) {
        IndependentGroups scenario = new IndependentGroups(groups, n, p, 400);
        List<CoverageRow> rows = CoverageRow.of(scenario, REPETITIONS, 15);
        String name = String.format(Locale.ROOT, "%d groups of %d, rate %s: ", groups, n, p);
        figures.add(ReferenceFigure.of(name + "mean max - min", scenario.meanGap(), theirs[0], .04 * theirs[0]));
        figures.add(
                ReferenceFigure.of(name + "d2 sqrt(p (1-p) / n)", ChanceGap.expected(groups, p, n), theirs[1], 1.1e-5));
        String[] methods = {IndependentGroups.PERCENTILE, IndependentGroups.BASIC, IndependentGroups.PERMUTATION};
        for (int m = 0; m < methods.length; m++) {
            figures.add(share(name, rows, methods[m], theirs[m + 2]));
        }
    }

    private static void identities(List<ReferenceFigure> figures, int identities, double spread, double[] theirs) {
        SharedIdentities scenario = new SharedIdentities(identities, 3000, -3.5, spread, false, 2);
        List<CoverageRow> rows = CoverageRow.of(scenario, REPETITIONS, 16);
        double[] ours = scenario.deviations();
        String name = String.format(Locale.ROOT, "FMR of 3000 pairs of %d identities, effect %s: ", identities, spread);
        String[] what = {"sd of the rate", "sd of independent pairs", "dyadic sd"};
        for (int i = 0; i < what.length; i++) {
            double tolerance = 3 * theirs[i] * Math.sqrt(0.5 / THEIR_REPETITIONS + 0.5 / REPETITIONS);
            figures.add(new ReferenceFigure(name + what[i], ours[i], theirs[i], tolerance, SIMULATED));
        }
        figures.add(share(name, rows, SharedIdentities.INDEPENDENT, theirs[3]));
        figures.add(share(name, rows, SharedIdentities.DYADIC, theirs[4]));
    }

    /** A share of hits; three Monte-Carlo standard errors of both simulations, and half a unit of their last digit. */
    private static ReferenceFigure share(String name, List<CoverageRow> rows, String method, double theirs) {
        CoverageRow row = rows.stream()
                .filter(r -> r.method().name().equals(method))
                .findFirst()
                .orElseThrow();
        double tolerance = 3 * Math.sqrt(theirs * (1 - theirs) * (1.0 / THEIR_REPETITIONS + 1.0 / REPETITIONS)) + .005;
        return new ReferenceFigure(name + method + ", hits", row.achieved(), theirs, tolerance, SIMULATED);
    }
}
