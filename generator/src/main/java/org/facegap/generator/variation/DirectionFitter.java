package org.facegap.generator.variation;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.facegap.core.UserError;
import org.facegap.core.random.Gaussian;
import org.facegap.core.random.Seeds;
import org.facegap.generator.latent.FaceSource;
import org.facegap.generator.latent.LatentSphere;

/**
 * Finds latent directions: per trait, latents above and below the median are separated by a linear support vector machine
 * without intercept (L2-regularised, squared hinge loss, solved in the primal, which draws no random numbers); the normals are
 * made orthogonal in the traits' order (Gram-Schmidt).
 *
 * <p>Without intercept the separating plane goes through the origin. In z that is where a trait has its median, because
 * random z's lie evenly about it. The published code fits w in the same way, as w comes, so its plane goes through the origin
 * of W whether or not faces lie on both sides of it. Here w is centred at the mean of random w's first, which is the same when
 * that mean is the origin and otherwise makes signed distances those from the average face. Centred w's are divided by one
 * number, their root mean square per coordinate, for the fit alone: normals do not change by it, but the machine's penalty
 * then means the same for every generator.
 *
 * <p>Along a normal of w other traits may change too: coordinates of w are correlated, and the normal follows the labels and
 * not these correlations, as in the published method.
 */
public final class DirectionFitter {
    /** Labelled latents that each side of a trait has to have. */
    static final int LEAST_A_SIDE = 10;

    private static final double COST = 1;
    private static final double EPSILON = 0.01;
    private static final double LEAST_REST = 0.1;

    private final int samples;
    private final long seed;

    /**
     * A fitter.
     *
     * @param samples random latents to label, or to take the mean w from
     * @param seed decides the latents
     */
    public DirectionFitter(int samples, long seed) {
        this.samples = samples;
        this.seed = seed;
        Linear.disableDebugOutput();
    }

    /**
     * Fits in z.
     *
     * @throws UserError when a trait does not vary, or is almost a mixture of the traits before it
     */
    public LatentDirections fit(DirectionLabels labels, int dimension) {
        float[][] z = draw(dimension);
        return fit(LatentDirections.Z, new float[0], z, new LabelledLatents(labels.traits(), z, labels.measure(z)));
    }

    /**
     * Fits in z or in w.
     *
     * @param space {@code z} or {@code w}
     * @param faces maps z to w, without truncation
     * @throws UserError when a trait does not vary, or is almost a mixture of the traits before it
     */
    public LatentDirections fit(DirectionLabels labels, String space, FaceSource faces) {
        float[][] z = draw(faces.latentDim());
        return fit(new LabelledLatents(labels.traits(), z, labels.measure(z)), space, faces);
    }

    /**
     * Fits in z or in w from latents that are labelled already.
     *
     * @param space {@code z} or {@code w}
     * @param faces maps z to w, without truncation
     * @throws UserError when a trait has too few labels or does not vary, or is almost a mixture of the traits before it
     */
    public LatentDirections fit(LabelledLatents labelled, String space, FaceSource faces) {
        if (space.equals(LatentDirections.Z)) {
            return fit(space, new float[0], labelled.z(), labelled);
        }
        float[] centre = mean(faces.map(draw(faces.latentDim()), 1));
        float[][] w = faces.map(labelled.z(), 1);
        for (int i = 0; i < w.length; i++) {
            w[i] = w[i].clone();
            for (int j = 0; j < centre.length; j++) {
                w[i][j] -= centre[j];
            }
        }
        return fit(space, centre, w, labelled);
    }

    private float[][] draw(int dimension) {
        return new LatentSphere(dimension).draw(samples, new Gaussian(Seeds.derive(seed, "directions")));
    }

    private static float[] mean(float[][] rows) {
        float[] mean = new float[rows[0].length];
        for (int j = 0; j < mean.length; j++) {
            double sum = 0;
            for (float[] row : rows) {
                sum += row[j];
            }
            mean[j] = (float) (sum / rows.length);
        }
        return mean;
    }

