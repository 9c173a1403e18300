package org.facegap.evaluation.attribute.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.results.attribute.ClassMix;
import org.facegap.core.results.attribute.GroupGap;
import org.facegap.evaluation.attribute.CellGrid;
import org.facegap.evaluation.attribute.PredictionTable;

/**
 * Tells an accuracy gap from a difference in the mix of classes. The gap of the mix is that of directly standardised
 * accuracies {@code sum_k share_gk r_k}, with {@code r_k} the accuracy of class k over all compared cells together (Kitagawa
 * 1955, "Components of a Difference Between Two Rates"); the balanced gap counts every class the same in every cell.
 */
final class ClassMixAuditor {
    /** The mix is told when it is worth this many points ... */
    private static final double WORTH = 0.01;

    /** ... and this share of the accuracy gap. */
    private static final double SHARE = 0.25;

    private final PredictionTable table;
    private final List<String> classes;
    private final AuditSpec settings;

    ClassMixAuditor(PredictionTable table, List<String> classes, AuditSpec settings) {
        this.table = table;
        this.classes = classes;
        this.settings = settings;
    }

    /**
     * Audits.
     *
     * @param cells those that are large enough to be measured
     */
    ClassMix audit(List<CellGrid.Cell> cells, GroupGap accuracy, long seed) {
        int k = classes.size();
        long[][] trials = new long[cells.size()][k];
        long[] all = new long[k];
        double[] right = new double[k];
        Map<String, Integer> place = new HashMap<>();
        classes.forEach(name -> place.put(name, place.size()));
        for (int c = 0; c < cells.size(); c++) {
            for (int row : cells.get(c).rows()) {
                int of = place.getOrDefault(table.truth().get(row), 0);
                trials[c][of]++;
                all[of]++;
                right[of] += table.correct(row);
            }
        }
        List<String> shared = new ArrayList<>();
        for (int i = 0; i < k; i++) {
            int of = i;
            if (cells.size() > 1
                    && IntStream.range(0, cells.size())
                            .allMatch(c -> trials[c][of] >= settings.minimum().denominator())) {
                shared.add(classes.get(i));
            }
        }
        Estimate mix = mix(trials, all, right, accuracy);
        boolean matters = mix.isOk()
                && mix.value() >= WORTH
                && mix.value() >= SHARE * accuracy.value().value();
        return new ClassMix(balanced(cells, shared, seed), shared, mix, matters);
    }

    private static Estimate mix(long[][] trials, long[] all, double[] right, GroupGap accuracy) {
        long n = accuracy.value().n();
        if (!accuracy.value().isOk()) {
            return Estimate.undefined("no two cells are compared", n, "rate");
        }
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (long[] cell : trials) {
            double sum = 0;
            long size = 0;
            for (int k = 0; k < all.length; k++) {
                sum += cell[k] == 0 ? 0 : cell[k] * (right[k] / all[k]);
                size += cell[k];
            }
            low = Math.min(low, sum / size);
            high = Math.max(high, sum / size);
        }
        return Estimate.point(high - low, n, "rate");
    }

    private GroupGap balanced(List<CellGrid.Cell> cells, List<String> shared, long seed) {
        long needed = settings.minimum().denominator();
        if (shared.size() < 2) {
            return GroupGap.none(
                    cells.size() < 2
                            ? "a gap needs two cells that can be measured, not " + cells.size()
                            : "fewer than two classes have " + needed + " rows in every compared cell",
                    0,
                    "rate");
        }
        CellGap gap = CellGap.balanced(shared.size());
        for (CellGrid.Cell cell : cells) {
            int[] rows = IntStream.of(cell.rows())
                    .filter(row -> shared.contains(table.truth().get(row)))
                    .toArray();
            int[] classOf = IntStream.of(rows)
                    .map(row -> shared.indexOf(table.truth().get(row)))
                    .toArray();
            gap.add(cell.name(), table.design(rows), classOf, table.correct(rows));
        }
        return gap.gap(true, settings.permutations(), seed);
    }
}
