package org.facegap.generator.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CueCalibrationTest {

    @ParameterizedTest
    @EnumSource
    void theGainsMakeTheThreeSetsEquallyVisible(WorldEdition edition) {
        List<CueVisibility> measured = new CueCalibration(WorldSpec.defaults(edition), 30, 64, 1).measure();

        for (CueVisibility visibility : measured) {
            double target = CueCalibration.target(edition, visibility.cue());
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
                .map(c -> new CueVisibility(c, c.owner(), 1, CueCalibration.target(WorldEdition.CLEAR, c) / 2))
                .toList();
        assertThat(CueCalibration.proposedGains(WorldEdition.CLEAR, twiceTooFaint)[cue.ordinal()])
                .isCloseTo(2 * cue.gain(WorldEdition.CLEAR), within(1e-9));
    }
}
