package org.facegap.cli.match;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.facegap.core.UserError;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.generator.audit.Embedding;
import org.facegap.generator.audit.NamedModels;
import org.facegap.generator.audit.ProbabilityOracle;
import org.facegap.models.align.PlanarPicture;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.external.ExternalClassifier;
import org.facegap.models.external.ExternalEmbedder;
import org.facegap.models.external.ExternalModel;
import org.facegap.models.external.FaceRows;

/**
 * Opens models by the names that {@link NamedModels} knows, for the pictures of a dataset. Models with a card take pictures of
 * any size; those of this project take squares of one side.
 */
final class FaceNetworks {
    private final EngineRuntime runtime;
    private final FaceDataset set;

    FaceNetworks(EngineRuntime runtime, FaceDataset set) {
        this.runtime = runtime;
        this.set = set;
    }

    /** @throws UserError when it is not there, is of another kind, or cannot read such pictures */
    FaceNetwork recogniser(String name) {
        if (ExternalModel.isNamed(name)) {
            ExternalEmbedder model = open(name).embedder(runtime);
            refuseLandmarks(name, model.needsLandmarks(), model);
            return network(pictures -> model.embed(pictures, null), model::close);
        }
        Embedding model = named(name).embedding(name);
        return network(pictures -> found(model.embed(planes(pictures))), model::close);
    }

    /** @throws UserError when it is not there, is of another kind, or cannot read such pictures */
    AttributeNetwork oracle(String name) {
        if (ExternalModel.isNamed(name)) {
            ExternalClassifier model = open(name).classifier(runtime);
            refuseLandmarks(name, model.needsLandmarks(), model);
            return new AttributeNetwork(
                    model.values(), network(pictures -> model.probabilities(pictures, null), model::close));
        }
        ProbabilityOracle model = named(name).oracle(name);
        return new AttributeNetwork(
                model.values(), network(pictures -> found(model.probabilities(planes(pictures))), model::close));
    }

    private static ExternalModel open(String name) {
        if (!Files.isRegularFile(Path.of(name))) {
            throw UserError.usage("there is no model file " + name + "; shipped models are written builtin:NAME");
        }
        return ExternalModel.open(Path.of(name));
    }

    private NamedModels named(String name) {
        if (set.card().size() < 1) {
            throw UserError.usage(set.dir() + ": its pictures are not squares of one size, which " + name
                    + " needs; import it with --size, or use a model with a card");
        }
        return new NamedModels(runtime, set.card().size());
    }

    private static void refuseLandmarks(String name, boolean needed, AutoCloseable model) {
        if (!needed) {
            return;
        }
        UserError refused = UserError.usage(name + ": the card's face.align: five-points needs a face.detector, since"
                + " a dataset's pictures come without landmarks");
        try {
            model.close();
        } catch (Exception e) {
            refused.addSuppressed(e);
        }
        throw refused;
    }

    private static FaceNetwork network(Function<List<PlanarPicture>, FaceRows> rows, Runnable close) {
        return new FaceNetwork() {
            @Override
            public FaceRows rows(List<PlanarPicture> pictures) {
                return rows.apply(pictures);
            }

            @Override
            public void close() {
                close.run();
            }
        };
    }

    private static float[][] planes(List<PlanarPicture> pictures) {
        return pictures.stream().map(PlanarPicture::values).toArray(float[][]::new);
    }

    /** Rows of a network that looks at the whole picture and so always finds what it looks at. */
    private static FaceRows found(float[][] rows) {
        boolean[] found = new boolean[rows.length];
        Arrays.fill(found, true);
        return new FaceRows(rows, found);
    }
}
