package org.facegap.models.stylegan2.layout;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.facegap.core.UserError;
import org.facegap.models.checkpoint.pickle.FileBytes;
import org.facegap.models.checkpoint.pickle.MemoryBudget;
import org.facegap.models.checkpoint.pickle.PickledItems;
import org.facegap.models.checkpoint.pickle.PickledTuple;
import org.facegap.models.checkpoint.pickle.Unpickler;
import org.facegap.models.checkpoint.torch.TorchFile;

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
            return torch(file, TorchFile.zip(file, budget));
        }
        if (TorchFile.beginsAsStream(file)) {
            return torch(file, TorchFile.stream(file, budget));
        }
        if (SafetensorsLayout.begins(file)) {
            return SafetensorsLayout.read(file, budget);
        }
        if (file.u8(0) == 0x80) {
            return pickle(file, budget);
        }
        throw new UserError(
                file.origin() + ": not a StyleGAN2 checkpoint that this program knows (a pickle of NVIDIA's,"
                        + " a torch.save file, or safetensors of this project)");
    }

    private static StyleGan2Checkpoint torch(FileBytes file, TorchFile torch) {
        if (RosinalityLayout.is(torch.root())) {
            return RosinalityLayout.read(file.origin(), torch);
        }
        throw new UserError(file.origin()
                + ": a torch.save file, but not one of the rosinality port of StyleGAN2 (a dict" + " with g_ema)");
    }

    private static StyleGan2Checkpoint pickle(FileBytes file, MemoryBudget budget) {
        Object root = new Unpickler(file, budget, false).load();
        if (TensorFlowLayout.is(root)) {
            return TensorFlowLayout.read(file, (PickledTuple) root, budget);
        }
        if (root instanceof PickledItems items) {
            return NvidiaLayout.read(file, items, budget);
        }
        throw new UserError(file.origin() + ": a pickle, but not one of a StyleGAN2 (neither NVIDIA's dict of networks"
                + " nor a tuple of three)");
    }
}
