package org.facegap.generator.variation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.facegap.core.UserError;
import org.facegap.core.json.Json;
import org.facegap.generator.latent.FaceSource;
import org.facegap.generator.latent.LatentSpace;

/**
 * Directions of one latent space, orthogonal to each other. A direction of w is meant for every layer of a W+ latent. Those
 * of w are those of latents mapped without truncation; {@link #truncated} turns them into those of truncated ones.
 *
 * @param space {@code z} or {@code w}
 * @param dimension length of a latent
 * @param centre point that signed distances are measured from: float[dimension], the mean w; empty for the origin, as always
 *     in z
 * @param directions in the order they were made orthogonal
 */
public record LatentDirections(String space, int dimension, float[] centre, List<LatentDirection> directions) {
    /** The space of the mapping network's inputs. */
    public static final String Z = "z";

    /** The space of the mapping network's outputs. */
    public static final String W = "w";

    private static final double TOLERANCE = 1e-3;
    private static final long LARGEST_FILE = 64L << 20;

    /** Checks lengths, numbers and orthogonality. */
    @SuppressWarnings("ConstantValue") // a file may leave anything out
    public LatentDirections {
        if (space == null || !space.equals(Z) && !space.equals(W)) {
            throw new IllegalArgumentException("space: expected z or w, found " + space);
        }
        if (centre == null || centre.length != 0 && centre.length != dimension) {
            throw new IllegalArgumentException("centre: expected " + dimension + " numbers, or none for the origin");
        }
        if (space.equals(Z) && centre.length > 0) {
            throw new IllegalArgumentException("centre: in z it is the origin, so expected []");
        }
        for (float number : centre) {
            if (!Float.isFinite(number)) {
                throw new IllegalArgumentException("centre: a number is not finite");
            }
        }
        if (directions == null || directions.size() > dimension) {
            throw new IllegalArgumentException("directions: expected a list of " + dimension + " or fewer");
        }
        for (int i = 0; i < directions.size(); i++) {
            check(directions.get(i), i, dimension);
            for (int j = 0; j <= i; j++) {
                double dot = directions.get(i).of(directions.get(j).unitNormal());
                if (!(Math.abs(dot - (i == j ? 1 : 0)) <= TOLERANCE)) {
                    throw new IllegalArgumentException(
                            i == j
                                    ? "the direction " + directions.get(i).name() + " is not of length 1"
                                    : "the directions " + directions.get(i).name() + " and "
                                            + directions.get(j).name() + " are not orthonormal");
                }
            }
        }
        directions = List.copyOf(directions);
    }

    /** Directions about the origin. */
    public LatentDirections(String space, int dimension, List<LatentDirection> directions) {
        this(space, dimension, new float[0], directions);
    }

    @SuppressWarnings("ConstantValue")
    private static void check(LatentDirection direction, int number, int dimension) {
        if (direction == null
                || direction.name() == null
                || direction.family() == null
                || direction.unitNormal() == null) {
            throw new IllegalArgumentException(
                    "directions: item " + (number + 1) + " lacks its family, name or unitNormal");
        }
        if (direction.unitNormal().length != dimension) {
            throw new IllegalArgumentException("the direction " + direction.name() + " has "
                    + direction.unitNormal().length + " numbers, not " + dimension);
        }
        if (!VariationConfig.FAMILIES.contains(direction.family())) {
            throw new IllegalArgumentException("the direction " + direction.name() + " is of the unknown family "
                    + direction.family() + "; known: " + VariationConfig.FAMILIES);
        }
        double gap = direction.positiveMean() - direction.negativeMean();
        if (!(gap > 0 && gap < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the direction " + direction.name()
                    + " has the positiveMean " + direction.positiveMean() + ", which is not above its negativeMean "
                    + direction.negativeMean());
        }
    }

    /** No directions: nothing is known to belong to the image only. */
    public static LatentDirections none(String space, int dimension) {
        return new LatentDirections(space, dimension, List.of());
    }

    /** The space of directions that genomes of this kind are moved along: z for Z, w for W and W+. */
    public static String spaceOf(LatentSpace.Kind kind) {
        return kind == LatentSpace.Kind.Z ? Z : W;
    }

    /** Writes JSON. */
    public void save(Path file) {
        Json.write(file, this);
    }

    /**
     * Reads what {@link #save} wrote.
     *
     * @throws UserError when the file is no such document
     */
    public static LatentDirections load(Path file) {
        try {
            if (Files.exists(file) && Files.size(file) > LARGEST_FILE) {
                throw new UserError(file + ": directions of " + (LARGEST_FILE >> 20) + " MiB at most, found "
                        + (Files.size(file) >> 20) + " MiB");
            }
        } catch (IOException e) {
            throw new UserError("cannot read " + file + ": " + e.getMessage(), e);
        }
        return Json.read(file, LatentDirections.class);
    }

    /**
     * Reads what {@link #save} wrote, for latents of a given kind.
     *
     * @param space {@code z} or {@code w}
     * @throws UserError when the file is no such document, is of another space, or the latents have another length
     */
    public static LatentDirections load(Path file, String space, int dimension) {
        LatentDirections read = load(file);
        if (!read.space().equals(space)) {
            throw new UserError(file + ": these are directions of " + read.space() + ", a search in "
                    + (space.equals(Z) ? "z" : "w or w-plus") + " needs directions of " + space
                    + "; facegap directions fit --space " + space + " makes them");
        }
        if (read.dimension() != dimension) {
            throw new UserError(
                    file + ": directions of " + read.dimension() + " numbers do not fit a generator of " + dimension);
        }
        return read;
    }

    /**
     * The directions among truncated w's. Truncation {@code a + psi (w - a)}, with a the generator's average w, moves the
     * centre towards a and brings everything nearer by psi; normals stay. A source that does not truncate keeps all.
     */
    LatentDirections truncated(FaceSource faces, double psi) {
        float[][] any = {new float[faces.latentDim()]};
        Arrays.fill(any[0], 1);
        float[] average = faces.map(any, 0)[0];
        if (psi == 1 || space.equals(Z) || Arrays.equals(average, faces.map(any, 1)[0])) {
            return this;
        }
        float[] moved = new float[dimension];
        for (int j = 0; j < dimension; j++) {
            double from = centre.length == 0 ? 0 : centre[j];
            moved[j] = (float) (average[j] + psi * (from - average[j]));
        }
        return new LatentDirections(
                space,
                dimension,
                moved,
                directions.stream().map(d -> d.scaled(psi)).toList());
    }
}
