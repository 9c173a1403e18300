package org.facegap.validation.reference;

import static org.facegap.validation.reference.ReferenceFigure.EXACT;
import static org.facegap.validation.reference.ReferenceFigure.TIGHT;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.facegap.core.UserError;
import org.facegap.evaluation.differential.Differential;
import org.facegap.evaluation.differential.GroupRates;
import org.facegap.evaluation.differential.RateKind;
import org.facegap.evaluation.differential.RateVector;
import org.facegap.evaluation.verification.BestAccuracy;
import org.facegap.evaluation.verification.EqualErrorRate;
import org.facegap.evaluation.verification.MatchThreshold;
import org.facegap.evaluation.verification.OperatingPoint;
import org.facegap.evaluation.verification.ScoreSplit;
import org.facegap.evaluation.verification.ThresholdSweep;
import org.jspecify.annotations.Nullable;

/**
 * Two recognisers on RFW at one global threshold: that of a published table, and those for a pooled FMR and for the
 * pooled EER.
 */
final class RfwThresholdSection implements ReferenceSection {
    private static final double ALPHA = 0.5;

    /** Names in the reference of differentials, {@code %s} being the rate. */
    private static final Map<String, String> MEASURES = Map.of(
            "max - min %s", "maxdiff_%s",
            "max / min %s", "maxmin_%s",
            "max / geomean %s", "max_over_geomean_%s",
            "max / mean %s", "max_over_mean_%s",
            "vary geomean %s", "nist_vary_geomean_%s",
            "Gini, uncorrected %s", "gini_uncorrected_%s",
            "STD (ddof 0) %s", "std_pop_%s",
            "STD (ddof 1) %s", "std_sample_%s",
            "MAD %s", "MAD_n2_%s");

    private static final Map<String, String> OTHERS = Map.of(
            "FPD", "gini_corrected_fmr",
            "FND", "gini_corrected_fnmr",
            "FDR", "FDR_alpha0.5",
            "IR", "IR_alpha0.5",
            "GARBE", "GARBE_alpha0.5",
            "WERM", "WERM_linghu_eps1e-5",
            "SER", "SER",
            "max - min error", "acc_max_min_gap",
            "STD (ddof 0) error", "acc_std_pop",
            "STD (ddof 1) error", "acc_std_sample");

    @Override
    public String title() {
        return "RFW at one threshold for all races";
    }

    @Override
    public List<ReferenceFigure> figures(Path folder) {
        ReferenceFiles files = new ReferenceFiles(folder);
        JsonNode expected = files.expected("rfw");
        FigureList list = new FigureList();
        for (String system : RfwSection.SYSTEMS) {
            List<ScoreSplit> races = new ArrayList<>();
            for (String race : RfwSection.RACES) {
                races.add(files.rfw(race, system).split());
            }
            ScoreSplit pooled = pooled(races);
            JsonNode own = expected.get(system);
            published(list, system, races, pooled, own);
            for (String target : List.of("0.1", "0.01", "0.001")) {
                double threshold =
                        MatchThreshold.atFmr(pooled, Double.parseDouble(target)).value();
                JsonNode point = own.get("at_pooled_FMR<=" + target);
                String name = system + " at pooled FMR<=" + target;
                at(list, name, races, threshold, point);
                list.add(name + " pooled FMR", pooled.fmr(threshold), point, "pooled_fmr", EXACT);
                list.add(name + " pooled FNMR", pooled.fnmr(threshold), point, "pooled_fnmr", EXACT);
            }
            EqualErrorRate eer = EqualErrorRate.of(pooled);
            JsonNode point = own.get("at_pooled_EER(bob)");
            at(list, system + " at pooled EER", races, eer.threshold(), point);
            list.add(system + " pooled EER half-sum", eer.value(), point, "pooled_eer_halfsum", EXACT);
        }
        return list.list();
    }

    private static ScoreSplit pooled(List<ScoreSplit> races) {
        return ScoreSplit.ofKinds(
                races.stream()
                        .flatMapToDouble(s -> DoubleStream.of(s.genuine()))
                        .toArray(),
                races.stream()
                        .flatMapToDouble(s -> DoubleStream.of(s.impostor()))
                        .toArray());
    }

    private static double[] each(List<OperatingPoint> points, ToDoubleFunction<OperatingPoint> rate) {
        return points.stream().mapToDouble(rate).toArray();
    }

    private static GroupRates rates(List<OperatingPoint> points) {
        return GroupRates.of(each(points, OperatingPoint::fmr), each(points, OperatingPoint::fnmr))
                .with(RateKind.ERROR, RateVector.of(each(points, p -> 1 - p.accuracy())));
    }

