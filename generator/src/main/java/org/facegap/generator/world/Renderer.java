package org.facegap.generator.world;

/**
 * Draws a {@link Face}. A pure function: the same face and size give the same image, bit for bit, on any thread.
 *
 * <p>The head is an ellipsoid-like solid met by one ray a pixel; features are smooth functions on its front; a relief
 * on it bends the normals; one key light, a fill and a soft highlight shade it; hair is a second, larger solid with an
 * opening for the face. Every edge is smooth and about a pixel wide.
 */
public final class Renderer {

    /** A renderer; it has no state. */
    public Renderer() {}

    /**
     * Draws.
     *
     * @param face who and how
     * @param size width and height in pixels, 8 to 2048
     * @return {@code 3 * size * size} values 0..1, red plane first, rows from the top, display (gamma) encoded
     * @throws IllegalArgumentException if the size is out of range
     */
    public float[] render(Face face, int size) {
        if (size < 8 || size > 2048) {
            throw new IllegalArgumentException("size: must be 8 to 2048, got " + size);
        }
        return new Scene(face, size).draw();
    }
}
