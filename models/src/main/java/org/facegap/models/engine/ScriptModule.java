package org.facegap.models.engine;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.facegap.core.UserError;

/**
 * Operators the engine's Java API lacks, written as TorchScript methods and compiled in memory. Parameters stay ordinary
 * arrays handed in as arguments, so gradients flow to them; bfloat16 and channels-last exist only inside a method.
 *
 * <p>The dialect is serialised TorchScript: {@code torch.conv2d(x, w, None, [1, 1], [1, 1], [1, 1], 1)}, dtype codes
 * float32 = 6, int64 = 4, bfloat16 = 15, memory format channels-last = 2.
 */
public final class ScriptModule implements AutoCloseable {
    private final NDManager manager;
    private final PtSymbolBlock block;

    private ScriptModule(NDManager manager, PtSymbolBlock block) {
        this.manager = manager;
        this.block = block;
    }

    /**
     * Compiles methods into one module.
     *
     * @param methods source of each method, indented by two spaces, e.g. {@code "  def f(self, x: Tensor) -> Tensor:\n
     *     return x\n"}
     * @throws IllegalArgumentException when the source does not compile; the message holds the compiler's
     */
    public static ScriptModule compile(EngineRuntime runtime, List<String> methods) {
        NDManager manager = runtime.newManager();
        try {
            ByteArrayInputStream archive = new ByteArrayInputStream(ScriptArchive.of(methods));
            return new ScriptModule(manager, JniUtils.loadModule((PtNDManager) manager, archive, false, false));
        } catch (EngineException e) {
            manager.close();
            throw new IllegalArgumentException("The script does not compile: " + e.getMessage(), e);
        } catch (IOException e) {
            manager.close();
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Opens a module that another tool wrote, in evaluation mode. Such a file is a program: it may do whatever TorchScript can,
     * reading and writing files included.
     *
     * @throws UserError when it cannot be read or is no TorchScript module
     */
    public static ScriptModule load(EngineRuntime runtime, Path file) {
        NDManager manager = runtime.newManager();
        try (InputStream in = Files.newInputStream(file)) {
            PtSymbolBlock block = JniUtils.loadModule((PtNDManager) manager, in, true, false);
            JniUtils.enableInferenceMode(block);
            return new ScriptModule(manager, block);
        } catch (EngineException e) {
            manager.close();
            throw new UserError(file + ": is no TorchScript module that this engine can open: " + firstLine(e), e);
        } catch (IOException e) {
            manager.close();
            throw new UserError(file + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private static String firstLine(EngineException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    /**
     * Runs the method {@code forward} of a module from {@link #load}, in inference mode.
     *
     * @param owner manager the results are attached to
     * @return a tensor, a tuple's or list's members in order, or a dictionary's by name
     */
    public NDList forward(NDManager owner, NDList arguments) {
        NDList result = IValueUtils.forward(block, arguments, false);
        result.attach(owner);
        return result;
    }

    /**
     * Runs a method.
     *
     * @param owner manager the results are attached to
     * @param method method name
     * @param arguments arrays in the method's order
     * @param training true to record gradients; false runs in inference mode, whose results can never enter a gradient
     * @return the method's result, a tuple's members in order
     */
    public NDList call(NDManager owner, String method, NDList arguments, boolean training) {
        NDArray tag = owner.create(0f);
        tag.setName("module_method:" + method);
        NDList all = new NDList(arguments.size() + 1);
        all.add(tag);
        all.addAll(arguments);
        NDList result = IValueUtils.forward(block, all, training);
        tag.close();
        return result;
    }

    @Override
    public void close() {
        block.close();
        manager.close();
    }
}
