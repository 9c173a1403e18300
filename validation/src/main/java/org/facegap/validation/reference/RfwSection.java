package org.facegap.validation.reference;

import static org.facegap.validation.reference.ReferenceFigure.EXACT;
import static org.facegap.validation.reference.ReferenceFigure.TIGHT;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.facegap.evaluation.compatibility.FoldDecisions;
import org.facegap.evaluation.compatibility.InsightfaceMode;
import org.facegap.evaluation.compatibility.LabelledScores;
import org.facegap.evaluation.compatibility.SklearnMode;
import org.facegap.evaluation.verification.AreaUnderRoc;
import org.facegap.evaluation.verification.BestAccuracy;
import org.facegap.evaluation.verification.DPrime;
import org.facegap.evaluation.verification.EqualErrorRate;
import org.facegap.evaluation.verification.FoldSpread;
import org.facegap.evaluation.verification.ScoreSplit;
import org.facegap.evaluation.verification.TarAtFar;

/** Two recognisers on RFW, race by race. */
final class RfwSection implements ReferenceSection {
    static final List<String> RACES = List.of("African", "Asian", "Caucasian", "Indian");
    static final List<String> SYSTEMS = List.of("Balanced34", "Global34");

    @Override
    public String title() {
        return "RFW per race";
    }

    @Override
    public List<ReferenceFigure> figures(Path folder) {
        ReferenceFiles files = new ReferenceFiles(folder);
        JsonNode expected = files.expected("rfw");
        FigureList list = new FigureList();
        for (String system : SYSTEMS) {
            double[] accuracy = new double[RACES.size()];
            for (int r = 0; r < accuracy.length; r++) {
                String race = RACES.get(r);
                LabelledScores scores = files.rfw(race, system);
                accuracy[r] = race(
                        list,
                        system + " " + race,
                        scores,
                        expected.get(system).get("per_race").get(race));
            }
            JsonNode summary = expected.get(system).get("RFW_protocol_summary");
            FoldSpread races = FoldSpread.of(accuracy);
            list.add(system + " average of races", races.mean(), summary, "avg", EXACT);
            list.add(system + " STD over races, population", races.populationSd(), summary, "std_pop", EXACT);
            list.add(system + " STD over races, sample", races.sampleSd(), summary, "std_sample", EXACT);
            double worst = Arrays.stream(accuracy).min().orElseThrow();
            double best = Arrays.stream(accuracy).max().orElseThrow();
            list.add(system + " SER", (1 - worst) / (1 - best), summary, "SER", EXACT);
        }
        return list.list();
    }

    /** Returns the 10-fold accuracy. */
    private static double race(FigureList list, String name, LabelledScores scores, JsonNode row) {
        ScoreSplit split = scores.split();
        EqualErrorRate eer = EqualErrorRate.of(split);
        DPrime moments = DPrime.of(split);
        list.add(name + " genuine", split.genuine().length, row, "n_gen", 0);
        list.add(name + " impostor", split.impostor().length, row, "n_imp", 0);
        list.add(name + " AUC", AreaUnderRoc.value(split), row, "auc", TIGHT);
        list.add(name + " EER half-sum", eer.value(), row, "bob_eer_halfsum", EXACT);
        list.add(name + " EER threshold", eer.threshold(), row, "bob_eer_threshold", TIGHT);
        list.add(
                name + " EER interpolated",
                new SklearnMode().interpolatedEqualErrorRate(split),
                row,
                "interp_eer",
                TIGHT);
        list.add(name + " d' population", moments.population().value(), row, "dprime_pop", TIGHT);
        list.add(name + " genuine mean", moments.genuineMean(), row, "gen_mean", TIGHT);
        list.add(name + " impostor mean", moments.impostorMean(), row, "imp_mean", TIGHT);
        list.add(name + " best accuracy", BestAccuracy.of(split).value(), row, "best_acc", EXACT);
        for (String target : List.of("0.1", "0.01", "0.001")) {
            double tar = TarAtFar.of(split, Double.parseDouble(target)).tar();
            list.add(name + " TAR@FAR<=" + target, tar, row, "tar@far<=" + target, EXACT);
        }
        FoldDecisions folds = new InsightfaceMode().accuracy(scores);
        for (int k = 0; k < scores.folds(); k++) {
            list.add(
                    name + " insightface accuracy of fold " + k,
                    folds.accuracy()[k],
                    row.get("fold_acc").get(k).asDouble(),
                    EXACT);
        }
        list.add(
                name + " insightface 10-fold mean",
                folds.spread().mean(),
                row,
                "insightface_10fold_acc_mean(d=2-2cos)",
                EXACT);
        list.add(
                name + " insightface 10-fold std",
                folds.spread().populationSd(),
                row,
                "insightface_10fold_acc_std_pop",
                EXACT);
        list.add(name + " 10-fold SEM", folds.spread().standardError(), row, "insightface_10fold_sem", EXACT);
        return folds.spread().mean();
    }
}
