package org.facegap.validation.reference;

import static org.facegap.validation.reference.ReferenceFigure.EXACT;
import static org.facegap.validation.reference.ReferenceFigure.TIGHT;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.facegap.evaluation.compatibility.BobMode;
import org.facegap.evaluation.compatibility.InsightfaceMode;
import org.facegap.evaluation.compatibility.SklearnMode;
import org.facegap.evaluation.verification.AreaUnderRoc;
import org.facegap.evaluation.verification.DPrime;
import org.facegap.evaluation.verification.EqualErrorRate;
import org.facegap.evaluation.verification.ErrorWeights;
import org.facegap.evaluation.verification.MatchThreshold;
import org.facegap.evaluation.verification.MinimumCost;
import org.facegap.evaluation.verification.OperatingPoint;
import org.facegap.evaluation.verification.ScoreSplit;
import org.facegap.evaluation.verification.SystemRates;
import org.facegap.evaluation.verification.TarAtFar;

/** bob.measure's six sets under bob, scikit-learn, scipy and insightface. */
final class BobMeasureSection implements ReferenceSection {
    private static final List<String> SETS = List.of("linsep", "nonsep", "dev-1", "dev-2", "test-1", "test-2");
    private static final List<String> TARGETS = List.of("0.1", "0.05", "0.01", "0.001", "0.0");

    @Override
    public String title() {
        return "bob.measure: verification";
    }

    @Override
    public List<ReferenceFigure> figures(Path folder) {
        ReferenceFiles files = new ReferenceFiles(folder);
        JsonNode expected = files.expected("bob_measure");
        FigureList list = new FigureList();
        for (String set : SETS) {
            ScoreSplit split = files.bob(set).split();
            rates(list, set, split, expected.get(set));
            thresholds(list, set, split, expected.get(set));
            targets(list, set, split, expected.get(set));
        }
        for (String set : List.of("dev-1", "test-1", "dev-2", "test-2")) {
            String development = set.replace("test", "dev");
            double threshold = EqualErrorRate.of(files.bob(development).split()).threshold();
            failures(list, set, SystemRates.of(files.bob(set).split(), threshold), expected.get(set));
        }
        return list.list();
    }

    private static void rates(FigureList list, String set, ScoreSplit split, JsonNode expected) {
        list.add(set + " negatives", split.impostor().length, expected, "n_neg", 0);
        list.add(set + " positives", split.genuine().length, expected, "n_pos", 0);
        EqualErrorRate eer = EqualErrorRate.of(split);
        list.add(set + " EER threshold", eer.threshold(), expected, "bob_eer_threshold", TIGHT);
        list.add(
                set + " EER threshold, bob's summation",
                new BobMode().equalErrorThreshold(split),
                expected,
                "bob_eer_threshold",
                TIGHT);
        list.add(set + " EER half-sum", eer.value(), expected, "bob_eer_halfsum", EXACT);
        list.add(set + " FMR at EER", split.fmr(eer.threshold()), expected, "bob_fmr_at_eer", EXACT);
        list.add(set + " FNMR at EER", split.fnmr(eer.threshold()), expected, "bob_fnmr_at_eer", EXACT);
        MinimumCost hter = MinimumCost.of(split, ErrorWeights.hter());
        list.add(set + " min HTER", hter.value(), expected, "bob_min_hter", EXACT);
        list.add(set + " min HTER threshold", hter.point().threshold(), expected, "bob_min_hter_threshold", TIGHT);
        list.add(
                set + " min HTER threshold, bob's summation",
                new BobMode().minimumHterThreshold(split),
                expected,
                "bob_min_hter_threshold",
                TIGHT);
        list.add(set + " AUC", AreaUnderRoc.value(split), expected, "sklearn_auc", TIGHT);
        DPrime moments = DPrime.of(split);
        list.add(set + " d' population", moments.population().value(), expected, "dprime_pop", TIGHT);
        list.add(set + " d' sample", moments.sample().value(), expected, "dprime_sample", TIGHT);
        list.add(set + " genuine mean", moments.genuineMean(), expected, "gmean", TIGHT);
        list.add(set + " impostor mean", moments.impostorMean(), expected, "imean", TIGHT);
    }

