package org.facegap.models.stylegan2.layout;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.facegap.core.UserError;
import org.facegap.models.checkpoint.SafetensorsView;
import org.facegap.models.checkpoint.array.LazyTensor;
import org.facegap.models.checkpoint.array.NumpyArrays;
import org.facegap.models.checkpoint.pickle.FileBytes;
import org.facegap.models.checkpoint.pickle.MemoryBudget;
import org.facegap.models.checkpoint.pickle.PickledObject;
import org.facegap.models.checkpoint.pickle.Unpickler;
import org.facegap.models.checkpoint.torch.TorchFile;
import org.facegap.models.checkpoint.torch.TorchTensors;
import org.jspecify.annotations.Nullable;

/** Opens StyleGAN2 checkpoints of every known format. Nothing in a file is ever executed. */
public final class StyleGan2Files {
    private static final String BUILT_IN = "/org/facegap/models/builtin/";

    private StyleGan2Files() {}

    /**
     * Opens a checkpoint; the format is found by content, not by name. Files of up to 2 GiB are mapped into memory, and
     * the reader itself allocates at most three times the file's size and 64 MiB, whatever the file says.
     *
     * @throws UserError one clear sentence: no such file, not a checkpoint, a StyleGAN3, a damaged or a hostile file, a
     *     network that cannot be run here
     */
    public static StyleGan2Checkpoint open(Path file) {
        return read(FileBytes.map(file));
    }

    /**
     * Opens a generator shipped with this program.
     *
     * @param name without ending, for example {@code world-64}
     */
    public static StyleGan2Checkpoint shipped(String name) {
        try (InputStream in = StyleGan2Files.class.getResourceAsStream(BUILT_IN + name + ".safetensors")) {
            if (in == null) {
                throw new UserError("built-in model " + name + " is not in this build");
            }
            return read(FileBytes.of("builtin:" + name, ByteBuffer.wrap(in.readAllBytes())));
        } catch (IOException e) {
            throw new UserError("cannot read the built-in model " + name + ": " + e.getMessage(), e);
        }
    }

    /** Reads a checkpoint's bytes. */
    static StyleGan2Checkpoint read(FileBytes file) {
        MemoryBudget budget = MemoryBudget.of(file);
        if (TorchFile.beginsAsZip(file)) {
            return torch(file, TorchFile.zip(file, budget), budget);
        }
        if (TorchFile.beginsAsStream(file)) {
            return torch(file, TorchFile.stream(file, budget), budget);
        }
        if (SafetensorsView.begins(file)) {
            return SafetensorsLayout.read(file, budget);
        }
        if (file.u8(0) == 0x80) {
            return pickle(file, budget);
        }
        throw new UserError(
                file.origin() + ": not a StyleGAN2 checkpoint that this program knows (a pickle of NVIDIA's,"
                        + " a torch.save file, or safetensors of this project)");
    }

    private static StyleGan2Checkpoint torch(FileBytes file, TorchFile torch, MemoryBudget budget) {
        String kind = "torch.save " + (torch.zip() ? "zip" : "legacy");
        FileEntries entries = new FileEntries(torch.root(), tensors(torch.pickle(), torch.tensors(), budget), budget);
        return generator(kind, "this torch.save file", file, torch.pickle(), entries, budget);
    }

    private static StyleGan2Checkpoint pickle(FileBytes file, MemoryBudget budget) {
        Object root = new Unpickler(file, budget, false).load();
        FileEntries entries = new FileEntries(root, tensors(file, TorchTensors.embedded(file, budget), budget), budget);
        return generator("pickle", "this pickle", file, file, entries, budget);
    }

    private static Function<Object, @Nullable LazyTensor> tensors(
            FileBytes pickle, TorchTensors torch, MemoryBudget budget) {
        NumpyArrays arrays = new NumpyArrays(pickle, budget);
        return node -> {
            LazyTensor tensor = torch.tensor(node);
            return tensor == null ? arrays.array(node) : tensor;
        };
    }

    private static StyleGan2Checkpoint generator(
            String format, String kind, FileBytes file, FileBytes pickle, FileEntries entries, MemoryBudget budget) {
        GeneratorSearch search = new GeneratorSearch(file.origin(), kind, entries, budget);
        GeneratorSearch.Found found = search.best();
        List<String> networks = search.networks(found);
        List<String> remarks = search.remarks(found, networks);
        if (found.layout() == TensorNames.NVIDIA) {
            Map<String, LazyTensor> state = search.tensors(found, remarks);
            return NvidiaTensors.read("NVIDIA state, " + format, file.origin(), state, networks, remarks);
        }
        if (found.layout() == TensorNames.ROSINALITY) {
            Map<String, LazyTensor> state = search.tensors(found, remarks);
            return RosinalityLayout.read("rosinality " + format, file.origin(), state, networks, remarks);
        }
        PickledObject network = (PickledObject) found.entry().node();
        return PersistentModule.is(network)
                ? NvidiaLayout.read(pickle, network, networks, remarks, budget)
                : TensorFlowLayout.read(pickle, network, networks, remarks, budget);
    }
}
