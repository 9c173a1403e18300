package org.facegap.generator.audit;

import java.nio.file.Files;
import java.nio.file.Path;
import org.facegap.core.UserError;
import org.facegap.models.attributes.AttributeClassifier;
import org.facegap.models.checkpoint.ModelFile;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.external.ExternalModel;
import org.facegap.models.recognition.Embedder;

/**
 * Opens oracles, embeddings and face checks by name: {@code builtin:NAME} is the shipped NAME.safetensors, everything else a
 * file, either one of this project's or the model card, ONNX or TorchScript file of somebody else's.
 */
public final class NamedModels {
    private static final String BUILT_IN = "builtin:";

    private final EngineRuntime runtime;
    private final int pictureSide;

    /** @param pictureSide side of the pictures that the models will be given */
    public NamedModels(EngineRuntime runtime, int pictureSide) {
        this.runtime = runtime;
        this.pictureSide = pictureSide;
    }

    /** What cards and reports call a model: its name, or the name of its file without the folders it lies in. */
    public static String shown(String name) {
        return name.startsWith(BUILT_IN) ? name : String.valueOf(Path.of(name).getFileName());
    }

    /**
     * An attribute model.
     *
     * @throws UserError when it is not there, is of another kind, or cannot read such pictures
     */
    public ProbabilityOracle oracle(String name) {
        if (ExternalModel.isNamed(name)) {
            return wrapped(ExternalModel.open(existing(name)).classifier(runtime), ExternalOracle::new);
        }
        return wrapped(AttributeClassifier.of(runtime, file(name, "attributes")), ClassifierOracle::new);
    }

    /**
     * A recognition model.
     *
     * @throws UserError when it is not there, is of another kind, or cannot read such pictures
     */
    public Embedding embedding(String name) {
        if (ExternalModel.isNamed(name)) {
            return wrapped(ExternalModel.open(existing(name)).embedder(runtime), ExternalEmbedding::new);
        }
        return wrapped(Embedder.of(runtime, file(name, "embedder")), NetworkEmbedding::new);
    }

    /**
     * A face detector; all of them are files of other people.
     *
     * @throws UserError when it is not there or is no detector
     */
    public FaceCheck faceCheck(String name) {
        if (!ExternalModel.isNamed(name)) {
            throw UserError.usage("face check: expected the card or the ONNX file of a face detector, found " + name);
        }
        return wrapped(ExternalModel.open(existing(name)).detector(runtime), DetectorFaceCheck::new);
    }

    private interface Use<M, T> {
        T of(M model, int pictureSide);
    }

    /** Puts an opened model into what uses it; when that refuses, the model is closed. */
    private <M extends AutoCloseable, T> T wrapped(M model, Use<M, T> use) {
        try {
            return use.of(model, pictureSide);
        } catch (UserError e) {
            try {
                model.close();
            } catch (Exception suppressed) {
                e.addSuppressed(suppressed);
            }
            throw e;
        }
    }

    private static ModelFile file(String name, String kind) {
        return name.startsWith(BUILT_IN)
                ? ModelFile.shipped(name.substring(BUILT_IN.length()) + ".safetensors", kind)
                : ModelFile.read(existing(name), kind);
    }

    private static Path existing(String name) {
        Path path = Path.of(name);
        if (!Files.isRegularFile(path)) {
            throw UserError.usage("there is no model file " + name + "; shipped models are written builtin:NAME");
        }
        return path;
    }
}
