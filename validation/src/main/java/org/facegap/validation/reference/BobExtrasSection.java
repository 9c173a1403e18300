package org.facegap.validation.reference;

import static org.facegap.validation.reference.ReferenceFigure.EXACT;
import static org.facegap.validation.reference.ReferenceFigure.TIGHT;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.facegap.core.statistics.Interval;
import org.facegap.evaluation.compatibility.BobMode;
import org.facegap.evaluation.compatibility.BosarisMode;
import org.facegap.evaluation.compatibility.SklearnCurve;
import org.facegap.evaluation.identification.ProbeSearch;
import org.facegap.evaluation.verification.LogLikelihoodCost;
import org.facegap.evaluation.verification.OperatingPoint;
import org.facegap.evaluation.verification.ScoreSplit;
import org.facegap.validation.coverage.ClopperPearson;

/** Curves, hull, Cllr, identification and binomial intervals of bob.measure. */
final class BobExtrasSection implements ReferenceSection {
    /** Constants of upstream's unit tests have five decimals. */
    private static final double UPSTREAM = 1e-5;

    @Override
    public String title() {
        return "bob.measure: curves, calibration, identification";
    }

    @Override
    public List<ReferenceFigure> figures(Path folder) {
        ReferenceFiles files = new ReferenceFiles(folder);
        JsonNode expected = files.expected("bob_measure");
        FigureList list = new FigureList();
        curves(list, files, expected.get("nonsep"));
        hull(list, files, expected.get("nonsep"));
        calibration(list, files, expected);
        weightedErrors(list, files);
        identification(list, files, expected);
        intervals(list);
        toyCurves(list);
        return list.list();
    }

    private static void curves(FigureList list, ReferenceFiles files, JsonNode expected) {
        BobMode bob = new BobMode();
        ScoreSplit nonsep = files.bob("nonsep").split();
        list.add(
                "nonsep AUC of 2000 points",
                bob.areaUnderRoc(nonsep, 2000, false),
                expected,
                "bob_roc_auc_2000pts",
                TIGHT);
        list.add(
                "nonsep AUC of 2000 points, log scale",
                bob.areaUnderRoc(nonsep, 2000, true),
                1.4183699583300993,
                TIGHT);
        JsonNode far = expected.get("bob_roc_for_far");
        for (int i = 0; i < far.get("far").size(); i++) {
            double target = far.get("far").get(i).asDouble();
            double threshold = bob.farThreshold(nonsep, target);
            list.add(
                    "nonsep roc_for_far " + target + " FAR",
                    nonsep.fmr(threshold),
                    far.get("real_far").get(i).asDouble(),
                    EXACT);
            list.add(
                    "nonsep roc_for_far " + target + " FRR",
                    nonsep.fnmr(threshold),
                    far.get("frr").get(i).asDouble(),
                    EXACT);
        }
        double[][] roc = files.table("bob/nonsep-roc.csv");
        List<OperatingPoint> ours = bob.roc(nonsep, roc.length);
        double[] worst = new double[2];
        for (int i = 0; i < roc.length; i++) {
            worst[0] = Math.max(worst[0], Math.abs(ours.get(i).fmr() - roc[i][0]));
            worst[1] = Math.max(worst[1], Math.abs(ours.get(i).fnmr() - roc[i][1]));
        }
        list.add("nonsep roc of 100 points, largest difference of FAR", worst[0], 0, EXACT);
        list.add("nonsep roc of 100 points, largest difference of FRR", worst[1], 0, EXACT);
    }

    private static void hull(FigureList list, ReferenceFiles files, JsonNode expected) {
        BosarisMode bosaris = new BosarisMode();
        ScoreSplit nonsep = files.bob("nonsep").split();
        list.add("nonsep EER of the convex hull", bosaris.equalErrorRate(nonsep), expected, "bosaris_rocch_eer", 1e-12);
        JsonNode points = expected.get("bosaris_rocch_points");
        BosarisMode.Hull hull = bosaris.hull(nonsep);
        int last = hull.pmiss().length - 1;
        String note =
                "the reference's row 'pmiss' holds FMR and its row 'pfa' FNMR: at FMR 0 it is .48 that are missed,"
                        + " as roc_for_far has it, and not .68";
        for (int i = 0; i <= last; i++) {
            list.add(
                    "nonsep hull corner " + i + " FMR",
                    hull.pfa()[last - i],
                    points.get("pmiss").get(i).asDouble(),
                    EXACT,
                    i == 1 ? note : "");
            list.add(
                    "nonsep hull corner " + i + " FNMR",
                    hull.pmiss()[last - i],
                    points.get("pfa").get(i).asDouble(),
                    EXACT);
        }
    }

    private static void calibration(FigureList list, ReferenceFiles files, JsonNode expected) {
        ScoreSplit nonsep = files.bob("nonsep").split();
        list.add(
                "linsep Cllr",
                LogLikelihoodCost.cllr(files.bob("linsep").split()).value(),
                expected.get("linsep"),
                "cllr",
                TIGHT);
        list.add("nonsep Cllr", LogLikelihoodCost.cllr(nonsep).value(), expected.get("nonsep"), "cllr", UPSTREAM);
        list.add(
                "nonsep min Cllr, ties in favour",
                new BobMode().minimumCllr(nonsep).value(),
                FigureList.number(expected.get("nonsep"), "min_cllr"),
                UPSTREAM,
                "bob puts tied impostor scores before tied genuine ones; our own min Cllr pools ties: "
                        + LogLikelihoodCost.minimum(nonsep).value());
    }

