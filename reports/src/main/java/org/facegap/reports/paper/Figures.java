package org.facegap.reports.paper;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongToDoubleFunction;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.results.Measurement;
import org.facegap.core.results.Measurements;
import org.facegap.core.results.scores.PointResults;
import org.facegap.core.results.suite.ArmResults;
import org.facegap.core.results.suite.Comparison;
import org.facegap.core.results.suite.GroupDifference;
import org.facegap.core.results.suite.SuiteResults;
import org.facegap.core.results.suite.SuiteVerification;
import org.facegap.core.words.Counted;
import org.facegap.reports.document.Cell;
import org.facegap.reports.text.NumberText;
import org.facegap.reports.text.NumberText.Scale;
import org.jspecify.annotations.Nullable;

/** A suite's stored figures as tables of papers write them: the mean over training seeds with its standard deviation. */
final class Figures {
    private final SuiteResults results;
    private final int digits;
    private final Measurements measurements;

    Figures(SuiteResults results, int digits) {
        this.results = results;
        this.digits = digits;
        measurements = new Measurements(
                results.verification() == null
                        ? List.of()
                        : results.verification().scores().measurements());
    }

    SuiteResults results() {
        return results;
    }

    /** Whether pairs were verified. */
    boolean verified() {
        return results.verification() != null;
    }

    List<ArmResults> arms() {
        return results.arms();
    }

    /** Name of the operating point by folds, or "" where there is none. */
    String folds() {
        return point(false);
    }

    /** Name of the first operating point that is one threshold for all groups, or "". */
    String global() {
        return point(true);
    }

    private String point(boolean global) {
        SuiteVerification verification = results.verification();
        return verification == null
                ? ""
                : verification.scores().systems().get(0).points().stream()
                        .filter(point -> point.global() == global)
                        .map(PointResults::name)
                        .findFirst()
                        .orElse("");
    }

    /** The figure of one seed, null where there is none. */
    @Nullable
    Estimate of(String arm, long seed, String point, String group, String metric) {
        Measurement found = measurements.find(Measurement.Source.of(arm, seed, point), group, metric);
        return found == null ? null : found.estimate();
    }

    /** The figure over all seeds: the mean of those of the seeds where every seed has one, and their standard deviation. */
    Cell cell(ArmResults arm, String point, String group, String metric, Scale scale) {
        Measurement all = measurements.find(Measurement.Source.of(arm.name(), point), group, metric);
        if (all == null || !all.estimate().isOk()) {
            return all == null ? Cell.absent("not measured") : Cell.of(all.estimate(), scale);
        }
        return overSeeds(arm, seed -> value(arm, seed, point, group, metric), all.estimate(), scale);
    }

    /**
     * The mean of a figure over the seeds and their standard deviation.
     *
     * @param figure of a seed, NaN for none
     * @param all the figure of all seeds together, shown where a seed has none or is alone
     */
    Cell overSeeds(ArmResults arm, LongToDoubleFunction figure, Estimate all, Scale scale) {
        List<Double> values = new ArrayList<>();
        for (long seed : arm.seeds()) {
            double value = figure.applyAsDouble(seed);
            if (Double.isFinite(value)) {
                values.add(value);
            }
        }
        if (values.size() < 2 || values.size() < arm.seeds().size()) {
            return Cell.written(number(all.value(), scale), all);
        }
        double mean = values.stream().mapToDouble(v -> v).average().orElseThrow();
        double squares =
                values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
        double deviation = Math.sqrt(squares / (values.size() - 1));
        return Cell.written(number(mean, scale) + " \u00b1 " + number(deviation, scale), all)
                .part("sd_over_seeds", Estimate.point(deviation, values.size(), all.unit()));
    }

    private static double value(@Nullable Estimate estimate) {
        return estimate == null || !estimate.isOk() ? Double.NaN : estimate.value();
    }

    /** A number with the decimals that were asked for; one that is no percentage as it is elsewhere. */
    String number(double value, Scale scale) {
        return scale == Scale.PLAIN
                ? NumberText.number(value, Scale.FRACTION, digits)
                : NumberText.number(value, scale, digits);
    }

