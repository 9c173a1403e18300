package org.facegap.suite.work;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.facegap.core.artifact.ArtifactFolder;
import org.facegap.core.files.FileNames;
import org.facegap.core.files.Sha256;
import org.facegap.core.json.Json;
import org.facegap.core.results.suite.SuiteProtocol;
import org.facegap.evaluation.suite.SplitPairs;
import org.jspecify.annotations.Nullable;

/** What the results tell of the things behind a comparison: hashes of their content, and the recipes that they were made by. */
final class ComparedContent {
    private final EvaluateSpec spec;
    private final Map<String, Path> inputs;

    /** @param inputs of the evaluation, by name */
    ComparedContent(EvaluateSpec spec, Map<String, Path> inputs) {
        this.spec = spec;
        this.inputs = inputs;
    }

    /**
     * Hashes of images, models, pairs and scores.
     *
     * @param pairs null without recognition models
     * @param scores files of scores, as written
     * @throws IOException when a file cannot be read
     */
    SuiteProtocol.Content hashes(TestSplit test, @Nullable ComparedPairs pairs, List<Path> scores) throws IOException {
        Map<String, String> files = new TreeMap<>();
        for (Path file : scores) {
            files.put(String.valueOf(file.getFileName()), Sha256.of(file));
        }
        Map<String, String> models = new TreeMap<>();
        for (EvaluateSpec.Arm arm : spec.arms()) {
            for (long seed : spec.seeds()) {
                Path model = input(EvaluateWork.models(arm.name(), seed))
                        .resolve(pairs == null ? TrainWork.ATTRIBUTES : TrainWork.EMBEDDER);
                models.put(arm.name() + "@seed" + seed, Sha256.of(model));
            }
        }
        return new SuiteProtocol.Content(
                images(test),
                models,
                pairs == null
                        ? null
                        : new SuiteProtocol.VerificationContent(
                                images(pairs.calibration()),
                                pairs(pairs.protocol().test()),
                                pairs(pairs.protocol().calibration()),
                                files));
    }

    private static String images(TestSplit split) {
        return Sha256.of(
                String.join("\n", split.images().stream().map(r -> r.sha256()).toList()));
    }

    private static String pairs(SplitPairs split) {
        return Sha256.of(Json.canonical(split.pairs().pairs()));
    }

    /** The resolved specs of each arm's training set and of its models, as the stages were run. */
    Map<String, JsonNode> recipes() throws JsonProcessingException {
        Map<String, JsonNode> recipes = new TreeMap<>();
        for (EvaluateSpec.Arm arm : spec.arms()) {
            ObjectNode recipe = JsonNodeFactory.instance.objectNode();
            recipe.set("trainingSet", spec(input(EvaluateWork.data(arm.name()))));
            ObjectNode models = recipe.putObject("models");
            for (long seed : spec.seeds()) {
                models.set("seed" + seed, spec(input(EvaluateWork.models(arm.name(), seed))));
            }
            recipes.put(arm.name(), recipe);
        }
        return recipes;
    }

    private Path input(String name) {
        return Objects.requireNonNull(inputs.get(name), name);
    }

    private static JsonNode spec(Path folder) throws JsonProcessingException {
        String text = Json.canonical(ArtifactFolder.at(folder).info().spec());
        return Json.mapper().readTree(FileNames.bare(text));
    }
}
