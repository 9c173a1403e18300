package org.facegap.reports.paper;

import java.util.List;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.results.Measurement;
import org.facegap.core.results.suite.ArmResults;
import org.facegap.reports.document.Cell;
import org.facegap.reports.document.Table;
import org.facegap.reports.document.TableOf;
import org.facegap.reports.text.NumberText.Scale;

/** As the FRCSyn challenges rank: mean accuracy over groups, its standard deviation and their difference, at one threshold for all groups. */
final class FrcsynTable implements PaperTables.Paper {
    private static final String DEVIATION = "STD (ddof 0) error";

    @Override
    public List<Table> of(Figures figures) {
        String point = figures.global();
        if (!figures.verified() || point.isEmpty()) {
            return List.of();
        }
        return List.of(TableOf.<ArmResults>captioned("Accuracy (%) at one threshold for all groups, " + point
                        + " over all of them: AVG over groups of "
                        + figures.results().groupAttribute()
                        + ", SD over groups (divided by the number of groups), and the trade-off AVG - SD; "
                        + figures.seeds())
                .id("frcsyn")
                .text("Training set", "arm", ArmResults::name)
                .number(
                        "AVG",
                        "mean_accuracy",
                        arm -> figures.cell(arm, point, Measurement.BETWEEN_GROUPS, "mean accuracy", Scale.PERCENT))
                .number(
                        "SD",
                        "std_error",
                        arm -> figures.cell(arm, point, Measurement.BETWEEN_GROUPS, DEVIATION, Scale.FINE_POINTS))
                .number("AVG - SD", "trade_off", arm -> tradeOff(figures, arm, point))
                .rows(figures.arms())
                .build());
    }

    private static Cell tradeOff(Figures figures, ArmResults arm, String point) {
        double value = figures.value(arm, point, Measurement.BETWEEN_GROUPS, "mean accuracy")
                - figures.value(arm, point, Measurement.BETWEEN_GROUPS, DEVIATION);
        return Double.isFinite(value)
                ? figures.overSeeds(
                        arm,
                        seed -> figures.value(arm, seed, point, Measurement.BETWEEN_GROUPS, "mean accuracy")
                                - figures.value(arm, seed, point, Measurement.BETWEEN_GROUPS, DEVIATION),
                        Estimate.point(value, figures.results().groups().size(), "rate"),
                        Scale.PERCENT)
                : Cell.absent("not measured");
    }
}
