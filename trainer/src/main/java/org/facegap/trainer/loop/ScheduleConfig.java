package org.facegap.trainer.loop;

import java.util.List;
import org.facegap.core.config.ByKey;
import org.facegap.core.config.Default;
import org.facegap.core.config.Doc;
import org.facegap.core.config.OneOf;
import org.facegap.core.config.Range;

/** How the learning rate falls once it is warm. */
@ByKey("kind")
public sealed interface ScheduleConfig
        permits ScheduleConfig.Cosine, ScheduleConfig.Polynomial, ScheduleConfig.MultiStep, ScheduleConfig.Constant {
    /** What it is called in configs. */
    String kind();

    /** Share of the highest rate. @param t how much of the way from the warm-up's end to the end is done, 0 to 1 */
    double at(double t);

    /** (1 + cos(pi t)) / 2 (Loshchilov and Hutter, ICLR 2017, without restarts). */
    record Cosine(
            @Doc("schedule") @OneOf("cosine") @Default("cosine")
            String kind) implements ScheduleConfig {
        @Override
        public double at(double t) {
            return 0.5 * (1 + Math.cos(Math.PI * t));
        }
    }

    /** (1 - t)^power. */
    record Polynomial(
            @Doc("schedule") @OneOf("polynomial") String kind,

            @Doc("power; 1 is a straight line") @Range(min = 0.1, max = 10) @Default("2")
            double power)
            implements ScheduleConfig {
        @Override
        public double at(double t) {
            return Math.pow(1 - t, power);
        }
    }

    /** gamma to the number of milestones passed. */
    record MultiStep(
            @Doc("schedule") @OneOf("multi-step") String kind,

            @Doc("where the rate falls, in parts of the way from the warm-up to the end, rising")
            @Default("[0.5, 0.75, 0.9]")
            List<Double> milestones,

            @Doc("factor at each milestone") @Range(min = 0, minExclusive = true, max = 1) @Default("0.1")
            double gamma)
            implements ScheduleConfig {
        /** @throws IllegalArgumentException when milestones are not between 0 and 1 or do not rise */
        public MultiStep {
            double last = 0;
            for (double milestone : milestones) {
                if (!(milestone > last && milestone < 1)) {
                    throw new IllegalArgumentException(
                            "milestones: expected rising numbers between 0 and 1, found " + milestones);
                }
                last = milestone;
            }
            milestones = List.copyOf(milestones);
        }

        @Override
        public double at(double t) {
            return Math.pow(gamma, milestones.stream().filter(m -> t >= m).count());
        }
    }

    /** 1. */
    record Constant(@Doc("schedule") @OneOf("constant") String kind) implements ScheduleConfig {
        @Override
        public double at(double t) {
            return 1;
        }
    }
}
