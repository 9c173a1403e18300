package org.facegap.trainer.recognition;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import org.facegap.models.network.ScriptNetwork;
import org.jspecify.annotations.Nullable;

/** Embedder followed by a margin head: images [N, 3, size, size] to cosines [N, identities] and embeddings [N, dimension]. */
final class RecognitionBlock extends AbstractBlock {
    private final ScriptNetwork embedder;
    private final ScriptNetwork head;

    RecognitionBlock(ScriptNetwork embedder, ScriptNetwork head) {
        this.embedder = addChildBlock("embedder", embedder);
        this.head = addChildBlock("head", head);
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, @Nullable PairList<String, Object> params) {
        NDList embeddings = embedder.forward(store, inputs, training, params);
        return head.forward(store, embeddings, training, params).addAll(embeddings);
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType dataType, Shape... inputShapes) {
        // Both networks bring their values with them.
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        return head.getOutputShapes(inputShapes);
    }
}
