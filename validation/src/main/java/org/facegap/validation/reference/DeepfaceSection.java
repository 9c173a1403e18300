package org.facegap.validation.reference;

import static org.facegap.validation.reference.ReferenceFigure.EXACT;
import static org.facegap.validation.reference.ReferenceFigure.TIGHT;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.facegap.core.statistics.Interval;
import org.facegap.evaluation.compatibility.FacexZooMode;
import org.facegap.evaluation.compatibility.FoldDecisions;
import org.facegap.evaluation.compatibility.InsightfaceMode;
import org.facegap.evaluation.compatibility.LabelledScores;
import org.facegap.evaluation.compatibility.LfwOfficialMode;
import org.facegap.evaluation.uncertainty.DeLong;
import org.facegap.evaluation.verification.AreaUnderRoc;
import org.facegap.evaluation.verification.BestAccuracy;
import org.facegap.evaluation.verification.DPrime;
import org.facegap.evaluation.verification.EqualErrorRate;
import org.facegap.evaluation.verification.FoldAccuracy;
import org.facegap.evaluation.verification.ScoreSplit;

/** deepface's 280 pairs: single figures and three 10-fold protocols. */
final class DeepfaceSection implements ReferenceSection {
    private static final List<String> FOLDED = List.of("VGG-Face_cosine", "OpenFace_cosine", "DeepFace_euclidean_l2");

    @Override
    public String title() {
        return "deepface pairs";
    }

    @Override
    public List<ReferenceFigure> figures(Path folder) {
        ReferenceFiles files = new ReferenceFiles(folder);
        JsonNode expected = files.expected("deepface_unit_pivot");
        FigureList list = new FigureList();
        expected.properties().forEach(entry -> {
            if (entry.getValue().isObject()) {
                single(list, entry.getKey(), files.deepface(entry.getKey()).split(), entry.getValue());
            }
        });
        JsonNode folds = files.expected("tenfold_deepface_pivot");
        for (String column : FOLDED) {
            folds(list, column, files.deepface(column), folds.get(column));
        }
        files.expected("delong_deepface_pivot").properties().forEach(entry -> {
            String[] columns = entry.getKey().split(" vs ", -1);
            paired(list, entry.getKey(), files.deepface(columns[0]), files.deepface(columns[1]), entry.getValue());
        });
        return list.list();
    }

    private static void single(FigureList list, String column, ScoreSplit split, JsonNode row) {
        EqualErrorRate eer = EqualErrorRate.of(split);
        list.add(column + " genuine", split.genuine().length, row, "n_gen", 0);
        list.add(column + " impostor", split.impostor().length, row, "n_imp", 0);
        list.add(column + " AUC", AreaUnderRoc.value(split), row, "auc", TIGHT);
        list.add(column + " EER half-sum", eer.value(), row, "bob_eer_halfsum(score=-distance)", EXACT);
        list.add(column + " EER distance threshold", -eer.threshold(), row, "eer_distance_threshold", TIGHT);
        list.add(column + " FMR", split.fmr(eer.threshold()), row, "fmr", EXACT);
        list.add(column + " FNMR", split.fnmr(eer.threshold()), row, "fnmr", EXACT);
        list.add(column + " best accuracy", BestAccuracy.of(split).value(), row, "best_accuracy(match if d<=t)", EXACT);
        list.add(column + " d' population", DPrime.of(split).population().value(), row, "dprime_pop", TIGHT);
    }