    /** Value and interval. */
    Cell interval(Estimate estimate, Scale scale) {
        return estimate.isOk()
                ? Cell.written(
                        number(estimate.value(), scale)
                                + (estimate.hasInterval()
                                        ? " [" + number(estimate.low(), scale) + ",\u00a0"
                                                + number(estimate.high(), scale) + "]"
                                        : ""),
                        estimate)
                : Cell.of(estimate, scale);
    }

    /**
     * The cell of an arm in a column where more is better, with its look: best where every other arm is shown to be worse by a stored
     * comparison, tied where it is not shown to be worse than the best.
     *
     * @param value of the arm, NaN for none
     * @param difference of a stored comparison, candidate less baseline
     */
    Cell marked(
            ArmResults arm, Cell cell, Function<ArmResults, Double> value, Function<Comparison, Estimate> difference) {
        ArmResults best = arms().stream()
                .filter(a -> Double.isFinite(value.apply(a)))
                .max((a, b) -> Double.compare(value.apply(a), value.apply(b)))
                .orElse(null);
        if (best == null || !Double.isFinite(value.apply(arm)) || arms().size() < 2) {
            return cell;
        }
        Set<String> worse = worse(best.name(), difference);
        if (!arm.equals(best)) {
            return worse.contains(arm.name()) ? cell : cell.looking(Cell.TIED);
        }
        return worse.size() == arms().size() - 1 ? cell.looking(Cell.BEST) : cell.looking(Cell.TIED);
    }

    /** Arms that a stored comparison with this one shows to be below it. */
    private Set<String> worse(String best, Function<Comparison, Estimate> difference) {
        Set<String> worse = new HashSet<>();
        SuiteVerification verification = results.verification();
        for (Comparison c : verification == null ? List.<Comparison>of() : verification.comparisons()) {
            Estimate change = difference.apply(c);
            if (change.isOk() && change.hasInterval()) {
                if (c.candidate().equals(best) && change.low() > 0) {
                    worse.add(c.baseline());
                } else if (c.baseline().equals(best) && change.high() < 0) {
                    worse.add(c.candidate());
                }
            }
        }
        return worse;
    }

    /** A group's accuracy by folds, marked. */
    Cell accuracy(ArmResults arm, String group) {
        return marked(
                arm,
                cell(arm, folds(), group, "accuracy", Scale.PERCENT),
                a -> value(a, folds(), group, "accuracy"),
                c -> c.accuracy().stream()
                        .filter(d -> d.group().equals(group))
                        .map(GroupDifference::difference)
                        .findFirst()
                        .orElse(Estimate.undefined("not compared", 0, "rate")));
    }

    /** The mean of the groups' accuracies by folds, marked. */
    Cell mean(ArmResults arm) {
        return marked(
                arm,
                cell(arm, folds(), Measurement.BETWEEN_GROUPS, "mean accuracy", Scale.PERCENT),
                a -> value(a, folds(), Measurement.BETWEEN_GROUPS, "mean accuracy"),
                Comparison::meanDifference);
    }

    /** The figure of one seed, NaN where there is none. */
    double value(ArmResults arm, long seed, String point, String group, String metric) {
        return value(of(arm.name(), seed, point, group, metric));
    }

    double value(ArmResults arm, String point, String group, String metric) {
        Measurement all = measurements.find(Measurement.Source.of(arm.name(), point), group, metric);
        return value(all == null ? null : all.estimate());
    }

    /** What the values of a caption rest on: seeds. */
    String seeds() {
        List<Long> seeds = results.protocol().trainingSeeds();
        return seeds.size() < 2
                ? "one training seed"
                : "mean \u00b1 SD over " + Counted.of(seeds.size(), "training seeds");
    }

    /** What marks mean, where arms were compared. */
    String marks() {
        SuiteVerification verification = results.verification();
        return verification == null || verification.comparisons().isEmpty()
                ? ""
                : "; bold: best, every other shown to be lower by its paired interval; =: not shown to differ from the best";
    }
}
