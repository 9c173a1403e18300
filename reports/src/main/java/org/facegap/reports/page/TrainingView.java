package org.facegap.reports.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.facegap.core.results.suite.ArmResults;
import org.facegap.core.results.suite.CurvePoint;
import org.facegap.core.results.suite.SuiteResults;
import org.facegap.core.results.suite.TrainingCurve;
import org.facegap.reports.chart.LinePlot;
import org.facegap.reports.chart.Series;
import org.facegap.reports.chart.StepPlot;
import org.facegap.reports.text.NumberText;
import org.facegap.reports.text.NumberText.Scale;

/**
 * How training of one kind of model went.
 *
 * @param model the kind of model
 * @param plots loss, and accuracy where it was recorded
 */
public record TrainingView(String model, List<LinePlot> plots) {

    static List<TrainingView> of(SuiteResults results, List<Series> series) {
        TreeSet<String> models = new TreeSet<>(Comparator.reverseOrder());
        results.arms().forEach(arm -> arm.curves().forEach(c -> models.add(c.model())));
        List<TrainingView> views = new ArrayList<>();
        for (String model : models) {
            int number = views.size() + 1;
            List<LinePlot> plots = new ArrayList<>();
            add(plots, "training-" + number + "-loss", model, "Loss", true, results, series, CurvePoint::loss);
            add(
                    plots,
                    "training-" + number + "-accuracy",
                    model,
                    "Accuracy",
                    false,
                    results,
                    series,
                    CurvePoint::accuracy);
            views.add(new TrainingView(model, List.copyOf(plots)));
        }
        return List.copyOf(views);
    }

    private static void add(
            List<LinePlot> plots,
            String id,
            String model,
            String quantity,
            boolean loss,
            SuiteResults results,
            List<Series> series,
            ToDoubleFunction<CurvePoint> value) {
        List<StepPlot.Curve> curves = new ArrayList<>();
        List<String> words = new ArrayList<>();
        for (int i = 0; i < results.arms().size(); i++) {
            ArmResults arm = results.arms().get(i);
            for (TrainingCurve curve : arm.curves()) {
                if (!curve.model().equals(model)) {
                    continue;
                }
                List<double[]> points = new ArrayList<>();
                for (CurvePoint p : curve.points()) {
                    if (Double.isFinite(value.applyAsDouble(p))) {
                        points.add(new double[] {p.step(), value.applyAsDouble(p)});
                    }
                }
                if (!points.isEmpty()) {
                    curves.add(new StepPlot.Curve(series.get(i), points));
                    double end = points.get(points.size() - 1)[1];
                    words.add(arm.name() + " (seed " + curve.seed() + ") ends at "
                            + (loss
                                    ? NumberText.number(end, Scale.PLAIN)
                                    : NumberText.number(end, Scale.PERCENT, 1) + " %"));
                }
            }
        }
        if (!curves.isEmpty()) {
            plots.add(StepPlot.of(
                    id,
                    quantity + ", " + model,
                    String.join("; ", words) + ".",
                    quantity,
                    loss,
                    loss
                            ? v -> String.format(Locale.ROOT, v >= 10 || v == Math.rint(v) ? "%.0f" : "%.1f", v)
                            : VerificationView::percentTick,
                    curves));
        }
    }
}