    private static void thresholds(FigureList list, String set, ScoreSplit split, JsonNode expected) {
        for (String target : TARGETS) {
            JsonNode row = expected.get("bob_far_threshold@" + target);
            MatchThreshold ours = MatchThreshold.atFmr(split, Double.parseDouble(target));
            String name = set + " FAR<=" + target;
            list.add(name + " threshold", ours.value(), row, "threshold", TIGHT);
            list.add(name + " FMR", ours.realised(), row, "fmr", EXACT);
            list.add(name + " FNMR", split.fnmr(ours.value()), row, "fnmr", EXACT);
        }
    }

    private static void targets(FigureList list, String set, ScoreSplit split, JsonNode expected) {
        SklearnMode sklearn = new SklearnMode();
        list.add(
                set + " EER interpolated",
                sklearn.interpolatedEqualErrorRate(split),
                expected,
                "interp_eer_brentq",
                TIGHT);
        SklearnMode.NearestPoint point = sklearn.nearestPoint(split);
        JsonNode argmin = expected.get("sklearn_argmin_eer");
        list.add(set + " sklearn argmin place", point.index(), argmin, "index", 0);
        list.add(set + " sklearn argmin threshold", point.threshold(), argmin, "threshold", TIGHT);
        list.add(set + " sklearn argmin fpr", point.fpr(), argmin, "fpr", EXACT);
        list.add(set + " sklearn argmin fnr", point.fnr(), argmin, "fnr", EXACT);
        list.add(set + " EER sklearn mean", (point.fpr() + point.fnr()) / 2, argmin, "mean", EXACT);
        list.add(set + " EER sklearn max", Math.max(point.fpr(), point.fnr()), argmin, "max", EXACT);
        for (String target : List.of("0.1", "0.01", "0.001")) {
            double f = Double.parseDouble(target);
            list.add(
                    set + " TAR@FAR<=" + target,
                    TarAtFar.of(split, f).tar(),
                    expected,
                    "tar_at_far_le@" + target,
                    EXACT);
            list.add(
                    set + " TAR@FAR=" + target + " interpolated",
                    sklearn.interpolatedTar(split, f),
                    expected,
                    "tar_at_far_interp@" + target,
                    EXACT);
            JsonNode nearest = expected.get("tar_at_far_insightface_nearest@" + target);
            InsightfaceMode insightface = new InsightfaceMode();
            InsightfaceMode.NearestRate whole = insightface.nearestRate(split, f, false);
            InsightfaceMode.NearestRate own = insightface.nearestRate(split, f);
            String note = own.equals(whole)
                    ? ""
                    : "over the whole curve; insightface itself drops points on straight lines and gets FAR "
                            + own.fpr() + ", TAR " + own.tpr();
            list.add(
                    set + " TAR at the FAR nearest " + target,
                    whole.tpr(),
                    FigureList.number(nearest, "tpr"),
                    EXACT,
                    note);
            list.add(set + " FAR nearest " + target, whole.fpr(), nearest, "fpr", EXACT);
        }
    }

    private static void failures(FigureList list, String set, SystemRates rates, JsonNode expected) {
        JsonNode row = expected.get("at_dev_eer_threshold");
        OperatingPoint point = rates.point();
        list.add(set + " failed negatives", (double) rates.failedImpostor(), expected, "n_nan_neg", 0);
        list.add(set + " failed positives", (double) rates.failedGenuine(), expected, "n_nan_pos", 0);
        list.add(set + " pairs", (double) rates.pairs(), expected, "n_total_lines", 0);
        list.add(set + " dev threshold", point.threshold(), row, "threshold", TIGHT);
        list.add(set + " false matches", (double) point.falseMatches(), row, "FM_count", 0);
        list.add(set + " false non-matches", (double) point.falseNonMatches(), row, "FNM_count", 0);
        list.add(set + " FMR at dev threshold", point.fmr(), row, "FMR", EXACT);
        list.add(set + " FNMR at dev threshold", point.fnmr(), row, "FNMR", EXACT);
        list.add(set + " FTA", rates.fta(), row, "FTA", EXACT);
        list.add(set + " FAR", rates.far(), row, "FAR=FMR*(1-FTA)", EXACT);
        list.add(set + " FRR", rates.frr(), row, "FRR=FTA+FNMR*(1-FTA)", EXACT);
        list.add(set + " HTER", rates.hter(), row, "HTER", EXACT);
    }
}
