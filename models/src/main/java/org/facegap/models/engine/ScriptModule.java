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
import java.io.UncheckedIOException;
import java.util.List;

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
