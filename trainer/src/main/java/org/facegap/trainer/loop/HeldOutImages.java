package org.facegap.trainer.loop;

import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.network.Batches;
import org.facegap.models.network.ScriptNetwork;
import org.facegap.trainer.data.ImageSet;

/** Held-out images as a network sees them when it is used. */
public final class HeldOutImages {
    /** Images that are decoded at a time. */
    private static final int CHUNK = 512;

    private static final int BATCH = 32;

    private HeldOutImages() {}

    /**
     * Runs a network's method {@code infer} on images without augmentation.
     *
     * @return a row per image
     */
    public static float[][] infer(EngineRuntime runtime, ScriptNetwork network, ImageSet images) {
        float[][] rows = new float[images.count()][];
        long[] shape = {3, images.size(), images.size()};
        try (NDManager manager = runtime.newManager()) {
            for (int from = 0; from < rows.length; from += CHUNK) {
                float[][] some = new float[Math.min(CHUNK, rows.length - from)][];
                int first = from;
                Arrays.setAll(some, i -> images.planar(first + i));
                float[][] made = Batches.map(
                        manager,
                        some,
                        shape,
                        BATCH,
                        (scope, x) -> network.run(scope, "infer", x).singletonOrThrow());
                System.arraycopy(made, 0, rows, from, made.length);
            }
        }
        return rows;
    }
}
