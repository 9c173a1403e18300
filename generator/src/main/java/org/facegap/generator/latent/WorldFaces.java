package org.facegap.generator.latent;

import java.util.stream.IntStream;
import org.facegap.generator.world.Population;
import org.facegap.generator.world.Renderer;

/** The built-in world itself as a source of faces: w is z, so truncation changes nothing. */
public final class WorldFaces implements FaceSource {
    private final Population population;
    private final int size;
    private final Renderer renderer = new Renderer();

    /**
     * The faces of a world.
     *
     * @param size image side in pixels
     */
    public WorldFaces(Population population, int size) {
        this.population = population;
        this.size = size;
    }

    @Override
    public int latentDim() {
        return population.spec().latentDim();
    }

    @Override
    public int styleDim() {
        return latentDim();
    }

    @Override
    public int layers() {
        return 1;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public float[][] map(float[][] z, double psi) {
        return z.clone();
    }

    @Override
    public float[][] render(float[][] w) {
        float[][] images = new float[w.length][];
        IntStream.range(0, w.length).parallel().forEach(i -> images[i] = renderer.render(population.face(w[i]), size));
        return images;
    }
}
