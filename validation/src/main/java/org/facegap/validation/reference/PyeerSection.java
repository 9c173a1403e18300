package org.facegap.validation.reference;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.facegap.evaluation.compatibility.PyeerMode;
import org.facegap.evaluation.verification.DPrime;
import org.facegap.evaluation.verification.EqualErrorRate;
import org.facegap.evaluation.verification.ScoreSplit;

/** pyeer's examples. Its figures are known to nine significant digits. */
final class PyeerSection implements ReferenceSection {
    private static final List<String> NAMES = List.of(
            "genuine",
            "impostor",
            "EER",
            "EERlow",
            "EERhigh",
            "EER_TH",
            "AUC",
            "FMR1000",
            "FMR100",
            "ZeroFMR",
            "d'",
            "GMean",
            "IMean",
            "EER half-sum (bob)");
    private static final double[][] THEIRS = {
        {
            2793,
            4950,
            0.080862329,
            0.0808080808,
            0.0809165772,
            0.0199099383,
            0.965004864,
            0.284640172,
            0.128535625,
            0.319011815,
            2.05905733,
            0.411627064,
            0.00902448766,
            0.0809633391
        },
        {
            180,
            3619,
            0.0441896165,
            0.0439347886,
            0.0444444444,
            0.154,
            0.992590034,
            0.188888889,
            0.0888888889,
            0.194444444,
            3.68801973,
            0.655222222,
            0.039006079,
            0.044465936
        }
    };
    private static final double[][] RANKS = {{.247058824, .4}, {.235294118, .364705882}};
    private static final int MAXIMUM_RANK = 20;

    @Override
    public String title() {
        return "pyeer examples";
    }

    @Override
    public List<ReferenceFigure> figures(Path folder) {
        ReferenceFiles files = new ReferenceFiles(folder);
        FigureList list = new FigureList();
        for (int e = 0; e < THEIRS.length; e++) {
            String experiment = "exp" + (e + 1);
            ScoreSplit split = ScoreSplit.ofKinds(
                    files.column("pyeer/" + experiment + "_true.txt"),
                    files.column("pyeer/" + experiment + "_false.txt"));
            double[] ours = ours(split);
            for (int i = 0; i < ours.length; i++) {
                list.add(experiment + " " + NAMES.get(i), ours[i], THEIRS[e][i], lastDigit(THEIRS[e][i]));
            }
            double[] curve = PyeerCmc.curve(queries(files, experiment), MAXIMUM_RANK);
            list.add(experiment + " CMC rank 1", curve[0], RANKS[e][0], lastDigit(RANKS[e][0]));
            list.add(experiment + " CMC rank 10", curve[9], RANKS[e][1], lastDigit(RANKS[e][1]));
        }
        return list.list();
    }

    private static double[] ours(ScoreSplit split) {
        PyeerMode pyeer = new PyeerMode();
        PyeerMode.Interval eer = pyeer.equalErrorRate(split);
        DPrime moments = DPrime.of(split);
        return new double[] {
            split.genuine().length,
            split.impostor().length,
            eer.value(),
            eer.low(),
            eer.high(),
            eer.threshold(),
            pyeer.areaUnderRoc(split),
            pyeer.nearestFmr(split, 0.001).fnmr(),
            pyeer.nearestFmr(split, 0.01).fnmr(),
            pyeer.nearestFmr(split, 0).fnmr(),
            moments.population().value(),
            moments.genuineMean(),
            moments.impostorMean(),
            EqualErrorRate.of(split).value()
        };
    }

    /** Half a unit of the ninth significant digit, rounded up. */
    private static double lastDigit(double printed) {
        return printed == Math.rint(printed) ? 0 : 0.51 * Math.pow(10, Math.floor(Math.log10(printed)) - 8);
    }

    private static List<PyeerCmc.Query> queries(ReferenceFiles files, String experiment) {
        Map<String, Set<String>> mates = new HashMap<>();
        for (String line : files.lines("pyeer/cmc/" + experiment + "_tp.txt")) {
            String[] f = line.split(" ", 2);
            mates.computeIfAbsent(f[0], q -> new HashSet<>()).add(f[1]);
        }
        Map<String, List<String[]>> candidates = new HashMap<>();
        for (String line : files.lines("pyeer/cmc/" + experiment + "_scores.txt")) {
            String[] f = line.split(" ", -1);
            candidates.computeIfAbsent(f[0], q -> new ArrayList<>()).add(f);
        }
        List<PyeerCmc.Query> queries = new ArrayList<>();
        mates.forEach((query, own) -> {
            List<String[]> rows = candidates.getOrDefault(query, List.of());
            double[] scores = new double[rows.size()];
            boolean[] mate = new boolean[rows.size()];
            for (int i = 0; i < scores.length; i++) {
                scores[i] = Double.parseDouble(rows.get(i)[2]);
                mate[i] = own.contains(rows.get(i)[1]);
            }
            queries.add(new PyeerCmc.Query(scores, mate));
        });
        return queries;
    }
}
