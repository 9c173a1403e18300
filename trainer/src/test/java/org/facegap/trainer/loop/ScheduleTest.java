package org.facegap.trainer.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    @Test
    void theCosineWarmsUpAndEndsAtZero() {
        Schedule schedule = Schedule.cosine(0.1, 10, 110);
        assertThat(schedule.at(0)).isCloseTo(0.01, within(1e-12));
        assertThat(schedule.at(9)).isCloseTo(0.1, within(1e-12));
        assertThat(schedule.at(60)).isCloseTo(0.05, within(1e-12));
        assertThat(schedule.at(110)).isCloseTo(0, within(1e-12));
    }

    /** As arcface_torch's PolyScheduler: a linear warm-up, then base (1 - (s - w) / (steps - w))^power. */
    @Test
    void thePolynomialFollowsItsFormulaOverAHundredSteps() {
        Schedule schedule = new Schedule(new ScheduleConfig.Polynomial("polynomial", 2), 0.1, 20, 100);
        for (int s = 0; s < 100; s++) {
            double expected = s < 20 ? 0.1 * (s + 1) / 20 : 0.1 * Math.pow(1 - (s - 20) / 80.0, 2);
            assertThat(schedule.at(s)).as("step %d", s).isCloseTo(expected, within(1e-15));
        }
    }

    @Test
    void milestonesLowerTheRate() {
        Schedule schedule =
                new Schedule(new ScheduleConfig.MultiStep("multi-step", List.of(0.5, 0.75), 0.1), 1, 0, 100);
        assertThat(schedule.at(49)).isCloseTo(1, within(1e-15));
        assertThat(schedule.at(50)).isCloseTo(0.1, within(1e-15));
        assertThat(schedule.at(99)).isCloseTo(0.01, within(1e-15));
        assertThat(new Schedule(new ScheduleConfig.Constant("constant"), 1, 0, 100).at(99))
                .isEqualTo(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ScheduleConfig.MultiStep("multi-step", List.of(0.7, 0.6), 0.1))
                .withMessageContaining("milestones");
    }

    @Test
    void withoutAWarmUpATwentiethOfTheStepsIsTaken() {
        assertThat(OptimizeConfig.usual().schedule(1, 200).warmUp()).isEqualTo(10);
        assertThat(OptimizeConfig.usual().schedule(1, 5).warmUp()).isEqualTo(1);
    }
}
