package org.facegap.generator.variation;

import java.nio.file.Path;
import java.util.List;
import org.facegap.core.UserError;
import org.facegap.core.json.Json;

/**
 * Directions of one latent space, orthogonal to each other.
 *
 * @param space {@code z}; the only one that the search and its variations use
 * @param dimension length of a latent
 * @param directions in the order they were made orthogonal
 */
public record LatentDirections(String space, int dimension, List<LatentDirection> directions) {
    private static final double TOLERANCE = 1e-3;

    /** Checks lengths and orthogonality. */
    public LatentDirections {
        directions = List.copyOf(directions);
        for (int i = 0; i < directions.size(); i++) {
            LatentDirection direction = directions.get(i);
            if (direction.unitNormal().length != dimension) {
                throw new IllegalArgumentException("the direction " + direction.name() + " has "
                        + direction.unitNormal().length + " numbers, not " + dimension);
            }
            if (!VariationSpec.FAMILIES.contains(direction.family())) {
                throw new IllegalArgumentException("the direction " + direction.name() + " is of the unknown family "
                        + direction.family() + "; known: " + VariationSpec.FAMILIES);
            }
            for (int j = 0; j <= i; j++) {
                double expected = i == j ? 1 : 0;
                if (Math.abs(direction.of(directions.get(j).unitNormal()) - expected) > TOLERANCE) {
                    throw new IllegalArgumentException("the directions " + direction.name() + " and "
                            + directions.get(j).name() + " are not orthonormal");
                }
            }
        }
    }

    /** No directions: nothing is known to belong to the picture only. */
    public static LatentDirections none(int dimension) {
        return new LatentDirections("z", dimension, List.of());
    }

    /** Writes JSON. */
    public void save(Path file) {
        Json.write(file, this);
    }

    /**
     * Reads what {@link #save} wrote.
     *
     * @throws UserError when the file is no such document, is of another space, or the latents have another length
     */
    public static LatentDirections load(Path file, int dimension) {
        LatentDirections read = Json.read(file, LatentDirections.class);
        if (!read.space().equals("z")) {
            throw new UserError(file + ": directions of the space " + read.space() + " cannot be used; fit them in z");
        }
        if (read.dimension() != dimension) {
            throw new UserError(
                    file + ": directions of " + read.dimension() + " numbers do not fit a generator of " + dimension);
        }
        return read;
    }
}
