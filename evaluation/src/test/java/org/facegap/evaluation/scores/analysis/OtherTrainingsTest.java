package org.facegap.evaluation.scores.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.facegap.core.statistics.Interval;
import org.facegap.evaluation.uncertainty.ErrorColumn;
import org.facegap.evaluation.verification.Failures;
import org.junit.jupiter.api.Test;

/** Two groups whose three trainings miss 10, 20 and 30 of 100 identities, in both groups alike. */
class OtherTrainingsTest {
    private static final Interval IDENTITIES = new Interval(-0.1, 0.3);

    private static GroupPoint point(String group) {
        Scored scored = new Scored("s");
        for (int i = 0; i < 100; i++) {
            scored.add(true, group, group + i, group + i, 1);
            scored.add(false, group, group + i, group + (i + 1) % 100, 0);
        }
        var table = scored.table();
        int[] genuine = IntStream.range(0, 100).map(i -> 2 * i).toArray();
        int[] impostor = IntStream.range(0, 100).map(i -> 2 * i + 1).toArray();
        UsablePairs pairs = UsablePairs.of(table, group, genuine, impostor, table.systems(), Failures.EXCLUDE);
        List<GroupPoint.Errors> errors = new ArrayList<>();
        for (int missed : new int[] {10, 20, 30}) {
            errors.add(new GroupPoint.Errors(
                    new ErrorColumn(false, new int[0]),
                    new ErrorColumn(true, IntStream.range(0, missed).toArray())));
        }
        return GroupPoint.of(pairs, errors, 0.95);
    }

    private static Interval widened(double first, double second) {
        List<ThresholdError.Part> parts =
                List.of(new ThresholdError.Part(point("a"), 0, first), new ThresholdError.Part(point("b"), 0, second));
        return OtherTrainings.widened(IDENTITIES, 0.1, new double[] {-0.1, 0.1, 0, -0.1, 0.1}, List.of(), parts, 0.95);
    }

    @Test
    void aMeanIsWidenedAndAGapThatTheyLeaveIsHardly() {
        Interval mean = widened(0.5, 0.5);
        Interval gap = widened(1, -1);
        assertThat(mean.high() - mean.low()).isGreaterThan(1.3 * (IDENTITIES.high() - IDENTITIES.low()));
        assertThat(gap.high() - gap.low()).isCloseTo(IDENTITIES.high() - IDENTITIES.low(), within(0.01));
        // about the value, so both sides grow by one factor
        assertThat((mean.high() - 0.1) / 0.2).isCloseTo((0.1 - mean.low()) / 0.2, within(1e-12));
    }

    @Test
    void oneTrainingTellsNothing() {
        GroupPoint single = GroupPoint.of(
                point("a").pairs(),
                List.of(new GroupPoint.Errors(
                        new ErrorColumn(false, new int[0]), new ErrorColumn(true, new int[] {1, 2}))),
                0.95);
        List<ThresholdError.Part> parts = List.of(new ThresholdError.Part(single, 0, 1));
        assertThat(OtherTrainings.widened(IDENTITIES, 0.1, new double[] {-1, 1}, List.of(), parts, 0.95))
                .isEqualTo(IDENTITIES);
    }
}
