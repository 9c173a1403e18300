package org.facegap.trainer.loop;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.facegap.core.dataset.FaceRecord;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.engine.ScriptModule;

/** The loss of a batch from the losses of its images, as {@link GroupLossConfig} weighs their groups. */
final class GroupLoss implements AutoCloseable {
    private static final String EQUAL = """
          def weigh(self, losses: Tensor) -> Tensor:
            return torch.mean(losses)
        """;
    private static final String FIXED = """
          def weigh(self, losses: Tensor, groups: Tensor, weights: Tensor) -> Tensor:
            return torch.mean(torch.mul(losses, torch.to(torch.index_select(weights, 0, groups), losses)))
        """;
    private static final String DRO = """
          def weigh(self, losses: Tensor, groups: Tensor, weights: Tensor, added: Tensor) -> Tensor:
            none = torch.zeros_like(weights)
            n = torch.index_add(none, 0, groups, torch.ones_like(torch.to(losses, 7)))
            sums = torch.index_add(none, 0, groups, torch.to(torch.detach(losses), 7))
            means = torch.add(torch.div(sums, torch.clamp_min(n, 1.0)), added)
            rise = torch.where(torch.gt(n, 0), torch.mul(means, ETA), none)
            q = torch.softmax(torch.add(torch.log(weights), rise), 0)
            kept = torch.copy_(weights, q)
            each = torch.div(torch.index_select(q, 0, groups), torch.index_select(n, 0, groups))
            return torch.sum(torch.mul(losses, torch.to(each, losses)))
        """;

    private final GroupLossConfig config;
    private final NDManager manager;
    private final ScriptModule script;
    private final int[] groups;
    private final NDList tables = new NDList();

    GroupLoss(EngineRuntime runtime, GroupLossConfig config, List<FaceRecord> records) {
        this.config = config;
        manager = runtime.newManager();
        ValueGroups found = ValueGroups.of(records, config.groupBy(), "groupLoss.groupBy");
        groups = found.of();
        String text = EQUAL;
        if (config instanceof GroupLossConfig.Reweight reweight) {
            text = FIXED;
            tables.add(manager.create(reweight.weight().of(found.counts(), reweight.beta())));
        } else if (config instanceof GroupLossConfig.GroupDro dro) {
            text = DRO.replace("ETA", Double.toString(dro.eta()));
            double[] first = new double[found.names().size()];
            Arrays.fill(first, 1.0 / first.length);
            tables.add(manager.create(first));
            tables.add(manager.create(Arrays.stream(found.counts())
                    .mapToDouble(n -> dro.adjustment() / Math.sqrt(n))
                    .toArray()));
        }
        script = ScriptModule.compile(runtime, List.of(text));
    }

    /**
     * The loss of a batch, a scalar.
     *
     * @param losses one per image, [N]
     * @param rows of the images in the training set
     */
    NDArray of(NDManager owner, NDArray losses, int[] rows) {
        NDList arguments = new NDList(losses);
        if (!tables.isEmpty()) {
            arguments.add(owner.create(
                    Arrays.stream(rows).mapToLong(row -> groups[row]).toArray()));
            arguments.addAll(tables);
        }
        return script.call(owner, "weigh", arguments, true).singletonOrThrow();
    }

    /** The weights of the groups where they change from batch to batch: a live array, float64 [groups]. */
    Map<String, NDArray> state() {
        return config instanceof GroupLossConfig.GroupDro ? Map.of("groupWeights", tables.get(0)) : Map.of();
    }

    @Override
    public void close() {
        script.close();
        manager.close();
    }
}
