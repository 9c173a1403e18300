package org.facegap.models.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.facegap.core.image.Image;
import org.facegap.models.align.Affine;
import org.facegap.models.align.Detection;
import org.facegap.models.align.FaceChoice;
import org.facegap.models.align.FaceDetector;
import org.facegap.models.align.FaceTemplate;
import org.facegap.models.align.FivePoints;
import org.facegap.models.align.PlanarImage;
import org.facegap.models.align.Point;
import org.facegap.models.engine.EngineRuntime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Models and faces that may not be copied here: a folder named by {@code -Dfacegap.reference} with {@code models/} and
 * {@code lfw-600/}. Without it nothing is tested.
 */
class RealModelsTest {
    private static final EngineRuntime RUNTIME = EngineRuntime.start("cpu", "float32", 0);

    @TempDir
    static Path cards;

    private static Path lfw = Path.of("");
    private static Path models = Path.of("");

    private record Pair(String probe, String reference, boolean genuine, double cosine) {}

    @BeforeAll
    static void find() {
        String folder = System.getProperty("facegap.reference", "");
        Assumptions.assumeTrue(!folder.isEmpty(), "no -Dfacegap.reference");
        lfw = Path.of(folder, "lfw-600");
        models = Path.of(folder, "models");
        Assumptions.assumeTrue(Files.isDirectory(lfw) && Files.isDirectory(models), folder + " has no models");
    }

    @AfterAll
    static void unlink() throws IOException {
        try (Stream<Path> files = Files.list(cards)) {
            for (Path link : files.filter(Files::isSymbolicLink).toList()) {
                Files.delete(link);
            }
        }
    }

    private static ExternalModel open(String file, String card) throws IOException {
        Path link = cards.resolve(file);
        if (!Files.exists(link)) {
            Files.createSymbolicLink(link, models.resolve(file).toAbsolutePath());
        }
        Path path = cards.resolve(file.replace(".onnx", ".model.yaml"));
        return ExternalModel.open(Files.writeString(path, "model: " + file + "\n" + card));
    }

    private static ExternalModel mobileFaceNet(String face) throws IOException {
        return open("mobilefacenet.onnx", """
                kind: embedder
                input: {name: input, width: 112, height: 112, colours: rgb, layout: nchw, pixels: 0-255,
                        mean: [127.5, 127.5, 127.5], std: [128, 128, 128]}
                embedding: {output: output, dimension: 128}
                """ + "face: " + face + "\n");
    }

    private static ExternalModel scrfd() throws IOException {
        return open("scrfd_2.5g_bnkps.onnx", """
                kind: detector
                input: {name: input.1, width: 320, height: 320, colours: rgb, layout: nchw, pixels: 0-255,
                        mean: [127.5, 127.5, 127.5], std: [128, 128, 128]}
                detector: {type: scrfd, scores: ["446", "466", "486"], boxes: ["449", "469", "489"],
                           points: ["452", "472", "492"], strides: [8, 16, 32], anchors: 2, confidence: 0.5, overlap: 0.4,
                           border: 0.5}
                """);
    }

    private static ExternalModel ultraFace() throws IOException {
        return open("ultraface-rfb-320.onnx", """
                kind: detector
                input: {name: input, width: 320, height: 240, colours: rgb, layout: nchw, pixels: 0-255,
                        mean: [127, 127, 127], std: [128, 128, 128]}
                detector: {type: ultraface, scores: [scores], boxes: [boxes], confidence: 0.7, overlap: 0.3, border: 0.5}
                """);
    }

    private static List<Pair> pairs() throws IOException {
        List<Pair> pairs = new ArrayList<>();
        for (String line : Files.readAllLines(lfw.resolve("expected-scores.csv"))) {
            String[] cells = line.split(",");
            if (!cells[0].equals("probe")) {
                pairs.add(new Pair(cells[0], cells[1], cells[2].equals("1"), Double.parseDouble(cells[3])));
            }
        }
        return pairs;
    }