    /** @param latents centred, one per row of the labels */
    private static LatentDirections fit(String space, float[] centre, float[][] latents, LabelledLatents labelled) {
        int dimension = latents[0].length;
        Feature[][] rows = rows(latents, space.equals(LatentDirections.Z) ? 1 : rootMeanSquare(latents));
        List<LatentDirection> directions = new ArrayList<>();
        for (int t = 0; t < labelled.traits().size(); t++) {
            DirectionLabels.Trait trait = labelled.traits().get(t);
            int[] used = labelled.labelled(t);
            boolean[] above = above(labelled, t, used);
            float[] normal = orthogonal(separate(rows, used, above, dimension), directions, trait);
            double[] sum = new double[2];
            int[] count = new int[2];
            for (int i = 0; i < used.length; i++) {
                int side = above[i] ? 1 : 0;
                for (int j = 0; j < dimension; j++) {
                    sum[side] += (double) normal[j] * latents[used[i]][j];
                }
                count[side]++;
            }
            double positive = sum[1] / count[1];
            double negative = sum[0] / count[0];
            if (!(positive > negative)) {
                throw new UserError("the trait " + trait.name() + " cannot be told from the traits before it");
            }
            directions.add(new LatentDirection(trait.family(), trait.name(), normal, positive, negative));
        }
        return new LatentDirections(space, dimension, centre, directions);
    }

    private static double rootMeanSquare(float[][] latents) {
        double square = 0;
        for (float[] row : latents) {
            for (float v : row) {
                square += (double) v * v;
            }
        }
        return Math.max(1e-12, Math.sqrt(square / latents.length / latents[0].length));
    }

    private static Feature[][] rows(float[][] latents, double scale) {
        Feature[][] rows = new Feature[latents.length][];
        for (int i = 0; i < latents.length; i++) {
            rows[i] = new Feature[latents[i].length];
            for (int j = 0; j < latents[i].length; j++) {
                rows[i][j] = new FeatureNode(j + 1, latents[i][j] / scale);
            }
        }
        return rows;
    }

    /** Which labels are at or above the median; where most labels are the least one, which are above it. */
    private static boolean[] above(LabelledLatents labelled, int t, int[] used) {
        String name = labelled.traits().get(t).name();
        double[] values = new double[used.length];
        for (int i = 0; i < used.length; i++) {
            values[i] = labelled.values()[used[i]][t];
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        if (sorted.length == 0) {
            throw new UserError("the trait " + name + " has no labels");
        }
        double least = sorted[0];
        double median = sorted[sorted.length / 2];
        boolean[] above = new boolean[values.length];
        int count = 0;
        for (int i = 0; i < above.length; i++) {
            above[i] = median > least ? values[i] >= median : values[i] > least;
            count += above[i] ? 1 : 0;
        }
        if (count == 0) {
            throw new UserError("the trait " + name + " does not vary among the labelled latents");
        }
        if (Math.min(count, above.length - count) < LEAST_A_SIDE) {
            throw new UserError("the trait " + name + " has " + count + " labels above and " + (above.length - count)
                    + " below, expected " + LEAST_A_SIDE + " or more of each");
        }
        return above;
    }

    private static double[] separate(Feature[][] rows, int[] used, boolean[] above, int dimension) {
        Problem problem = new Problem();
        problem.l = used.length;
        problem.n = dimension;
        problem.x = Arrays.stream(used).mapToObj(i -> rows[i]).toArray(Feature[][]::new);
        problem.y = new double[used.length];
        for (int i = 0; i < above.length; i++) {
            problem.y[i] = above[i] ? 1 : -1;
        }
        problem.bias = -1;
        var model = Linear.train(problem, new Parameter(SolverType.L2R_L2LOSS_SVC, COST, EPSILON));
        double[] weights = Arrays.copyOf(model.getFeatureWeights(), dimension);
        if (model.getLabels()[0] < 0) {
            for (int j = 0; j < dimension; j++) {
                weights[j] = -weights[j];
            }
        }
        return weights;
    }

    private static float[] orthogonal(double[] weights, List<LatentDirection> before, DirectionLabels.Trait trait) {
        double whole = length(weights);
        for (LatentDirection other : before) {
            double dot = 0;
            for (int j = 0; j < weights.length; j++) {
                dot += weights[j] * other.unitNormal()[j];
            }
            for (int j = 0; j < weights.length; j++) {
                weights[j] -= dot * other.unitNormal()[j];
            }
        }
        double rest = length(weights);
        if (!(rest > LEAST_REST * whole)) {
            throw new UserError("the trait " + trait.name() + " cannot be told from the traits before it");
        }
        float[] normal = new float[weights.length];
        for (int j = 0; j < normal.length; j++) {
            normal[j] = (float) (weights[j] / rest);
        }
        return normal;
    }

    private static double length(double[] v) {
        double square = 0;
        for (double x : v) {
            square += x * x;
        }
        return Math.sqrt(square);
    }
}
