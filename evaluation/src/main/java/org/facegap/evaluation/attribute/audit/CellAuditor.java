package org.facegap.evaluation.attribute.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.results.attribute.CellAudit;
import org.facegap.core.results.attribute.ScaleErrors;
import org.facegap.evaluation.attribute.ConfusionMatrix;
import org.facegap.evaluation.attribute.MinimumCounts;
import org.facegap.evaluation.attribute.PredictionTable;
import org.facegap.evaluation.attribute.RateEstimator;
import org.jspecify.annotations.Nullable;

/** Measures single cells of a table. */
final class CellAuditor {
    private final PredictionTable table;
    private final List<String> classes;
    private final @Nullable ScaleOfValues scale;
    private final AuditSpec settings;
    private final RateEstimator rates;

    /** For a table whose values are these classes, or none when they are numbers. */
    CellAuditor(PredictionTable table, List<String> classes, @Nullable ScaleOfValues scale, AuditSpec settings) {
        this.table = table;
        this.classes = classes;
        this.scale = scale;
        this.settings = settings;
        rates = new RateEstimator(table, new MinimumCounts(settings.minimum().cell(), 1), settings.confidence());
    }

    CellAudit cell(String name, List<String> values, int[] rows, long failures) {
        ConfusionMatrix confusion = table.confusion(rows, classesOrAll());
        long identities = table.identities() == null ? 0 : table.design(rows).identities();
        boolean few = rows.length < settings.minimum().cell();
        return new CellAudit(
                name,
                values,
                rows.length,
                failures,
                identities,
                classes.isEmpty() ? List.of() : matrix(confusion),
                rates.accuracy(rows),
                classes.isEmpty()
                        ? Estimate.undefined("the values are numbers, not classes", rows.length, "rate")
                        : rates.balancedAccuracy(rows),
                macroF1(confusion, rows.length, few),
                errors(rows, few));
    }

    private List<String> classesOrAll() {
        return classes.isEmpty() ? table.classes() : classes;
    }

    private Estimate macroF1(ConfusionMatrix confusion, long n, boolean few) {
        if (classes.isEmpty()) {
            return Estimate.undefined("the values are numbers, not classes", n, "rate");
        }
        if (few) {
            return Estimate.tooFew(n, settings.minimum().cell(), "rate");
        }
        return n == 0 ? Estimate.undefined("no rows", 0, "rate") : Estimate.point(confusion.macroF1(), n, "rate");
    }

    private @Nullable ScaleErrors errors(int[] rows, boolean few) {
        if (scale == null) {
            return null;
        }
        ScaleErrors errors = scale.errors(table, rows, settings.confidence());
        if (!few) {
            return errors;
        }
        Map<Integer, Estimate> within = new LinkedHashMap<>();
        long needed = settings.minimum().cell();
        errors.within().keySet().forEach(k -> within.put(k, Estimate.tooFew(rows.length, needed, "rate")));
        Estimate none = Estimate.tooFew(rows.length, needed, errors.unit());
        return new ScaleErrors(errors.unit(), none, none, within);
    }

    private static List<List<Double>> matrix(ConfusionMatrix confusion) {
        List<List<Double>> rows = new ArrayList<>();
        for (double[] row : confusion.counts()) {
            rows.add(Arrays.stream(row).boxed().toList());
        }
        return rows;
    }
}
