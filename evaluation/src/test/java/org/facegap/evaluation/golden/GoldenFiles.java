package org.facegap.evaluation.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.facegap.evaluation.compatibility.LabelledScores;
import org.facegap.evaluation.identification.ProbeSearch;
import org.facegap.evaluation.verification.ScoreSplit;

/** Score files of bob, pyeer and deepface, and the figures these tools give for them, from the test resources. */
public final class GoldenFiles {
    private static final ObjectMapper JSON = new ObjectMapper();

    private GoldenFiles() {}

    private static byte[] bytes(String resource) {
        try (InputStream in = GoldenFiles.class.getResourceAsStream("/org/facegap/evaluation/" + resource)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + resource);
            }
            return resource.endsWith(".gz") ? new GZIPInputStream(in).readAllBytes() : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lines that are not blank. */
    public static List<String> lines(String resource) {
        return new String(bytes(resource), StandardCharsets.UTF_8)
                .lines()
                .filter(l -> !l.isBlank())
                .toList();
    }

    /** Figures of one data set. */
    public static JsonNode expected(String name) {
        try {
            return JSON.readTree(bytes("expected/" + name + ".json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All numbers of a file. */
    public static double[] column(String resource) {
        return lines(resource).stream()
                .mapToDouble(l -> Double.parseDouble(l.substring(l.strip().lastIndexOf(' ') + 1)))
                .toArray();
    }

    /** Rows of numbers separated by commas. */
    public static double[][] table(String resource) {
        return lines(resource).stream()
                .map(l -> Arrays.stream(l.split(",", -1))
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toArray(double[][]::new);
    }

    /** A set of bob.measure: two files of one kind each, or one with labels. */
    public static LabelledScores bob(String set) {
        List<Double> scores = new ArrayList<>();
        List<Boolean> genuine = new ArrayList<>();
        if (set.endsWith("sep")) {
            for (String kind : List.of("negatives", "positives")) {
                for (double s : column("bob/" + set + "-" + kind + ".csv")) {
                    scores.add(s);
                    genuine.add(kind.equals("positives"));
                }
            }
        } else {
            for (String line : lines("bob/" + set + ".txt")) {
                String[] f = line.strip().split("\\s+", -1);
                scores.add(f[1].equalsIgnoreCase("nan") ? Double.NaN : Double.parseDouble(f[1]));
                genuine.add(f[0].equals("1"));
            }
        }
        return labelled(scores, genuine);
    }

    /** A file of bob.bio with four or five columns. */
    public static LabelledScores bobColumns(String file) {
        List<Double> scores = new ArrayList<>();
        List<Boolean> genuine = new ArrayList<>();
        for (String line : lines("bob/" + file)) {
            String[] f = line.strip().split("\\s+", -1);
            scores.add(Double.parseDouble(f[f.length - 1]));
            genuine.add(f[0].equals(f[f.length - 3]));
        }
        return labelled(scores, genuine);
    }

    /** The searches of such a file: one for each probe name and person. */
    public static List<ProbeSearch> bobSearches(String file) {
        Map<String, List<List<Double>>> probes = new LinkedHashMap<>();
        for (String line : lines("bob/" + file)) {
            String[] f = line.strip().split("\\s+", -1);
            String probe = f[f.length - 2] + " " + f[f.length - 3];
            int kind = f[0].equals(f[f.length - 3]) ? 1 : 0;
            probes.computeIfAbsent(probe, p -> List.of(new ArrayList<>(), new ArrayList<>()))
                    .get(kind)
                    .add(Double.parseDouble(f[f.length - 1]));
        }
        return probes.values().stream()
                .map(p -> new ProbeSearch(array(p.get(0)), array(p.get(1))))
                .toList();
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(v -> v).toArray();
    }

    private static LabelledScores labelled(List<Double> scores, List<Boolean> genuine) {
        boolean[] labels = new boolean[genuine.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = genuine.get(i);
        }
        return LabelledScores.similarities(array(scores), labels);
    }

    /** An experiment of pyeer. */
    public static ScoreSplit pyeer(String experiment) {
        return ScoreSplit.ofKinds(
                column("pyeer/" + experiment + "_true.txt"), column("pyeer/" + experiment + "_false.txt"));
    }

    /** A column of deepface's pairs as negated distances, in ten folds of 14 pairs of each kind. */
    public static LabelledScores deepface(String column) {
        List<String> rows = lines("deepface/face-recognition-pivot.csv");
        int at = List.of(rows.get(0).split(",", -1)).indexOf(column);
        int n = rows.size() - 1;
        double[] scores = new double[n];
        boolean[] genuine = new boolean[n];
        int[] fold = new int[n];
        int[] seen = new int[2];
        for (int i = 0; i < n; i++) {
            String[] f = rows.get(i + 1).split(",", -1);
            genuine[i] = f[2].equals("Yes");
            scores[i] = -Double.parseDouble(f[at]);
            fold[i] = seen[genuine[i] ? 0 : 1]++ / 14;
        }
        return new LabelledScores(scores, genuine, fold, 10, LabelledScores.Scale.NEGATED_DISTANCE);
    }
}
