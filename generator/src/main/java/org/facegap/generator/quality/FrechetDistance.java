package org.facegap.generator.quality;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.engine.ScriptModule;

/**
 * The squared Frechet (2-Wasserstein) distance of two normal distributions, {@code |m1 - m2|^2 + tr(C1 + C2 - 2 (C1 C2)^(1/2))}
 * (Dowson and Landau 1982; of Inception features it is the FID of Heusel et al. 2017). The trace of the root is the sum of the
 * roots of the eigenvalues of {@code R' C2 R} with {@code C1 = R R'}: symmetric, in double, and no root of a singular matrix
 * is taken; eigenvalues below zero, which rounding makes, count as zero.
 *
 * <p>It grows with falling n: of two samples of one distribution it is above zero, the more the fewer they are.
 */
public final class FrechetDistance implements AutoCloseable {
    private static final String ROOT = """
                  def root(self, a: Tensor, b: Tensor) -> Tensor:
                    values, vectors, = torch.linalg_eigh(a)
                    r = torch.mul(vectors, torch.sqrt(torch.clamp_min(values, 0.)))
                    m = torch.matmul(torch.t(r), torch.matmul(b, r))
                    e = torch.linalg_eigvalsh(torch.mul(torch.add(m, torch.t(m)), 0.5))
                    return torch.sum(torch.sqrt(torch.clamp_min(e, 0.)))
                """;

    private final NDManager manager;
    private final ScriptModule module;

    /** Computes on this engine; the caller closes it. */
    public FrechetDistance(EngineRuntime runtime) {
        module = ScriptModule.compile(runtime, List.of(ROOT));
        manager = runtime.newManager();
    }

    /**
     * The distance.
     *
     * @throws IllegalArgumentException when the dimensions differ
     * @throws IllegalStateException when one has fewer than two rows
     */
    public double between(Moments a, Moments b) {
        return between(a.mean(), a.covariance(), b.mean(), b.covariance());
    }

    /**
     * The distance of two distributions given by mean and covariance.
     *
     * @param covarianceA dimension * dimension values, symmetric
     * @param covarianceB likewise
     */
    double between(double[] meanA, double[] covarianceA, double[] meanB, double[] covarianceB) {
        int size = meanA.length;
        if (size != meanB.length) {
            throw new IllegalArgumentException("features of " + size + " and of " + meanB.length + " values");
        }
        double sum = 0;
        for (int i = 0; i < size; i++) {
            double d = meanA[i] - meanB[i];
            sum += d * d + covarianceA[i * size + i] + covarianceB[i * size + i];
        }
        try (NDManager step = manager.newSubManager()) {
            Shape shape = new Shape(size, size);
            NDArray a = step.create(covarianceA, shape);
            NDArray b = step.create(covarianceB, shape);
            double root = module.call(step, "root", new NDList(a, b), false)
                    .singletonOrThrow()
                    .getDouble();
            return Math.max(0, sum - 2 * root);
        }
    }

    @Override
    public void close() {
        module.close();
        manager.close();
    }
}
