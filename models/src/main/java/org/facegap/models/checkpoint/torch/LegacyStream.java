package org.facegap.models.checkpoint.torch;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.facegap.models.checkpoint.pickle.FileBytes;
import org.facegap.models.checkpoint.pickle.MemoryBudget;
import org.facegap.models.checkpoint.pickle.PickledList;
import org.facegap.models.checkpoint.pickle.PickledReference;
import org.facegap.models.checkpoint.pickle.Unpickler;

/**
 * The old {@code torch.save} stream: five pickles (magic number, protocol, system, object, storage keys), then per key an
 * element count and the raw data. Source: {@code torch.serialization._legacy_save}.
 */
final class LegacyStream {
    private static final BigInteger MAGIC = new BigInteger("1950a86a20f9469cfc6c", 16);
    private static final byte[] START = {(byte) 0x80, 2, (byte) 0x8a, 10, 0x6c, (byte) 0xfc, (byte) 0x9c, 0x46};

    private final FileBytes bytes;
    private final Object root;
    private final Map<String, FileBytes> data = new HashMap<>();

    /** Reads a stream. */
    LegacyStream(FileBytes bytes, MemoryBudget budget) {
        this.bytes = bytes;
        Unpickler unpickler = new Unpickler(bytes, budget, true);
        if (!MAGIC.equals(unpickler.load())) {
            throw bytes.error(0, "not a torch.save stream");
        }
        long at = unpickler.position();
        if (!Long.valueOf(1001).equals(unpickler.load())) {
            throw bytes.error(at, "a torch.save stream of an unknown version");
        }
        unpickler.load();
        root = unpickler.load();
        Map<String, StorageId> wanted = wanted(unpickler, budget);
        long keysAt = unpickler.position();
        if (!(unpickler.load() instanceof PickledList keys)) {
            throw bytes.error(keysAt, "a torch.save stream without its list of storages");
        }
        long position = unpickler.position();
        for (Object key : keys.items()) {
            StorageId id = key instanceof String s ? wanted.remove(s) : null;
            if (id == null) {
                throw bytes.error(keysAt, "a torch.save stream lists a storage that it does not use, or one twice");
            }
            long elements = bytes.i64(position);
            if (elements != id.elements()) {
                throw bytes.error(
                        position, "a storage has " + elements + " elements where " + id.elements() + " are announced");
            }
            bytes.need(position + 8, elements);
            long length = elements * id.type().size();
            budget.charge(192);
            data.put(id.key(), bytes.slice(position + 8, length));
            position += 8 + length;
        }
        if (!wanted.isEmpty()) {
            throw bytes.error(keysAt, "a torch.save stream uses a storage that it does not list");
        }
    }

    /** Whether bytes begin like such a stream. */
    static boolean begins(FileBytes bytes) {
        if (bytes.length() < START.length) {
            return false;
        }
        for (int i = 0; i < START.length; i++) {
            if (bytes.u8(i) != (START[i] & 0xff)) {
                return false;
            }
        }
        return true;
    }

    private Map<String, StorageId> wanted(Unpickler unpickler, MemoryBudget budget) {
        Map<String, StorageId> wanted = new LinkedHashMap<>();
        for (PickledReference reference : unpickler.references()) {
            budget.charge(160);
            StorageId id = StorageId.of(reference, bytes);
            StorageId before = wanted.put(id.key(), id);
            if (before != null && (before.type() != id.type() || before.elements() != id.elements())) {
                throw bytes.error(reference.offset(), "a storage is announced with two types or sizes");
            }
        }
        return wanted;
    }

    /** The object saved. */
    Object root() {
        return root;
    }

    /** The storage that a reference of the object means. */
    TorchStorage storage(PickledReference reference) {
        StorageId id = StorageId.of(reference, bytes);
        FileBytes whole = data.get(id.key());
        if (whole == null) {
            throw bytes.error(reference.offset(), "a storage is missing");
        }
        return id.part(whole);
    }
}
