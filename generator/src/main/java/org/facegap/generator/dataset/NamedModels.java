package org.facegap.generator.dataset;

import org.facegap.generator.audit.Embedding;
import org.facegap.generator.audit.Oracle;
import org.facegap.models.engine.EngineRuntime;

/** Opens oracles and embedders by the names that a {@link GenerateSpec} uses, for pictures of one side. */
public final class NamedModels {
    private final ModelNames names;
    private final int pictureSide;

    /**
     * Computes on this engine.
     *
     * @param pictureSide side of the pictures that the models will be given
     */
    public NamedModels(EngineRuntime runtime, int pictureSide) {
        this.names = new ModelNames(runtime);
        this.pictureSide = pictureSide;
    }

    /** @throws org.facegap.core.UserError when there is no such embedder or it cannot read such pictures */
    public Embedding embedding(String name) {
        return names.embedding(name, pictureSide);
    }

    /** @throws org.facegap.core.UserError when there is no such oracle or it cannot read such pictures */
    public Oracle oracle(String name) {
        return names.oracle(name, pictureSide);
    }
}
