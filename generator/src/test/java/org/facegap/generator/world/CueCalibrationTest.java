package org.facegap.generator.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

class CueCalibrationTest {

    @Test
    void theGainsMakeTheThreeSetsEquallyVisible() {
        List<CueVisibility> measured = new CueCalibration(WorldSpec.defaults(), 30, 64, 1).measure();

        for (CueVisibility visibility : measured) {
            double target = CueCalibration.target(visibility.cue());
            assertThat(visibility.net()).as(visibility.cue().name()).isCloseTo(target, within(0.3 * target));
            assertThat(visibility.raw()).isGreaterThanOrEqualTo(visibility.net());
        }
        Collection<Double> power = CueCalibration.power(measured).values();
        double mean = power.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        assertThat(power).hasSize(3).allSatisfy(sum -> assertThat(sum).isCloseTo(mean, within(0.12 * mean)));
    }

    @Test
    void proposedGainsMoveTowardsTheTarget() {
        Cue cue = Cue.EYE_SIZE;
        List<CueVisibility> twiceTooFaint = Arrays.stream(Cue.values())
                .map(c -> new CueVisibility(c, c.owner(), 1, CueCalibration.target(c) / 2))
                .toList();
        assertThat(CueCalibration.proposedGains(twiceTooFaint)[cue.ordinal()])
                .isCloseTo(2 * cue.gain(), within(1e-9));
    }
}
