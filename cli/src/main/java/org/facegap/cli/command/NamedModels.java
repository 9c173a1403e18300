package org.facegap.cli.command;

import org.facegap.cli.suite.ModelName;
import org.facegap.generator.audit.ClassifierOracle;
import org.facegap.generator.audit.Embedding;
import org.facegap.generator.audit.NetworkEmbedding;
import org.facegap.generator.audit.Oracle;
import org.facegap.models.attributes.AttributeClassifier;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.recognition.Embedder;

/** Opens the models that a command's options name, for pictures of one side. */
final class NamedModels {
    private final EngineRuntime runtime;
    private final int pictureSide;

    NamedModels(EngineRuntime runtime, int pictureSide) {
        this.runtime = runtime;
        this.pictureSide = pictureSide;
    }

    /** @throws org.facegap.core.UserError when there is no such embedder or it cannot read such pictures */
    Embedding embedding(String name) {
        Embedder network = Embedder.of(runtime, new ModelName(name).read("embedder"));
        try {
            return new NetworkEmbedding(network, pictureSide);
        } catch (RuntimeException e) {
            network.close();
            throw e;
        }
    }

    /** @throws org.facegap.core.UserError when there is no such oracle or it cannot read such pictures */
    Oracle oracle(String name) {
        AttributeClassifier network = AttributeClassifier.of(runtime, new ModelName(name).read("attributes"));
        try {
            return new ClassifierOracle(network, pictureSide);
        } catch (RuntimeException e) {
            network.close();
            throw e;
        }
    }
}
