package org.facegap.models.named;

import org.facegap.core.UserError;
import org.facegap.models.attributes.AttributeClassifier;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.recognition.Embedder;
import org.facegap.models.recognition.Flip;

/**
 * Opens oracles, embeddings and face checks by the names that {@link ModelName} knows, for images of one side.
 */
public final class NamedModels {
    private final EngineRuntime runtime;
    private final int imageSide;

    /** @param imageSide side of the images that the models will be given */
    public NamedModels(EngineRuntime runtime, int imageSide) {
        this.runtime = runtime;
        this.imageSide = imageSide;
    }

    /**
     * An attribute model.
     *
     * @throws UserError when it is not there, is of another kind, or cannot read such images
     */
    public ProbabilityOracle oracle(String name) {
        ModelName model = new ModelName(name);
        return model.isExternal()
                ? wrapped(model.external("oracle").classifier(runtime), ExternalOracle::new)
                : wrapped(AttributeClassifier.of(runtime, model.read("oracle", "attributes")), ClassifierOracle::new);
    }

    /**
     * A recognition model.
     *
     * @throws UserError when it is not there, is of another kind, or cannot read such images
     */
    public Embedding embedding(String name) {
        return embedding(name, Flip.NONE);
    }

    /**
     * A recognition model.
     *
     * @param flip what is done with mirror images; a model with a card has its own word for it, and takes none
     * @throws UserError when it is not there, is of another kind, or cannot read such images
     */
    public Embedding embedding(String name, Flip flip) {
        ModelName model = new ModelName(name);
        return model.isExternal()
                ? wrapped(model.external("embedder").embedder(runtime), ExternalEmbedding::new)
                : wrapped(
                        Embedder.of(runtime, model.embedder("embedder")),
                        (network, side) -> new NetworkEmbedding(network, side, flip));
    }

    /**
     * A face detector; all of them are files of other people.
     *
     * @throws UserError when it is not there or is no detector
     */
    public FaceCheck faceCheck(String name) {
        ModelName model = new ModelName(name);
        if (!model.isExternal()) {
            throw UserError.usage("face check: expected the card or the ONNX file of a face detector, found " + name);
        }
        return wrapped(model.external("face check").detector(runtime), DetectorFaceCheck::new);
    }

    private interface Use<M, T> {
        T of(M model, int imageSide);
    }

    /** Puts an opened model into what uses it; when that refuses, the model is closed. */
    private <M extends AutoCloseable, T> T wrapped(M model, Use<M, T> use) {
        try {
            return use.of(model, imageSide);
        } catch (UserError e) {
            try {
                model.close();
            } catch (Exception suppressed) {
                e.addSuppressed(suppressed);
            }
            throw e;
        }
    }
}
