package org.facegap.models.checkpoint.torch;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.facegap.models.checkpoint.pickle.FileBytes;
import org.facegap.models.checkpoint.pickle.MemoryBudget;
import org.facegap.models.checkpoint.pickle.PickledReference;
import org.facegap.models.checkpoint.pickle.Unpickler;

/**
 * A file written by {@code torch.save}.
 *
 * @param zip whether it is a zip archive; otherwise an old stream
 * @param pickle the bytes that {@code root} was read from
 * @param root the object saved
 * @param tensors reads the tensors among the object's nodes
 */
public record TorchFile(boolean zip, FileBytes pickle, Object root, TorchTensors tensors) {
    private static final String PICKLE = "/data.pkl";

    /** Whether bytes begin like a zip archive. */
    public static boolean beginsAsZip(FileBytes bytes) {
        return bytes.length() > 4 && bytes.i32(0) == 0x04034b50;
    }

    /** Whether bytes begin like an old stream. */
    public static boolean beginsAsStream(FileBytes bytes) {
        return LegacyStream.begins(bytes);
    }

    /** Reads an old stream. */
    public static TorchFile stream(FileBytes bytes, MemoryBudget budget) {
        LegacyStream stream = new LegacyStream(bytes, budget);
        return new TorchFile(false, bytes, stream.root(), new TorchTensors(bytes, budget, stream::storage));
    }

    /** Reads a zip archive. Source: {@code torch.serialization._save}. */
    public static TorchFile zip(FileBytes bytes, MemoryBudget budget) {
        ZipEntries entries = new ZipEntries(bytes, budget);
        List<String> pickles =
                entries.names().stream().filter(n -> n.endsWith(PICKLE)).toList();
        FileBytes pickle = pickles.size() == 1 ? entries.content(pickles.get(0)) : null;
        if (pickle == null) {
            throw bytes.error(0, "a zip archive that torch.save did not write: it has no data.pkl, or several");
        }
        String folder = pickles.get(0).substring(0, pickles.get(0).length() - PICKLE.length());
        if (entries.names().contains(folder + "/constants.pkl")) {
            throw bytes.error(
                    0, "a TorchScript program, not a checkpoint; it is not read, since it would have to be run");
        }
        FileBytes order = entries.content(folder + "/byteorder");
        if (order != null && !(order.length() == 6 && order.text(0, 6).equals("little"))) {
            throw bytes.error(0, "a checkpoint written on a big-endian machine, which is not read");
        }
        Unpickler unpickler = new Unpickler(pickle, budget, true);
        Object root = unpickler.load();
        Map<String, FileBytes> data = new HashMap<>();
        return new TorchFile(
                true, pickle, root, new TorchTensors(pickle, budget, r -> storage(r, pickle, entries, folder, data)));
    }

    private static TorchStorage storage(
            PickledReference reference,
            FileBytes pickle,
            ZipEntries entries,
            String folder,
            Map<String, FileBytes> data) {
        StorageId id = StorageId.of(reference, pickle);
        FileBytes whole = data.get(id.key());
        if (whole == null) {
            whole = entries.content(folder + "/data/" + id.key());
            if (whole == null) {
                throw pickle.error(reference.offset(), "a tensor's storage is not in the archive");
            }
            data.put(id.key(), whole);
        }
        if (whole.length() != id.elements() * id.type().size()) {
            throw pickle.error(
                    reference.offset(),
                    "a storage of " + id.elements() + " elements of type "
                            + id.type().title() + " has " + whole.length() + " bytes");
        }
        return id.part(whole);
    }
}