    private static PlanarImage image(String name) {
        try {
            return PlanarImage.of(
                    Image.decode(Files.readAllBytes(lfw.resolve("lfw").resolve(name))));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Cosines of all pairs; pairs with an image without a face are left out. */
    private static Map<Pair, Double> cosines(ExternalModel model, List<Pair> pairs) {
        Map<String, float[]> vectors = new HashMap<>();
        try (ExternalEmbedder embedder = model.embedder(RUNTIME)) {
            for (Pair pair : pairs) {
                for (String name : List.of(pair.probe(), pair.reference())) {
                    vectors.computeIfAbsent(
                            name, n -> embedder.embed(List.of(image(n)), null).rows()[0]);
                }
            }
        }
        Map<Pair, Double> cosines = new HashMap<>();
        for (Pair pair : pairs) {
            double sum = 0;
            float[] a = Objects.requireNonNull(vectors.get(pair.probe()));
            float[] b = Objects.requireNonNull(vectors.get(pair.reference()));
            for (int i = 0; i < a.length; i++) {
                sum += (double) a[i] * b[i];
            }
            if (sum != 0) {
                cosines.put(pair, sum);
            }
        }
        return cosines;
    }

    private static double accuracy(Map<Pair, Double> cosines, double threshold) {
        long right = cosines.entrySet().stream()
                .filter(e -> (e.getValue() >= threshold) == e.getKey().genuine())
                .count();
        return (double) right / cosines.size();
    }

    private static double best(Map<Pair, Double> cosines) {
        return cosines.values().stream()
                .mapToDouble(threshold -> accuracy(cosines, threshold))
                .max()
                .orElseThrow();
    }

    @Test
    void mobileFaceNetGivesTheScoresComputedElsewhere() throws IOException {
        List<Pair> pairs = pairs();
        assertThat(pairs).hasSize(600);
        Map<Pair, Double> cosines = cosines(mobileFaceNet("{align: none}"), pairs);
        double largest = 0;
        for (Pair pair : pairs) {
            largest = Math.max(largest, Math.abs(Objects.requireNonNull(cosines.get(pair)) - pair.cosine()));
        }
        double best = best(cosines);
        double threshold = cosines.values().stream()
                .mapToDouble(t -> t)
                .filter(t -> accuracy(cosines, t) == best)
                .min()
                .orElseThrow();
        System.out.printf(
                Locale.ROOT,
                "mobilefacenet, 600 pairs: largest difference %.2e; best accuracy %.4f, first at %.6f%n",
                largest,
                best,
                threshold);
        // The scores there have six decimals.
        assertThat(largest).isLessThan(5e-6);
        assertThat(best).isEqualTo(0.995);
        assertThat(threshold).isCloseTo(0.276796, within(5e-6));
    }

    private static double distance(Point a, Point b) {
        return Math.hypot(a.x() - b.x(), a.y() - b.y());
    }

    @Test
    void scrfdFindsAlignedFacesAndTheirAlignmentMovesThemLittle() throws IOException {
        FivePoints template = FaceTemplate.arcFace(112);
        List<Double> moved = new ArrayList<>();
        double[] x = new double[5];
        double[] y = new double[5];
        int images = 0;
        try (FaceDetector detector = scrfd().detector(RUNTIME)) {
            for (Pair pair : pairs().subList(0, 100)) {
                images++;
                PlanarImage seen = image(pair.probe());
                Detection face = FaceChoice.CENTRAL
                        .of(detector.detect(seen), seen.width(), seen.height(), null)
                        .orElse(null);
                if (face != null) {
                    FivePoints points = Objects.requireNonNull(face.landmarks());
                    Affine back = Affine.similarity(points, template);
                    for (Point p : template.points()) {
                        moved.add(distance(back.apply(p), p));
                    }
                    for (int i = 0; i < 5; i++) {
                        x[i] += points.points().get(i).x();
                        y[i] += points.points().get(i).y();
                    }
                }
            }
        }
        int found = moved.size() / 5;
        double offset = 0;
        for (int i = 0; i < 5; i++) {
            Point mean = new Point(x[i] / found, y[i] / found);
            offset = Math.max(offset, distance(mean, template.points().get(i)));
        }
        Collections.sort(moved);
        System.out.printf(
                Locale.ROOT,
                "scrfd: faces in %d of %d aligned images; aligning them again moves a template point by %.2f px (median),"
                        + " %.2f px (95%%); mean landmarks at most %.2f px from the template%n",
                found,
                images,
                moved.get(moved.size() / 2),
                moved.get(moved.size() * 95 / 100),
                offset);
        assertThat(found).isGreaterThanOrEqualTo(98);
        assertThat(moved.get(moved.size() / 2)).isLessThan(2);
        // Not nearer, because these images were aligned by another detector's landmarks.
        assertThat(offset).isLessThan(3);
    }

    @Test
    void aligningByDetectorKeepsTheAccuracy() throws IOException {
        List<Pair> pairs = pairs();
        List<Pair> some = new ArrayList<>(pairs.subList(0, 100));
        some.addAll(pairs.subList(500, 600));
        scrfd();
        Map<Pair, Double> cosines =
                cosines(mobileFaceNet("{align: five-points, detector: scrfd_2.5g_bnkps.model.yaml}"), some);
        System.out.printf(
                Locale.ROOT,
                "mobilefacenet aligned by scrfd: %d of 200 pairs; best accuracy %.4f%n",
                cosines.size(),
                best(cosines));
        assertThat(cosines.size()).isGreaterThanOrEqualTo(196);
        assertThat(best(cosines)).isGreaterThanOrEqualTo(0.98);
    }

    @Test
    void ultraFaceFindsThemToo() throws IOException {
        int found = 0;
        double offCentre = 0;
        try (FaceDetector detector = ultraFace().detector(RUNTIME)) {
            for (Pair pair : pairs().subList(0, 100)) {
                PlanarImage seen = image(pair.probe());
                Detection face = FaceChoice.CENTRAL
                        .of(detector.detect(seen), seen.width(), seen.height(), null)
                        .orElse(null);
                if (face != null) {
                    found++;
                    offCentre = Math.max(
                            offCentre,
                            distance(
                                    new Point((face.left() + face.right()) / 2, (face.top() + face.bottom()) / 2),
                                    new Point(55.5, 66)));
                }
            }
        }
        System.out.printf(Locale.ROOT, "ultraface: faces in %d of 100; at most %.1f px off%n", found, offCentre);
        assertThat(found).isGreaterThanOrEqualTo(95);
        assertThat(offCentre).isLessThan(25);
    }
}
