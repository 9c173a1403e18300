package org.facegap.trainer.loop;

import org.facegap.core.config.ByKey;
import org.facegap.core.config.Default;
import org.facegap.core.config.Doc;
import org.facegap.core.config.OneOf;
import org.facegap.core.config.Range;

/** How a gradient moves the weights. Each kind is one fused call of the engine over all parameters. */
@ByKey("kind")
public sealed interface OptimizerConfig permits OptimizerConfig.AdamW, OptimizerConfig.Sgd {
    /** What it is called in configs. */
    String kind();

    /** Running averages of the gradient's size that are kept for every parameter. */
    int moments();

    /**
     * Arguments of the engine's call behind parameters, gradients and moments.
     *
     * @param rate what the script calls the learning rate of these parameters
     * @param decay their weight decay
     */
    String arguments(String rate, double decay);

    /**
     * AdamW (Loshchilov and Hutter, ICLR 2019), eps 1e-8: w takes off rate (m / (sqrt(v) + eps) + decay w), with m and v the averages of
     * gradient and squared gradient, freed of their start at zero.
     */
    record AdamW(
            @Doc("optimizer") @OneOf("adamw") @Default("adamw")
            String kind,

            @Doc("decay of the average of gradients") @Range(min = 0, max = 0.999) @Default("0.9")
            double beta1,

            @Doc("decay of the average of squared gradients") @Range(min = 0, max = 0.99999) @Default("0.999")
            double beta2)
            implements OptimizerConfig {
        /** With these decays. */
        public AdamW(double beta1, double beta2) {
            this("adamw", beta1, beta2);
        }

        @Override
        public int moments() {
            return 2;
        }

        @Override
        public String arguments(String rate, double decay) {
            return "lr=" + rate + ", beta1=" + beta1 + ", beta2=" + beta2 + ", weight_decay=" + decay
                    + ", eps=1.0e-8, amsgrad=False, maximize=False";
        }
    }

    /**
     * Stochastic gradient descent as PyTorch defines it: g = gradient + decay w, m = momentum m + g; w takes off rate m, or with Nesterov
     * rate (g + momentum m). Source of the form: Sutskever et al., ICML 2013, section 2.
     */
    record Sgd(
            @Doc("optimizer") @OneOf("sgd") String kind,

            @Doc("share of the last step that goes on") @Range(min = 0, max = 0.999) @Default("0.9")
            double momentum,

            @Doc("whether the gradient counts as if the momentum's step were taken already") @Default("false")
            boolean nesterov)
            implements OptimizerConfig {
        /** @throws IllegalArgumentException when Nesterov has no momentum to look ahead with */
        public Sgd {
            if (nesterov && momentum == 0) {
                throw new IllegalArgumentException("nesterov: needs a momentum above 0");
            }
        }

        /** With this momentum. */
        public Sgd(double momentum, boolean nesterov) {
            this("sgd", momentum, nesterov);
        }

        @Override
        public int moments() {
            return momentum == 0 ? 0 : 1;
        }

        @Override
        public String arguments(String rate, double decay) {
            return "weight_decay=" + decay + ", momentum=" + momentum + ", lr=" + rate + ", dampening=0.0, nesterov="
                    + (nesterov ? "True" : "False") + ", maximize=False, is_first_step=False";
        }
    }
}