    private static void weightedErrors(FigureList list, ReferenceFiles files) {
        double[] negatives = files.column("bob/nonsep-negatives.csv");
        double[] positives = files.column("bob/nonsep-positives.csv");
        ScoreSplit development = ScoreSplit.ofKinds(Arrays.copyOf(positives, 25), Arrays.copyOf(negatives, 25));
        ScoreSplit test =
                ScoreSplit.ofKinds(Arrays.copyOfRange(positives, 25, 50), Arrays.copyOfRange(negatives, 25, 50));
        double worstThreshold = 0;
        double worstError = 0;
        for (double[] row : files.table("bob/nonsep-epc.csv")) {
            double threshold = new BobMode().minimumWeightedErrorThreshold(development, row[0]);
            worstThreshold = Math.max(worstThreshold, Math.abs(threshold - row[2]));
            double error = (test.fmr(threshold) + test.fnmr(threshold)) / 2;
            worstError = Math.max(worstError, Math.abs(error - row[1]));
        }
        list.add("nonsep EPC of 100 points, largest difference of thresholds", worstThreshold, 0, TIGHT);
        list.add("nonsep EPC of 100 points, largest difference of errors", worstError, 0, EXACT);
    }

    private static void identification(FigureList list, ReferenceFiles files, JsonNode expected) {
        double[][] negatives = files.table("bob/test-cmc-neg.csv");
        double[][] positives = files.table("bob/test-cmc-pos.csv");
        List<ProbeSearch> closed = IntStream.range(0, negatives.length)
                .mapToObj(i -> new ProbeSearch(negatives[i], positives[i]))
                .toList();
        double[] curve = new BobSearches(closed).curve();
        JsonNode cmc = expected.get("test-cmc").get("cmc");
        for (int r = 0; r < cmc.size(); r++) {
            list.add(
                    "test-cmc rank " + (r + 1),
                    r < curve.length ? curve[r] : Double.NaN,
                    cmc.get(r).asDouble(),
                    EXACT);
        }
        List<ProbeSearch> toy = List.of(
                new ProbeSearch(new double[] {0.3, 1.1, 0.5}, new double[] {0.7}),
                new ProbeSearch(new double[] {1.4, -1.3, 0.6}, new double[] {0.2}),
                new ProbeSearch(new double[] {0.8, 0.0, 1.5}, new double[] {-0.8, 1.8}),
                new ProbeSearch(new double[] {2.0, 1.3, 1.6, 0.9}, new double[] {2.4}));
        double[] toyCurve = new BobSearches(toy).curve();
        double[] toyTheirs = {0.5, 0.75, 1, 1, 1};
        for (int r = 0; r < toyTheirs.length; r++) {
            list.add("toy CMC rank " + (r + 1), toyCurve[r], toyTheirs[r], EXACT);
        }
        List<String> names = List.of("", "-one-error", "-two-errors");
        for (int i = 0; i < names.size(); i++) {
            List<ProbeSearch> searches = files.bobSearches("scores-cmc-4col-open-set" + names.get(i) + ".txt");
            JsonNode row = expected.get("test" + i + "-open-set");
            String set = "test" + i + "-open-set ";
            BobSearches measured = new BobSearches(searches);
            list.add(set + "DIR at 0.5", 1 - measured.fnir(), row, "DIR@thr0.5_rank1", EXACT);
            list.add(set + "FNIR at 0.5", measured.fnir(), row, "FNIR@0.5_rank1", EXACT);
            list.add(set + "FPIR at 0.5", measured.fpir(), row, "FPIR(false_alarm_rate)@0.5", EXACT);
            double rate = measured.recognitionRate(Double.NEGATIVE_INFINITY);
            list.add(set + "recognition rate", rate, row, "recognition_rate_nothr", EXACT);
            list.add(
                    set + "recognition rate at 0.5", measured.recognitionRate(0.5), row, "recognition_rate@0.5", EXACT);
        }
    }

    private static void intervals(FigureList list) {
        int[][] counts = {{1, 2}, {10, 10}, {0, 10}};
        double[][] theirs = {{.0125791, .9874209}, {.6915029, 1}, {0, .3084971}};
        for (int i = 0; i < counts.length; i++) {
            Interval ours = ClopperPearson.of(counts[i][0], counts[i][1], 0.95);
            String name = "Clopper-Pearson " + counts[i][0] + "/" + counts[i][1];
            list.add(name + " low", ours.low(), theirs[i][0], 5e-8);
            list.add(name + " high", ours.high(), theirs[i][1], 5e-8);
        }
    }

    /** Toy ROC with ties of scikit-learn. */
    private static void toyCurves(FigureList list) {
        ScoreSplit toy = ScoreSplit.of(
                new double[] {.1, .4, .35, .8, .4, .8}, new boolean[] {false, false, true, true, false, true});
        SklearnCurve roc = SklearnCurve.roc(toy, true);
        SklearnCurve det = SklearnCurve.det(toy);
        double third = 1 / 3.0;
        double[][] theirs = {
            {0, 0, 2 * third, 2 * third, 1},
            {0, 2 * third, 2 * third, 1, 1},
            {Double.POSITIVE_INFINITY, .8, .4, .35, .1},
            {2 * third, 2 * third, 0},
            {0, third, third},
            {.35, .4, .8}
        };
        double[][] ours = {roc.fpr(), roc.tpr(), roc.thresholds(), det.fpr(), det.tpr(), det.thresholds()};
        String[] names = {
            "roc_curve fpr",
            "roc_curve tpr",
            "roc_curve threshold",
            "det_curve fpr",
            "det_curve fnr",
            "det_curve threshold"
        };
        for (int k = 0; k < names.length; k++) {
            for (int i = 0; i < theirs[k].length; i++) {
                list.add(
                        "toy " + names[k] + " " + i, i < ours[k].length ? ours[k][i] : Double.NaN, theirs[k][i], EXACT);
            }
        }
    }
}