    private static void folds(FigureList list, String column, LabelledScores scores, JsonNode row) {
        FoldDecisions insightface = new InsightfaceMode().accuracy(scores);
        FoldDecisions facexzoo = new FacexZooMode().accuracy(scores);
        String name = column + " 10-fold ";
        for (int k = 0; k < scores.folds(); k++) {
            list.add(
                    name + "insightface threshold " + k,
                    insightface.thresholds()[k],
                    row.get("insightface_thresholds").get(k).asDouble(),
                    EXACT);
            list.add(
                    name + "insightface accuracy " + k,
                    insightface.accuracy()[k],
                    row.get("insightface_fold_acc").get(k).asDouble(),
                    EXACT);
            list.add(
                    name + "FaceX-Zoo accuracy " + k,
                    facexzoo.accuracy()[k],
                    row.get("facexzoo_fold_acc").get(k).asDouble(),
                    EXACT);
        }
        list.add(name + "insightface mean", insightface.spread().mean(), row, "insightface_mean", EXACT);
        list.add(name + "insightface std", insightface.spread().populationSd(), row, "insightface_std_pop", EXACT);
        list.add(name + "insightface SEM", insightface.spread().standardError(), row, "sem_ddof1", EXACT);
        list.add(name + "FaceX-Zoo mean", facexzoo.spread().mean(), row, "facexzoo_mean", EXACT);
        list.add(name + "FaceX-Zoo SEM", facexzoo.spread().standardError(), row, "facexzoo_sem", EXACT);
        InsightfaceMode.Validation validation = new InsightfaceMode().validation(scores, 0.01);
        JsonNode theirs = row.get("val@far1e-2_last_thr_le");
        list.add(name + "insightface val@FAR=.01 mean", validation.rate().mean(), theirs, "val_mean", EXACT);
        list.add(name + "insightface val@FAR=.01 std", validation.rate().populationSd(), theirs, "val_std", EXACT);
        list.add(name + "insightface val@FAR=.01 FAR", validation.far().mean(), theirs, "far_mean", EXACT);
        double midpoints = FoldAccuracy.of(
                        scores.scores(), scores.genuine(), scores.fold(), scores.folds(), FoldAccuracy.Candidates.ALL)
                .mean();
        double training = new LfwOfficialMode().accuracy(scores).mean();
        list.add(
                name + "exact midpoints mean",
                midpoints,
                FigureList.number(row, "exact_midpoint_mean"),
                EXACT,
                "midpoints between the scores of all ten folds, the decided one too; ours are those of the nine others: "
                        + training);
    }

    /** DeLong's test of two systems on the same pairs. */
    private static void paired(
            FigureList list, String name, LabelledScores first, LabelledScores second, JsonNode row) {
        double[][] a = placements(first);
        double[][] b = placements(second);
        DeLong.Paired test = DeLong.paired(a[0], a[1], b[0], b[1]);
        list.add(name + " AUC 1", test.first().auc(), row, "auc1", TIGHT);
        list.add(name + " AUC 2", test.second().auc(), row, "auc2", TIGHT);
        list.add(name + " variance 1", test.first().variance(), row, "var1", EXACT);
        list.add(name + " variance 2", test.second().variance(), row, "var2", EXACT);
        list.add(name + " covariance", test.covariance(), row, "cov", EXACT);
        list.add(name + " z", test.z(), row, "z", TIGHT);
        list.add(name + " p", test.p(), row, "p", EXACT);
        Interval plain = test.first().plain(0.95);
        JsonNode interval = row.get("auc1_ci95");
        list.add(
                name + " AUC 1 plain interval low", plain.low(), interval.get(0).asDouble(), TIGHT);
        list.add(
                name + " AUC 1 plain interval high",
                plain.high(),
                interval.get(1).asDouble(),
                TIGHT,
                plain.high() > 1 ? "above 1; the interval we print is on the logit scale" : "");
    }

    private static double[][] placements(LabelledScores scores) {
        double[] all = AreaUnderRoc.of(scores.scores(), scores.genuine()).placements();
        return new double[][] {
            IntStream.range(0, all.length)
                    .filter(i -> scores.genuine()[i])
                    .mapToDouble(i -> all[i])
                    .toArray(),
            IntStream.range(0, all.length)
                    .filter(i -> !scores.genuine()[i])
                    .mapToDouble(i -> all[i])
                    .toArray()
        };
    }
}
