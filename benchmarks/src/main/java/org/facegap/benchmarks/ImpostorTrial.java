package org.facegap.benchmarks;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.image.Picture;
import org.facegap.core.random.Seeds;
import org.facegap.core.random.Shuffle;
import org.facegap.generator.audit.Embedding;
import org.facegap.generator.audit.Proportion;
import org.facegap.models.align.PlanarPicture;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.external.ExternalEmbedder;
import org.facegap.models.external.ExternalModel;
import org.facegap.models.external.FaceRows;

/**
 * How often somebody else's recogniser takes two different people of one race for one, at one threshold for all: the false
 * match rate of UTKFace's groups. From the repository's root, after {@code mvn install}:
 *
 * <pre>{@code mvn -q -pl benchmarks exec:java -Dexec.mainClass=org.facegap.benchmarks.ImpostorTrial \
 *   -Dexec.args="UTKFACE.tar CARD.model.yaml 0.285 4000"}</pre>
 *
 * UTKFace names no identities: pairs are of different pictures, and the few people who are in it twice count as impostors.
 * Pairs share pictures, so the Wilson intervals are somewhat too narrow.
 */
public final class ImpostorTrial {
    /** Race by its number in a file's name: age_gender_race_date. */
    private static final List<String> RACES = List.of("White", "Black", "Asian", "Indian");

    private static final Pattern NAME = Pattern.compile("(?:.*/)?\\d+_[01]_([0-3])_[^/]*\\.jpg");
    private static final long SEED = 1;
    private static final int CHUNK = 64;

    private ImpostorTrial() {}

    /** Arguments: tar of pictures, card of the recogniser, threshold, pairs of each race. */
    public static void main(String[] args) throws IOException {
        if (args.length != 4) {
            System.err.println("expected: UTKFACE.tar CARD.model.yaml THRESHOLD PAIRS");
            System.exit(2);
        }
        double threshold = Double.parseDouble(args[2]);
        int pairs = Integer.parseInt(args[3]);
        Map<String, List<byte[]>> pictures = chosen(Path.of(args[0]), pairs);
        EngineRuntime runtime = EngineRuntime.start("cpu", "float32", 0);
        try (ExternalEmbedder embedder = ExternalModel.open(Path.of(args[1])).embedder(runtime)) {
            for (Map.Entry<String, List<byte[]>> race : pictures.entrySet()) {
                long start = System.nanoTime();
                tell(race.getKey(), embed(embedder, race.getValue()), threshold, pairs);
                System.out.printf(
                        Locale.ROOT,
                        "  %d pictures, %.1f a second%n",
                        race.getValue().size(),
                        race.getValue().size() / ((System.nanoTime() - start) * 1e-9));
            }
        }
    }

    private static void tell(String race, List<float[]> vectors, double threshold, int pairs) {
        SplittableRandom random = new SplittableRandom(Seeds.derive(SEED, "pairs", race));
        long accepted = 0;
        for (int i = 0; i < pairs; i++) {
            int a = random.nextInt(vectors.size());
            int b = random.nextInt(vectors.size() - 1);
            double cosine = Embedding.cosine(vectors.get(a), vectors.get(b < a ? b : b + 1));
            accepted += cosine >= threshold ? 1 : 0;
        }
        Estimate fmr = Proportion.of(accepted, pairs);
        System.out.printf(
                Locale.ROOT,
                "%-7s FMR at %.3f: %.2f%% [%.2f, %.2f], n %d pairs of %d faces%n",
                race,
                threshold,
                100 * fmr.value(),
                100 * fmr.low(),
                100 * fmr.high(),
                pairs,
                vectors.size());
    }

    /** Vectors of the pictures in which a face was found. */
    private static List<float[]> embed(ExternalEmbedder embedder, List<byte[]> pictures) {
        List<float[]> vectors = new ArrayList<>();
        long failures = 0;
        for (int start = 0; start < pictures.size(); start += CHUNK) {
            List<PlanarPicture> chunk = pictures.subList(start, Math.min(pictures.size(), start + CHUNK)).stream()
                    .map(bytes -> PlanarPicture.of(Picture.decode(bytes)))
                    .toList();
            FaceRows rows = embedder.embed(chunk, null);
            failures += rows.failures();
            for (int i = 0; i < chunk.size(); i++) {
                if (rows.found()[i]) {
                    vectors.add(rows.rows()[i]);
                }
            }
        }
        if (failures > 0) {
            System.out.println("failures to acquire: " + failures + " of " + pictures.size());
        }
        return vectors;
    }

    /** Of each race a seeded choice of as many pictures as half the pairs. */
    private static Map<String, List<byte[]>> chosen(Path tar, int pairs) throws IOException {
        Map<String, List<byte[]>> all = new TreeMap<>();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(tar));
                TarArchiveInputStream entries = new TarArchiveInputStream(in)) {
            for (TarArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                Matcher name = NAME.matcher(entry.getName());
                if (entry.isFile() && name.matches()) {
                    all.computeIfAbsent(RACES.get(Integer.parseInt(name.group(1))), r -> new ArrayList<>())
                            .add(entries.readAllBytes());
                }
            }
        }
        Map<String, List<byte[]>> chosen = new TreeMap<>();
        all.forEach((race, pictures) -> {
            int[] order = Shuffle.permutation(pictures.size(), Seeds.derive(SEED, "pictures", race));
            List<byte[]> some = new ArrayList<>();
            for (int i = 0; i < Math.min(pictures.size(), pairs / 2); i++) {
                some.add(pictures.get(order[i]));
            }
            chosen.put(race, some);
        });
        return chosen;
    }
}
