package org.facegap.models.checkpoint.torch;

import java.util.Map;
import org.facegap.models.checkpoint.array.ElementType;
import org.facegap.models.checkpoint.pickle.FileBytes;
import org.facegap.models.checkpoint.pickle.PickledGlobal;
import org.facegap.models.checkpoint.pickle.PickledNone;
import org.facegap.models.checkpoint.pickle.PickledReference;
import org.facegap.models.checkpoint.pickle.PickledTuple;

/**
 * The persistent id of a storage: {@code ('storage', type, key, location, elements[, view])}. Where it was (the location)
 * does not matter here.
 *
 * @param type of its elements
 * @param key its name in the file
 * @param elements of the whole storage
 * @param viewOffset first element of the part that is meant
 * @param viewElements number of elements of that part
 */
record StorageId(ElementType type, String key, long elements, long viewOffset, long viewElements) {
    private static final Map<String, ElementType> TYPES = Map.ofEntries(
            Map.entry("torch.FloatStorage", ElementType.FLOAT32),
            Map.entry("torch.DoubleStorage", ElementType.FLOAT64),
            Map.entry("torch.HalfStorage", ElementType.FLOAT16),
            Map.entry("torch.BFloat16Storage", ElementType.BFLOAT16),
            Map.entry("torch.LongStorage", ElementType.INT64),
            Map.entry("torch.IntStorage", ElementType.INT32),
            Map.entry("torch.ShortStorage", ElementType.INT16),
            Map.entry("torch.CharStorage", ElementType.INT8),
            Map.entry("torch.ByteStorage", ElementType.UINT8),
            Map.entry("torch.BoolStorage", ElementType.BOOL),
            Map.entry("torch.UntypedStorage", ElementType.UINT8),
            Map.entry("torch.storage.UntypedStorage", ElementType.UINT8),
            Map.entry("torch.storage._UntypedStorage", ElementType.UINT8));

    static StorageId of(PickledReference reference, FileBytes pickle) {
        boolean good = reference.id() instanceof PickledTuple id
                && id.size() >= 5
                && "storage".equals(id.get(0))
                && id.get(1) instanceof PickledGlobal type
                && TYPES.containsKey(type.name())
                && id.get(2) instanceof String
                && id.get(4) instanceof Long elements
                && elements >= 0
                && elements <= Integer.MAX_VALUE;
        if (!good) {
            throw pickle.error(reference.offset(), "a tensor's storage is of an unknown kind");
        }
        PickledTuple id = (PickledTuple) reference.id();
        ElementType type = TYPES.get(((PickledGlobal) id.get(1)).name());
        long elements = (Long) id.get(4);
        long offset = 0;
        long part = elements;
        if (id.size() > 5 && id.get(5) != PickledNone.NONE) {
            if (!(id.get(5) instanceof PickledTuple view)
                    || view.size() != 3
                    || !(view.get(1) instanceof Long from)
                    || !(view.get(2) instanceof Long count)) {
                throw pickle.error(reference.offset(), "a tensor's storage is of an unknown kind");
            }
            offset = from;
            part = count;
        }
        if (type == null || offset < 0 || part < 0 || offset > elements || part > elements - offset) {
            throw pickle.error(reference.offset(), "a tensor's storage reaches outside of another");
        }
        return new StorageId(type, (String) id.get(2), elements, offset, part);
    }

    /** The meant part of the whole storage's bytes. */
    TorchStorage part(FileBytes whole) {
        return new TorchStorage(type, whole.slice(viewOffset * type.size(), viewElements * type.size()));
    }
}
