package org.facegap.suite.world;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.facegap.core.dataset.AttributeLabel;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.core.dataset.FaceRecord;
import org.facegap.core.pairs.PairSet;
import org.facegap.core.results.scores.ScoreResults;
import org.facegap.core.results.suite.ArmFigures;
import org.facegap.core.results.suite.VerificationResults;
import org.facegap.core.statistics.Cosine;
import org.facegap.core.statistics.Quantiles;
import org.facegap.evaluation.protocol.PairProtocol;
import org.facegap.evaluation.scores.analysis.ScoreSpec;
import org.facegap.evaluation.suite.ArmScores;
import org.facegap.evaluation.suite.SeedScores;
import org.facegap.evaluation.suite.SplitPairs;
import org.facegap.evaluation.suite.SuiteEvaluator;
import org.facegap.evaluation.suite.TestImages;
import org.facegap.evaluation.suite.VerificationProtocol;
import org.facegap.models.attributes.AttributeClassifier;
import org.facegap.models.recognition.Embedder;
import org.facegap.models.stylegan2.StyleGan2;
import org.facegap.trainer.data.ImageSet;

/** Measures a model of the built-in world on held-out images; every figure goes into the model's card with its n. */
final class ModelCheck {
    private ModelCheck() {}

    /** Accuracy of each attribute, over all and per tone. */
    static Map<String, String> oracle(AttributeClassifier oracle, FaceDataset test) {
        ImageSet images = ImageSet.load(List.of(test));
        float[][] rows = oracle.probabilities(all(images));
        Map<String, int[]> counts = new LinkedHashMap<>();
        for (int i = 0; i < rows.length; i++) {
            Map<String, AttributeLabel> truth = images.records().get(i).attributes();
            String tone = value(truth, "tone");
            for (Map.Entry<String, AttributeLabel> e : oracle.labels(rows[i]).entrySet()) {
                boolean right = e.getValue().value().equals(value(truth, e.getKey()));
                count(counts, "accuracy." + e.getKey(), right);
                count(counts, "accuracy." + e.getKey() + "." + tone, right);
            }
        }
        return rates(counts);
    }

    /** Ten-fold style figures of an embedder: true match rate at FMR 1e-2 and best accuracy, per tone. */
    static Map<String, String> embedder(Embedder embedder, FaceDataset test, int genuinePerGroup, long seed) {
        ImageSet images = ImageSet.load(List.of(test));
        List<FaceRecord> records = images.records();
        List<String> groups =
                records.stream().map(r -> value(r.attributes(), "tone")).toList();
        List<String> identities = records.stream().map(FaceRecord::identity).toList();
        PairSet pairs = PairProtocol.rfwStyle(groups, identities, genuinePerGroup, genuinePerGroup, 10, seed);
        SplitPairs split = new SplitPairs(
                new TestImages(records.stream().map(FaceRecord::key).toList(), identities, groups), pairs);
        VerificationProtocol protocol = new VerificationProtocol(split, split);
        float[][] embeddings = embedder.embed(all(images));
        SeedScores scores = SeedScores.ofEmbeddings(seed, embeddings, embeddings, protocol);
        List<String> names = List.copyOf(new LinkedHashSet<>(groups));
        ScoreResults measured = new SuiteEvaluator(ScoreSpec.standard(seed))
                .scores(protocol, names, "model", List.of(new ArmScores("model", List.of(scores))));
        VerificationResults results = new ArmFigures(measured, names).of("model");
        Map<String, String> notes = new LinkedHashMap<>();
        results.groups()
                .forEach(g -> notes.put(
                        "verification." + g.group(),
                        String.format(
                                Locale.ROOT,
                                "10-fold accuracy %.4f, FNMR at FMR 1e-2 %.4f, n %d genuine",
                                g.accuracy().value(),
                                g.fnmr().value(),
                                g.genuine())));
        names.forEach(group -> notes.put("cosine." + group, cosines(group, groups, identities, embeddings)));
        return notes;
    }

    /** Where cosines of a group lie, over all its pairs: what thresholds between identities are chosen from. */
    private static String cosines(String group, List<String> groups, List<String> identities, float[][] embeddings) {
        DoubleStream.Builder genuine = DoubleStream.builder();
        DoubleStream.Builder impostor = DoubleStream.builder();
        for (int i = 0; i < embeddings.length; i++) {
            for (int k = i + 1; k < embeddings.length; k++) {
                if (groups.get(i).equals(group) && groups.get(k).equals(group)) {
                    boolean same = identities.get(i).equals(identities.get(k));
                    (same ? genuine : impostor).add(Cosine.product(embeddings[i], embeddings[k]));
                }
            }
        }
        double[] own = genuine.build().sorted().toArray();
        double[] others = impostor.build().sorted().toArray();
        return String.format(
                Locale.ROOT,
                "impostor 99 %% below %.3f, 99.9 %% below %.3f, n %d; genuine 1 %% below %.3f, 5 %% below %.3f, n %d",
                Quantiles.at(others, 0.99),
                Quantiles.at(others, 0.999),
                others.length,
                Quantiles.at(own, 0.01),
                Quantiles.at(own, 0.05),
                own.length);
    }

