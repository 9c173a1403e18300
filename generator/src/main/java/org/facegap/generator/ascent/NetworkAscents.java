package org.facegap.generator.ascent;

import java.util.HashMap;
import java.util.Map;
import org.facegap.generator.latent.LatentSpace;
import org.facegap.generator.latent.StyleGan2Faces;
import org.facegap.generator.search.LabelAscent;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.gradient.LabelGradient;
import org.facegap.models.named.ClassifierOracle;
import org.facegap.models.stylegan2.layout.StyleGan2Checkpoint;

/**
 * Ascents through a StyleGAN2 and an attribute network, one for each space. The generator is held once more for every space
 * that was asked for.
 */
public final class NetworkAscents implements Ascents {
    private final EngineRuntime runtime;
    private final StyleGan2Checkpoint checkpoint;
    private final StyleGan2Faces faces;
    private final ClassifierOracle oracle;
    private final Map<LatentSpace, LabelAscent> opened = new HashMap<>();

    /**
     * Opens nothing yet.
     *
     * @param checkpoint that the faces were opened from
     * @param faces must outlive this, like the oracle
     */
    public NetworkAscents(
            EngineRuntime runtime, StyleGan2Checkpoint checkpoint, StyleGan2Faces faces, ClassifierOracle oracle) {
        this.runtime = runtime;
        this.checkpoint = checkpoint;
        this.faces = faces;
        this.oracle = oracle;
    }

    @Override
    public LabelAscent in(LatentSpace space) {
        return opened.computeIfAbsent(space, this::open);
    }

    private LabelAscent open(LatentSpace space) {
        LabelGradient gradient = new LabelGradient(
                runtime,
                checkpoint,
                faces.network(),
                oracle.network(),
                NetworkAscent.inputOf(space.kind()),
                space.psi());
        return new NetworkAscent(gradient, space);
    }

    @Override
    public void close() {
        opened.values().forEach(LabelAscent::close);
        opened.clear();
    }
}
