package org.facegap.models.named;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.facegap.core.UserError;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.models.align.FaceChoice;
import org.facegap.models.align.PlanarImage;
import org.facegap.models.align.Point;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.external.ExternalClassifier;
import org.facegap.models.external.ExternalEmbedder;
import org.facegap.models.external.FaceRows;
import org.facegap.models.recognition.Flip;

/**
 * Opens models by the names that {@link ModelName} knows, for the images of a dataset. Models with a card take images of
 * any size; those of this project take squares of one side.
 */
public final class FaceNetworks {
    private final EngineRuntime runtime;
    private final FaceDataset set;
    private final FaceChoice choice;

    public FaceNetworks(EngineRuntime runtime, FaceDataset set, FaceChoice choice) {
        this.runtime = runtime;
        this.set = set;
        this.choice = choice;
    }

    /**
     * A recogniser.
     *
     * @param flip what is done with mirror images; a model with a card has its own word for it
     * @throws UserError when it is not there, is of another kind, or cannot read such images
     */
    public FaceNetwork recogniser(String name, Flip flip) {
        ModelName named = new ModelName(name);
        if (named.isExternal()) {
            ExternalEmbedder model = named.external("model").embedder(runtime, choice);
            refuseLandmarks(name, model.needsLandmarks(), model);
            return network(model::embedNear, model::close);
        }
        Embedding model = squares(name).embedding(name, flip);
        return network((images, near) -> FaceRows.whole(model.embed(planes(images))), model::close);
    }

    /** @throws UserError when it is not there, is of another kind, or cannot read such images */
    public AttributeNetwork oracle(String name) {
        ModelName named = new ModelName(name);
        if (named.isExternal()) {
            ExternalClassifier model = named.external("model").classifier(runtime, choice);
            refuseLandmarks(name, model.needsLandmarks(), model);
            return new AttributeNetwork(model.values(), network(model::probabilitiesNear, model::close));
        }
        ProbabilityOracle model = squares(name).oracle(name);
        return new AttributeNetwork(
                model.values(),
                network((images, near) -> FaceRows.whole(model.probabilities(planes(images))), model::close));
    }

    private NamedModels squares(String name) {
        if (set.card().size() < 1) {
            throw UserError.usage(set.dir() + ": its images are not squares of one size, which " + name
                    + " needs; import it with --size, or use a model with a card");
        }
        return new NamedModels(runtime, set.card().size());
    }

    private static void refuseLandmarks(String name, boolean needed, AutoCloseable model) {
        if (!needed) {
            return;
        }
        UserError refused = UserError.usage(name + ": the card's face.align: five-points needs a face.detector, since"
                + " a dataset's images come without landmarks");
        try {
            model.close();
        } catch (Exception e) {
            refused.addSuppressed(e);
        }
        throw refused;
    }

    private static FaceNetwork network(
            BiFunction<List<PlanarImage>, List<Optional<Point>>, FaceRows> rows, Runnable close) {
        return new FaceNetwork() {
            @Override
            public FaceRows rows(List<PlanarImage> images, List<Optional<Point>> near) {
                return rows.apply(images, near);
            }

            @Override
            public void close() {
                close.run();
            }
        };
    }

    private static float[][] planes(List<PlanarImage> images) {
        return images.stream().map(PlanarImage::values).toArray(float[][]::new);
    }
}
