package org.facegap.models.checkpoint.torch;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Function;
import org.facegap.core.UserError;
import org.facegap.models.checkpoint.array.LazyTensor;
import org.facegap.models.checkpoint.array.StridedTensor;
import org.facegap.models.checkpoint.pickle.ByteStrings;
import org.facegap.models.checkpoint.pickle.FileBytes;
import org.facegap.models.checkpoint.pickle.MemoryBudget;
import org.facegap.models.checkpoint.pickle.PickledObject;
import org.facegap.models.checkpoint.pickle.PickledReference;
import org.facegap.models.checkpoint.pickle.PickledTuple;
import org.jspecify.annotations.Nullable;

/**
 * The tensors among a pickle's nodes. Source: {@code torch._utils._rebuild_tensor_v2}, {@code _rebuild_parameter}, {@code
 * torch.storage._load_from_bytes}.
 */
public final class TorchTensors {
    private static final int MOST_WRAPPINGS = 4;

    private final FileBytes pickle;
    private final MemoryBudget budget;
    private final ByteStrings byteStrings;
    private final Function<PickledReference, TorchStorage> referenced;
    private final Map<FileBytes, TorchStorage> embedded = new IdentityHashMap<>();

    TorchTensors(FileBytes pickle, MemoryBudget budget, Function<PickledReference, TorchStorage> referenced) {
        this.pickle = pickle;
        this.budget = budget;
        this.byteStrings = new ByteStrings(pickle, budget);
        this.referenced = referenced;
    }

    /** Tensors of a pickle whose storages are embedded as streams of their own. */
    public static TorchTensors embedded(FileBytes pickle, MemoryBudget budget) {
        return new TorchTensors(pickle, budget, reference -> {
            throw pickle.error(reference.offset(), "a tensor's storage lies outside of the file");
        });
    }

    /**
     * The tensor that a node stands for, or null when it stands for something else.
     *
     * @throws UserError when it is a tensor that cannot be read
     */
    public @Nullable LazyTensor tensor(Object node) {
        Object inner = node;
        for (int i = 0; i < MOST_WRAPPINGS; i++) {
            if (!(inner instanceof PickledObject object)) {
                return null;
            }
            boolean parameter = object.name().equals("torch._utils._rebuild_parameter")
                    || object.name().equals("torch._utils._rebuild_parameter_with_state");
            if (parameter && object.arguments().size() > 0) {
                inner = object.arguments().get(0);
            } else if (object.name().equals("torch._utils._rebuild_tensor_v2")
                    || object.name().equals("torch._utils._rebuild_tensor")) {
                return rebuilt(object);
            } else {
                return null;
            }
        }
        return null;
    }

    private LazyTensor rebuilt(PickledObject node) {
        PickledTuple arguments = node.arguments();
        if (arguments.size() < 4 || !(arguments.get(1) instanceof Long offset)) {
            throw damaged(node);
        }
        TorchStorage storage = storage(arguments.get(0), node);
        budget.charge(512);
        return StridedTensor.of(
                storage.data(), storage.type(), offset, sizes(arguments.get(2), node), sizes(arguments.get(3), node));
    }

    private TorchStorage storage(Object node, PickledObject tensor) {
        if (node instanceof PickledReference reference) {
            return referenced.apply(reference);
        }
        boolean stream = node instanceof PickledObject call
                && call.name().equals("torch.storage._load_from_bytes")
                && call.arguments().size() == 1;
        FileBytes bytes =
                stream ? byteStrings.bytes(((PickledObject) node).arguments().get(0)) : null;
        if (bytes == null) {
            throw damaged(tensor);
        }
        TorchStorage known = embedded.get(bytes);
        if (known == null) {
            budget.charge(64);
            LegacyStream read = new LegacyStream(bytes, budget);
            if (!(read.root() instanceof PickledReference reference)) {
                throw bytes.error(0, "a tensor's storage is not a storage");
            }
            known = read.storage(reference);
            embedded.put(bytes, known);
        }
        return known;
    }

    private long[] sizes(Object node, PickledObject tensor) {
        Object sizes = node instanceof PickledObject call
                        && call.name().equals("torch.Size")
                        && call.arguments().size() == 1
                ? call.arguments().get(0)
                : node;
        if (!(sizes instanceof PickledTuple tuple) || tuple.size() > 16) {
            throw damaged(tensor);
        }
        long[] values = new long[tuple.size()];
        for (int i = 0; i < values.length; i++) {
            if (!(tuple.get(i) instanceof Long value)) {
                throw damaged(tensor);
            }
            values[i] = value;
        }
        return values;
    }

    private UserError damaged(PickledObject node) {
        return pickle.error(node.offset(), "a tensor is damaged or of an unknown kind");
    }
}
