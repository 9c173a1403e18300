package org.facegap.validation.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.facegap.core.UserError;
import org.facegap.core.json.Json;
import org.facegap.evaluation.compatibility.LabelledScores;
import org.facegap.evaluation.identification.ProbeSearch;
import org.facegap.evaluation.verification.ScoreSplit;

/** The score files of the reference data. */
final class ReferenceFiles {
    private static final int FOLDS = 10;

    private final Path scores;

    /** @param folder the folder that holds {@code scores/} */
    ReferenceFiles(Path folder) {
        scores = folder.resolve("scores");
    }

    /** Lines that are not blank. */
    List<String> lines(String file) {
        try {
            return Files.readAllLines(scores.resolve(file), StandardCharsets.UTF_8).stream()
                    .filter(l -> !l.isBlank())
                    .map(String::strip)
                    .toList();
        } catch (IOException e) {
            throw new UserError("cannot read " + scores.resolve(file) + ": " + e.getMessage(), e);
        }
    }

    /** Figures of another tool. */
    JsonNode expected(String name) {
        return Json.read(scores.resolve("expected").resolve(name + ".json"), JsonNode.class);
    }

    /** The last number of each line. */
    double[] column(String file) {
        return lines(file).stream()
                .mapToDouble(l -> Double.parseDouble(l.substring(l.lastIndexOf(' ') + 1)))
                .toArray();
    }

    /** Rows of numbers separated by commas. */
    double[][] table(String file) {
        return lines(file).stream()
                .map(l -> Arrays.stream(l.split(",", -1))
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toArray(double[][]::new);
    }

    /** A set of bob.measure: two files of one kind each, or one with labels. */
    LabelledScores bob(String set) {
        if (set.endsWith("sep")) {
            double[] negatives = column("bob/" + set + "-negatives.csv");
            double[] positives = column("bob/" + set + "-positives.csv");
            double[] all = Arrays.copyOf(negatives, negatives.length + positives.length);
            System.arraycopy(positives, 0, all, negatives.length, positives.length);
            boolean[] genuine = new boolean[all.length];
            Arrays.fill(genuine, negatives.length, all.length, true);
            return LabelledScores.similarities(all, genuine);
        }
        List<String> lines = lines("bob/" + set + ".txt");
        double[] all = new double[lines.size()];
        boolean[] genuine = new boolean[all.length];
        for (int i = 0; i < all.length; i++) {
            String[] f = lines.get(i).split("\\s+", -1);
            genuine[i] = f[0].equals("1");
            all[i] = f[1].equalsIgnoreCase("nan") ? Double.NaN : Double.parseDouble(f[1]);
        }
        return LabelledScores.similarities(all, genuine);
    }

    /** A file of bob.bio with four or five columns. */
    ScoreSplit bobColumns(String file) {
        List<String> lines = lines("bob/" + file);
        double[] all = new double[lines.size()];
        boolean[] genuine = new boolean[all.length];
        for (int i = 0; i < all.length; i++) {
            String[] f = lines.get(i).split("\\s+", -1);
            genuine[i] = f[0].equals(f[f.length - 3]);
            all[i] = Double.parseDouble(f[f.length - 1]);
        }
        return ScoreSplit.of(all, genuine);
    }

    /** The searches of such a file, one for each probe name and identity. */
    List<ProbeSearch> bobSearches(String file) {
        Map<String, List<List<Double>>> probes = new LinkedHashMap<>();
        for (String line : lines("bob/" + file)) {
            String[] f = line.split("\\s+", -1);
            probes.computeIfAbsent(
                            f[f.length - 2] + " " + f[f.length - 3], p -> List.of(new ArrayList<>(), new ArrayList<>()))
                    .get(f[0].equals(f[f.length - 3]) ? 1 : 0)
                    .add(Double.parseDouble(f[f.length - 1]));
        }
        return probes.values().stream()
                .map(p -> new ProbeSearch(array(p.get(0)), array(p.get(1))))
                .toList();
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(v -> v).toArray();
    }

    /** A column of deepface's pairs as negated distances; each fold takes 14 pairs of each kind in file order. */
    LabelledScores deepface(String column) {
        List<String> rows = lines("deepface-pairs/face-recognition-pivot.csv");
        int at = List.of(rows.get(0).split(",", -1)).indexOf(column);
        int n = rows.size() - 1;
        double[] negated = new double[n];
        boolean[] genuine = new boolean[n];
        int[] fold = new int[n];
        int[] seen = new int[2];
        for (int i = 0; i < n; i++) {
            String[] f = rows.get(i + 1).split(",", -1);
            genuine[i] = f[2].equals("Yes");
            negated[i] = -Double.parseDouble(f[at]);
            fold[i] = seen[genuine[i] ? 0 : 1]++ / 14;
        }
        return new LabelledScores(negated, genuine, fold, FOLDS, LabelledScores.Scale.NEGATED_DISTANCE);
    }

    /** Cosines of a recogniser on the pairs of one race of RFW: float32 numbers, widened; fold k holds rows 600k to 600k + 599. */
    LabelledScores rfw(String race, String system) {
        List<String> rows = lines("rfw/" + race + ".csv");
        int at = List.of(rows.get(0).split(",", -1)).indexOf(system);
        int n = rows.size() - 1;
        double[] cosines = new double[n];
        boolean[] genuine = new boolean[n];
        int[] fold = new int[n];
        for (int i = 0; i < n; i++) {
            String[] f = rows.get(i + 1).split(",", -1);
            genuine[i] = f[1].equals("1");
            cosines[i] = Float.parseFloat(f[at]);
            fold[i] = i / (n / FOLDS);
        }
        return new LabelledScores(cosines, genuine, fold, FOLDS, LabelledScores.Scale.SIMILARITY);
    }
}
