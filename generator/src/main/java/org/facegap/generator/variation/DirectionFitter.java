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
import org.facegap.generator.latent.LatentSphere;

/**
 * Finds latent directions: per trait, random latents above and below the median are separated by a linear support vector
 * machine without intercept (L2-regularised, squared hinge loss, solved in the primal, which draws no random numbers); the
 * normals are made orthogonal in the traits' order (Gram-Schmidt).
 */
public final class DirectionFitter {
    private static final double COST = 1;
    private static final double EPSILON = 0.01;
    private static final double LEAST_REST = 0.1;

    private final int samples;
    private final long seed;

    /**
     * A fitter.
     *
     * @param samples random latents to label
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
        float[][] z = new LatentSphere(dimension).draw(samples, new Gaussian(Seeds.derive(seed, "directions")));
        double[][] measured = labels.measure(z);
        Feature[][] rows = rows(z);
        List<LatentDirection> directions = new ArrayList<>();
        for (int t = 0; t < labels.traits().size(); t++) {
            DirectionLabels.Trait trait = labels.traits().get(t);
            boolean[] above = above(measured, t, trait);
            float[] normal = orthogonal(separate(rows, above, dimension), directions, trait);
            double[] mean = new double[2];
            int[] count = new int[2];
            for (int i = 0; i < z.length; i++) {
                int side = above[i] ? 1 : 0;
                for (int j = 0; j < dimension; j++) {
                    mean[side] += (double) normal[j] * z[i][j];
                }
                count[side]++;
            }
            directions.add(
                    new LatentDirection(trait.family(), trait.name(), normal, mean[1] / count[1], mean[0] / count[0]));
        }
        return new LatentDirections("z", dimension, directions);
    }

    private static Feature[][] rows(float[][] z) {
        Feature[][] rows = new Feature[z.length][];
        for (int i = 0; i < z.length; i++) {
            rows[i] = new Feature[z[i].length];
            for (int j = 0; j < z[i].length; j++) {
                rows[i][j] = new FeatureNode(j + 1, z[i][j]);
            }
        }
        return rows;
    }

    private static boolean[] above(double[][] measured, int t, DirectionLabels.Trait trait) {
        double[] sorted = new double[measured.length];
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = measured[i][t];
        }
        Arrays.sort(sorted);
        double median = sorted[sorted.length / 2];
        boolean[] above = new boolean[measured.length];
        int count = 0;
        for (int i = 0; i < above.length; i++) {
            above[i] = measured[i][t] >= median;
            count += above[i] ? 1 : 0;
        }
        if (count == above.length) {
            throw new UserError("the trait " + trait.name() + " does not vary among the sampled latents");
        }
        return above;
    }

    private static double[] separate(Feature[][] rows, boolean[] above, int dimension) {
        Problem problem = new Problem();
        problem.l = rows.length;
        problem.n = dimension;
        problem.x = rows;
        problem.y = new double[rows.length];
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
