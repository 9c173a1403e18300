package org.facegap.generator.search;

import org.facegap.generator.ascent.NetworkAscents;
import org.facegap.generator.latent.FaceDensity;
import org.facegap.generator.latent.LatentSpace;
import org.facegap.generator.latent.StyleGan2Faces;
import org.facegap.models.attributes.AttributeClassifier;
import org.facegap.models.checkpoint.ModelFile;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.named.ClassifierOracle;
import org.facegap.models.named.Embedding;
import org.facegap.models.named.NetworkEmbedding;
import org.facegap.models.recognition.Embedder;
import org.facegap.models.stylegan2.StyleGan2;
import org.facegap.models.stylegan2.layout.StyleGan2Checkpoint;
import org.facegap.models.stylegan2.layout.StyleGan2Files;

/** The shipped generator with the shipped models that steer a search. */
public final class ShippedWorld implements AutoCloseable {
    public static final double PSI = 1;

    private final StyleGan2Faces faces;
    private final ClassifierOracle oracle;
    private final Embedding embedding;
    private final FaceDensity density;
    private final NetworkAscents ascents;

    public ShippedWorld() {
        EngineRuntime runtime = EngineRuntime.start("cpu", "float32", 1);
        StyleGan2Checkpoint checkpoint = StyleGan2Files.shipped("world-64");
        StyleGan2 network = checkpoint.generator(runtime);
        faces = new StyleGan2Faces(network);
        oracle = new ClassifierOracle(
                AttributeClassifier.of(runtime, ModelFile.shipped("oracle-search.safetensors", "attributes")),
                faces.size());
        embedding = new NetworkEmbedding(
                Embedder.of(runtime, ModelFile.shipped("embedder-search.safetensors", "embedder")), faces.size());
        density = FaceDensity.fit(faces, PSI, 4000, 0.999, 1);
        ascents = new NetworkAscents(runtime, checkpoint, faces, oracle);
    }

    public StyleGan2Faces faces() {
        return faces;
    }

    public ClassifierOracle oracle() {
        return oracle;
    }

    public Embedding embedding() {
        return embedding;
    }

    public FaceDensity density() {
        return density;
    }

    public NetworkAscents ascents() {
        return ascents;
    }

    public LatentSpace space(LatentSpace.Kind kind) {
        return new LatentSpace(kind, faces, PSI);
    }

    @Override
    public void close() {
        ascents.close();
        faces.close();
        oracle.close();
        embedding.close();
    }
}
