package org.facegap.trainer.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.facegap.core.UserError;
import org.facegap.core.dataset.AttributeLabel;
import org.facegap.core.dataset.FaceRecord;
import org.facegap.models.engine.EngineRuntime;
import org.junit.jupiter.api.Test;

class GroupLossTest {
    private final EngineRuntime runtime = EngineRuntime.start("cpu", "float32", 1);

    /** Six images of group a, then two of b, then one of c. */
    private static List<FaceRecord> records() {
        List<FaceRecord> records = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            String value = i < 6 ? "a" : i < 8 ? "b" : "c";
            records.add(
                    new FaceRecord("k" + i, "p" + i, 0, 0, 0, Map.of("tone", AttributeLabel.truth(value)), "", -1, ""));
        }
        return records;
    }

    /** Value and gradient by each image's loss, [1 + N]. */
    private static double[] run(GroupLoss loss, NDManager manager, double[] losses, int... rows) {
        NDArray each = manager.create(losses);
        each.setRequiresGradient(true);
        double[] result = new double[1 + rows.length];
        try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
            NDArray value = loss.of(manager, each.mul(1.0), rows);
            collector.backward(value);
            result[0] = value.getDouble();
        }
        System.arraycopy(each.getGradient().toDoubleArray(), 0, result, 1, rows.length);
        return result;
    }

    @Test
    void inverseSharesGiveEveryGroupTheSameTotalAndAMeanOfOne() {
        GroupLossConfig config =
                new GroupLossConfig.Reweight("reweight", List.of("tone"), ShareWeight.INVERSE_SHARE, 0.9999);
        try (NDManager manager = runtime.newManager();
                GroupLoss loss = new GroupLoss(runtime, config, records())) {
            // 9 / (3 n): 0.5, 1.5 and 3.
            double[] found = run(loss, manager, new double[] {1, 2, 4}, 0, 6, 8);
            assertThat(found).containsExactly(new double[] {15.5 / 3, 0.5 / 3, 1.5 / 3, 3.0 / 3}, within(1e-12));
        }
    }

    @Test
    void effectiveNumbersFollowTheirFormula() {
        double[] found = ShareWeight.EFFECTIVE_NUMBER.of(new long[] {6, 2, 1}, 0.9);
        double[] raw = {0.1 / (1 - Math.pow(0.9, 6)), 0.1 / (1 - 0.81), 1};
        double scale = 9 / (6 * raw[0] + 2 * raw[1] + raw[2]);
        assertThat(found).containsExactly(new double[] {scale * raw[0], scale * raw[1], scale * raw[2]}, within(1e-12));
    }

    /** Algorithm 1 of Sagawa et al. over three batches, one without the last group. */
    @Test
    void groupDroFollowsItsAlgorithm() {
        double eta = 0.5;
        double adjustment = 2;
        GroupLossConfig config = new GroupLossConfig.GroupDro("group-dro", List.of("tone"), eta, adjustment);
        int[] groups = {0, 0, 0, 0, 0, 0, 1, 1, 2};
        double[] n = {6, 2, 1};
        int[][] batches = {{0, 1, 6, 8}, {2, 3, 4, 7}, {5, 6, 7, 8}};
        double[][] losses = {{1, 3, 2, 5}, {0.5, 1, 0, 4}, {2, 1, 3, 0.25}};
        double[] q = {1.0 / 3, 1.0 / 3, 1.0 / 3};
        try (NDManager manager = runtime.newManager();
                GroupLoss loss = new GroupLoss(runtime, config, records())) {
            for (int b = 0; b < batches.length; b++) {
                double[] sum = new double[3];
                double[] count = new double[3];
                for (int i = 0; i < 4; i++) {
                    sum[groups[batches[b][i]]] += losses[b][i];
                    count[groups[batches[b][i]]]++;
                }
                double total = 0;
                for (int g = 0; g < 3; g++) {
                    q[g] *= count[g] == 0 ? 1 : Math.exp(eta * (sum[g] / count[g] + adjustment / Math.sqrt(n[g])));
                    total += q[g];
                }
                double[] expected = new double[5];
                for (int g = 0; g < 3; g++) {
                    q[g] /= total;
                    expected[0] += count[g] == 0 ? 0 : q[g] * sum[g] / count[g];
                }
                for (int i = 0; i < 4; i++) {
                    int g = groups[batches[b][i]];
                    expected[1 + i] = q[g] / count[g];
                }
                assertThat(run(loss, manager, losses[b], batches[b])).containsExactly(expected, within(1e-12));
                assertThat(Objects.requireNonNull(loss.state().get("groupWeights"))
                                .toDoubleArray())
                        .containsExactly(q, within(1e-12));
            }
        }
    }

    @Test
    void anImageWithoutAGroupIsNamed() {
        GroupLossConfig config = new GroupLossConfig.GroupDro("group-dro", List.of("age"), 0.1, 0);
        assertThatThrownBy(() -> new GroupLoss(runtime, config, records()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("groupLoss.groupBy: image k0 has no age; it has tone");
    }
}
