package org.facegap.core.results.suite;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.facegap.core.json.NullAsAbsent;
import org.facegap.core.results.ProtocolFacts;
import org.jspecify.annotations.Nullable;

/**
 * On whom, with which pairs and with which models a suite measured. How its scores were measured tells the protocol of the
 * scores.
 *
 * @param test on whom
 * @param pairs which were compared; absent without recognition models
 * @param intervals how they are made
 * @param trainingSeeds one model of each kind for each
 * @param trainingIdentitiesSharedWithBaseline arm to the identities of its training set that are in the baseline's too
 * @param trainingSets arm to the face dataset on disk that its models are trained on
 * @param recipe arm to the resolved recipes of its training set and of its models, as they were run; file names without folders
 * @param content hashes of what was compared
 */
public record SuiteProtocol(
        TestSet test,
        @NullAsAbsent @Nullable Pairs pairs,
        String intervals,
        List<Long> trainingSeeds,
        Map<String, String> trainingIdentitiesSharedWithBaseline,
        Map<String, Dataset> trainingSets,
        Map<String, JsonNode> recipe,
        Content content) {
    public SuiteProtocol {
        trainingSeeds = List.copyOf(trainingSeeds);
        trainingIdentitiesSharedWithBaseline = ordered(trainingIdentitiesSharedWithBaseline);
        trainingSets = ordered(trainingSets);
        recipe = ordered(recipe);
    }

    /**
     * On whom.
     *
     * @param testSource {@code world-set}, {@code dataset}, or what a dataset of the world names as its source
     * @param testSeed of the identities, or of their split
     * @param imageSize side in pixels
     * @param images what they are, and how they were brought to that size
     * @param world identities of the built-in world; null for others
     * @param testSet identities of a face dataset on disk; null for others
     * @param calibrationSet identities on whom the threshold is chosen; absent likewise, and without recognition models
     * @param testImagesWithoutLabelOf attribute to test images that have no label of it
     */
    public record TestSet(
            String testSource,
            long testSeed,
            int imageSize,
            String images,
            @Nullable World world,
            @Nullable Dataset testSet,
            @NullAsAbsent @Nullable Dataset calibrationSet,
            Map<String, Long> testImagesWithoutLabelOf) {
        public TestSet {
            testImagesWithoutLabelOf = ordered(testImagesWithoutLabelOf);
        }
    }

    /**
     * Identities of the built-in world: rendered, not photographs of real ones.
     *
     * @param testIdentitiesPerTone test identities of every tone
     * @param calibrationIdentitiesPerTone identities of every tone who set the threshold; absent without recognition models
     * @param imagesPerIdentity of everybody
     * @param otherGroupEffect 0 the same identity cues in every tone, 1 each tone its own
     * @param labelsPermuted whether tone labels say nothing
     */
    public record World(
            int testIdentitiesPerTone,
            @NullAsAbsent @Nullable Integer calibrationIdentitiesPerTone,
            int imagesPerIdentity,
            double otherGroupEffect,
            boolean labelsPermuted) {}

    /**
     * What was taken of a face dataset on disk.
     *
     * @param name of the dataset
     * @param source where it comes from
     * @param licence terms of its images
     * @param labelsBy what labelled them, or {@code the source}
     * @param imagesMayBeShown whether a report may show them
     * @param identities taken; null when nobody knows them and every image counts as an identity
     * @param images taken
     * @param imagesResampled of those, brought to the suite's size
     * @param imagesLeftOut reason to images
     * @param imagesWithoutLabelOf attribute to images taken that have no label of it, of those that models are trained on
     */
    public record Dataset(
            String name,
            String source,
            String licence,
            String labelsBy,
            boolean imagesMayBeShown,
            @Nullable Long identities,
            long images,
            long imagesResampled,
            Map<String, Long> imagesLeftOut,
            Map<String, Long> imagesWithoutLabelOf) {
        public Dataset {
            imagesLeftOut = ordered(imagesLeftOut);
            imagesWithoutLabelOf = ordered(imagesWithoutLabelOf);
        }
    }

    /**
     * Which pairs were compared.
     *
     * @param pairRule how the test pairs were made
     * @param impostorRule who is compared with whom
     * @param calibrationPairsAre how the pairs that set the threshold were made
     * @param score what a score is
     * @param pairSeed of the test pairs
     * @param folds of the accuracy
     * @param genuinePerGroup asked for; null for all
     * @param impostorPerGroup asked for; null for all
     * @param testPairs measured
     * @param calibrationPairs that set the threshold
     * @param protocolPairsLeftOut reason to pairs of the dataset's own protocol that are not measured
     */
    public record Pairs(
            String pairRule,
            String impostorRule,
            String calibrationPairsAre,
            String score,
            long pairSeed,
            int folds,
            @Nullable Integer genuinePerGroup,
            @Nullable Integer impostorPerGroup,
            int testPairs,
            int calibrationPairs,
            Map<String, Long> protocolPairsLeftOut) {
        public Pairs {
            protocolPairsLeftOut = ordered(protocolPairsLeftOut);
        }
    }

    /**
     * SHA-256 of what was compared. Two suites with equal hashes of images and pairs measured the same comparisons.
     *
     * @param testImages of the SHA-256 of every test image
     * @param models arm and seed to the SHA-256 of the recognition model, or of the attribute model where there is no other
     * @param verification of what the recognition models were compared on; absent without such models
     */
    public record Content(
            String testImages,
            Map<String, String> models,
            @NullAsAbsent @Nullable VerificationContent verification) {
        public Content {
            models = ordered(models);
        }
    }

    /**
     * SHA-256 of what recognition models were compared on.
     *
     * @param calibrationImages of the SHA-256 of every calibration image
     * @param testPairs of the list of test pairs
     * @param calibrationPairs likewise
     * @param scores file of scores to its SHA-256
     */
    public record VerificationContent(
            String calibrationImages, String testPairs, String calibrationPairs, Map<String, String> scores) {
        public VerificationContent {
            scores = ordered(scores);
        }
    }

    private static <V> Map<String, V> ordered(Map<String, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(new TreeMap<>(map)));
    }

    /** Names and values of what makes measurements comparable, for pages; without recipes and hashes of scores and models. */
    public Map<String, Object> facts() {
        Map<String, Object> facts = new TreeMap<>(ProtocolFacts.of(test));
        Map<String, Object> own = ProtocolFacts.of(this);
        for (String name :
                List.of("intervals", "trainingSeeds", "trainingIdentitiesSharedWithBaseline", "trainingSets")) {
            Object value = own.get(name);
            if (value != null) {
                facts.put(name, value);
            }
        }
        facts.put("testImagesSha256", content.testImages());
        if (pairs != null) {
            facts.putAll(ProtocolFacts.of(pairs));
        }
        VerificationContent compared = content.verification();
        if (compared != null) {
            facts.put("calibrationImagesSha256", compared.calibrationImages());
            facts.put("testPairsSha256", compared.testPairs());
            facts.put("calibrationPairsSha256", compared.calibrationPairs());
        }
        facts.values().removeIf(""::equals);
        return facts;
    }
}
