package org.facegap.validation.reference;

import static org.facegap.validation.reference.ReferenceFigure.EXACT;
import static org.facegap.validation.reference.ReferenceFigure.TIGHT;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.facegap.evaluation.identification.ProbeSearch;
import org.facegap.evaluation.verification.AreaUnderRoc;
import org.facegap.evaluation.verification.EqualErrorRate;
import org.facegap.evaluation.verification.ScoreSplit;

/** bob.bio.base's score files with four and five columns. */
final class BobBioSection implements ReferenceSection {
    @Override
    public String title() {
        return "bob.bio.base score files";
    }

    @Override
    public List<ReferenceFigure> figures(Path folder) {
        ReferenceFiles files = new ReferenceFiles(folder);
        JsonNode expected = files.expected("bob_bio_base");
        FigureList list = new FigureList();
        for (String file : List.of("dev-4col.txt", "dev-5col.txt", "test-4col.txt", "test-5col.txt")) {
            JsonNode row = expected.get(file);
            ScoreSplit split = files.bobColumns(file);
            EqualErrorRate eer = EqualErrorRate.of(split);
            list.add(file + " negatives", split.impostor().length, row, "n_neg", 0);
            list.add(file + " positives", split.genuine().length, row, "n_pos", 0);
            list.add(file + " EER threshold", eer.threshold(), row, "eer_threshold", TIGHT);
            list.add(file + " EER half-sum", eer.value(), row, "eer_halfsum", EXACT);
            list.add(file + " FMR", split.fmr(eer.threshold()), row, "fmr", EXACT);
            list.add(file + " FNMR", split.fnmr(eer.threshold()), row, "fnmr", EXACT);
            list.add(file + " AUC", AreaUnderRoc.value(split), row, "auc", TIGHT);
        }
        for (String file : List.of("scores-cmc-4col.txt", "scores-cmc-5col.txt")) {
            JsonNode row = expected.get(file);
            List<ProbeSearch> searches = files.bobSearches(file);
            double[] curve = new BobSearches(searches).curve();
            list.add(file + " probes", searches.size(), row, "n_probes", 0);
            list.add(file + " ranks", curve.length, row, "n_ranks", 0);
            for (int r = 0; r < row.get("cmc_first10").size(); r++) {
                list.add(
                        file + " rank " + (r + 1),
                        curve[r],
                        row.get("cmc_first10").get(r).asDouble(),
                        EXACT);
            }
        }
        for (String kind : List.of("", "-one-error", "-two-errors")) {
            String file = "scores-cmc-4col-open-set" + kind + ".txt";
            JsonNode row = expected.get(file);
            List<ProbeSearch> searches = files.bobSearches(file);
            BobSearches measured = new BobSearches(searches);
            list.add(file + " probes", searches.size(), row, "n_probes", 0);
            list.add(file + " mated", (double) measured.mated(), row, "n_mated", 0);
            list.add(file + " non-mated", (double) measured.nonMated(), row, "n_nonmated", 0);
            list.add(file + " TPIR at 0.5", 1 - measured.fnir(), row, "TPIR(DIR)@0.5_rank1", EXACT);
            list.add(file + " FPIR at 0.5", measured.fpir(), row, "FPIR@0.5", EXACT);
        }
        return list.list();
    }
}