    /**
     * How close a generator is to the images of unseen latents: PSNR, and, where the auditing models are there, label
     * agreement with the latent's parameters and the true match rate of image to rendering at FMR 1e-2.
     */
    static Map<String, String> generator(
            StyleGan2 generator,
            FaceDataset test,
            Map<String, Embedder> embedders,
            Map<String, AttributeClassifier> oracles) {
        ImageSet images = ImageSet.load(List.of(test));
        float[][] latents = new float[images.count()][];
        for (int i = 0; i < latents.length; i++) {
            latents[i] = test.latent(images.records().get(i).latentRow());
        }
        float[][] made = generator.synthesize(generator.map(latents, 1));
        float[][] wanted = all(images);
        Map<String, String> notes = new LinkedHashMap<>();
        double error = 0;
        for (int i = 0; i < made.length; i++) {
            for (int p = 0; p < made[i].length; p++) {
                double d = made[i][p] - wanted[i][p];
                error += d * d;
            }
        }
        error /= (double) made.length * made[0].length;
        notes.put(
                "psnr",
                String.format(Locale.ROOT, "%.2f dB, n %d unseen latents", -10 * Math.log10(error), made.length));
        embedders.forEach(
                (name, embedder) -> notes.put("match." + name, match(embedder.embed(made), embedder.embed(wanted))));
        oracles.forEach((name, oracle) -> {
            Map<String, int[]> counts = new LinkedHashMap<>();
            float[][] rows = oracle.probabilities(made);
            for (int i = 0; i < rows.length; i++) {
                Map<String, AttributeLabel> truth = images.records().get(i).attributes();
                for (Map.Entry<String, AttributeLabel> e :
                        oracle.labels(rows[i]).entrySet()) {
                    boolean right = e.getValue().value().equals(value(truth, e.getKey()));
                    String key = "agreement." + name + "." + e.getKey();
                    count(counts, key, right);
                    count(counts, key + "." + value(truth, "tone"), right);
                }
            }
            notes.putAll(rates(counts));
        });
        return notes;
    }

    /** True match rate of row i to row i, at the threshold where row i against another row passes in 1 of 100. */
    private static String match(float[][] made, float[][] wanted) {
        List<Double> impostor = new ArrayList<>();
        for (int i = 0; i < made.length; i++) {
            for (int k = 1; k <= 10; k++) {
                impostor.add(Cosine.product(made[i], wanted[(i + k * 37) % wanted.length]));
            }
        }
        impostor.sort(Comparator.reverseOrder());
        // The hundredth part passes when a score must exceed the next one.
        double threshold = Math.nextUp(impostor.get(impostor.size() / 100));
        int matched = 0;
        for (int i = 0; i < made.length; i++) {
            matched += Cosine.product(made[i], wanted[i]) >= threshold ? 1 : 0;
        }
        return String.format(
                Locale.ROOT,
                "true match rate %.4f at FMR 1e-2, n %d genuine, %d impostor",
                (double) matched / made.length,
                made.length,
                impostor.size());
    }

    private static float[][] all(ImageSet images) {
        float[][] rows = new float[images.count()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = images.planar(i);
        }
        return rows;
    }

    private static String value(Map<String, AttributeLabel> labels, String attribute) {
        return Objects.requireNonNull(labels.get(attribute), attribute).value();
    }

    private static void count(Map<String, int[]> counts, String key, boolean right) {
        int[] c = counts.computeIfAbsent(key, k -> new int[2]);
        c[0] += right ? 1 : 0;
        c[1]++;
    }

    private static Map<String, String> rates(Map<String, int[]> counts) {
        Map<String, String> notes = new LinkedHashMap<>();
        Set<String> keys = new HashSet<>(counts.keySet());
        keys.stream().sorted().forEach(k -> {
            int[] c = Objects.requireNonNull(counts.get(k));
            notes.put(k, String.format(Locale.ROOT, "%.4f, n %d", (double) c[0] / c[1], c[1]));
        });
        return notes;
    }
}