    private static void at(FigureList list, String name, List<ScoreSplit> races, double threshold, JsonNode expected) {
        list.add(name + " threshold", threshold, expected, "threshold", TIGHT);
        List<OperatingPoint> points = races.stream().map(s -> s.at(threshold)).toList();
        for (int r = 0; r < points.size(); r++) {
            String race = RfwSection.RACES.get(r);
            list.add(name + " FMR " + race, points.get(r).fmr(), expected.get("fmr"), race, EXACT);
            list.add(name + " FNMR " + race, points.get(r).fnmr(), expected.get("fnmr"), race, EXACT);
            list.add(name + " accuracy " + race, points.get(r).accuracy(), expected.get("acc"), race, EXACT);
        }
        double mean = RateVector.of(each(points, OperatingPoint::accuracy)).mean();
        list.add(name + " mean accuracy", mean, expected, "acc_mean", EXACT);
        GroupRates rates = rates(points);
        for (Differential differential : Differential.all(ALPHA, Double.NaN)) {
            String key = key(differential.name());
            if (key != null) {
                // Ratios and logarithms of rates; the largest value here is about 10.
                list.add(name + " " + differential.name(), differential.of(rates), expected, key, 1e-11);
            }
        }
        list.add(name + " equalised odds difference", equalisedOdds(points), expected, "EqOdds_diff", EXACT);
        list.add(
                name + " demographic parity difference",
                demographicParity(points),
                expected,
                "DemPar_diff(predicted match rate)",
                EXACT);
    }

    /** The name that the reference gives to a differential; null when it has none. */
    static @Nullable String key(String name) {
        for (String kind : List.of("FMR", "FNMR")) {
            for (Map.Entry<String, String> entry : MEASURES.entrySet()) {
                if (name.equals(entry.getKey().replace("%s", kind))) {
                    return entry.getValue().replace("%s", kind.equals("FMR") ? "fmr" : "fnmr");
                }
            }
        }
        return OTHERS.get(name);
    }

    private static double range(double[] values) {
        RateVector vector = RateVector.of(values);
        return vector.max() - vector.min();
    }

    private static double equalisedOdds(List<OperatingPoint> points) {
        return Math.max(range(each(points, OperatingPoint::fmr)), range(each(points, OperatingPoint::fnmr)));
    }

    private static double demographicParity(List<OperatingPoint> points) {
        return range(each(
                points,
                p -> (p.falseMatches() + p.genuine() - p.falseNonMatches()) / (double) (p.impostor() + p.genuine())));
    }

    /** The thresholds that give every race its published accuracy: above the first number and up to the second. */
    private static double[] interval(List<ScoreSplit> races, ScoreSplit pooled, JsonNode table) {
        double previous = Double.NEGATIVE_INFINITY;
        double above = Double.NaN;
        double upTo = Double.NaN;
        ThresholdSweep sweep = new ThresholdSweep(pooled);
        do {
            if (matches(races, sweep.score(), table)) {
                above = Double.isNaN(above) ? previous : above;
                upTo = sweep.score();
            } else if (!Double.isNaN(above)) {
                break;
            }
            previous = sweep.score();
        } while (sweep.next());
        if (Double.isNaN(above)) {
            throw new UserError("no threshold gives the published accuracies");
        }
        return new double[] {above, upTo};
    }

    private static boolean matches(List<ScoreSplit> races, double threshold, JsonNode table) {
        for (int r = 0; r < races.size(); r++) {
            double published = FigureList.number(table, RfwSection.RACES.get(r));
            if (Math.abs(100 * races.get(r).at(threshold).accuracy() - published) > TIGHT) {
                return false;
            }
        }
        return true;
    }

    private static void published(
            FigureList list, String system, List<ScoreSplit> races, ScoreSplit pooled, JsonNode own) {
        String name = system + " at the published threshold";
        JsonNode table = own.get("published");
        double[] found = interval(races, pooled, table);
        double threshold = found[1];
        JsonNode interval = own.get("published_threshold_interval");
        BestAccuracy best = BestAccuracy.of(pooled);
        String note =
                "found by the published accuracies; it is not the threshold of the best pooled accuracy, which is "
                        + best.point().threshold() + " with " + best.value() + " instead of "
                        + pooled.at(threshold).accuracy();
        list.add(name + " interval above", found[0], interval.get(0).asDouble(), TIGHT, note);
        list.add(name + " interval up to", threshold, interval.get(1).asDouble(), TIGHT);
        at(list, name, races, threshold, own.get("at_published_threshold"));

        List<OperatingPoint> points = races.stream().map(s -> s.at(threshold)).toList();
        GroupRates rates = rates(points);
        for (int r = 0; r < points.size(); r++) {
            String race = RfwSection.RACES.get(r);
            list.add(system + " published accuracy " + race, 100 * points.get(r).accuracy(), table, race, TIGHT);
        }
        list.add(system + " published EqOdds", equalisedOdds(points), table, "EqOdds(Diff)", TIGHT);
        list.add(system + " published DemPar", demographicParity(points), table, "DemPar(Diff)", TIGHT);
        for (Differential differential : Differential.all(ALPHA, Double.NaN)) {
            double value = differential.of(rates);
            switch (differential.name()) {
                case "STD (ddof 0) error" -> list.add(system + " published STD", 100 * value, table, "STD", TIGHT);
                case "SER", "IR", "GARBE" ->
                    list.add(system + " published " + differential.name(), value, table, differential.name(), TIGHT);
                case "FDR" -> {
                    list.add(system + " FDR, corrected", value, own.get("check"), "FDR_correct", EXACT);
                    list.add(
                            system + " published FDR from half our differential",
                            1 - (1 - value) / 2,
                            FigureList.number(table, "FDR"),
                            TIGHT,
                            "the authors divide errors of each kind by the pairs of both kinds; FDR is " + value);
                }
                default -> {
                    continue;
                }
            }
        }
    }
}
