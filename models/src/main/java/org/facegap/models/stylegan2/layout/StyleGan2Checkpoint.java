package org.facegap.models.stylegan2.layout;

import java.util.List;
import java.util.Map;
import org.facegap.models.checkpoint.LazyTensor;
import org.facegap.models.stylegan2.StyleGan2Config;

/**
 * A StyleGAN2 generator read from a file, whatever its format.
 *
 * @param format what the file is, for example {@code NVIDIA PyTorch pickle}
 * @param origin the file, for messages
 * @param config shape of the network; fits {@code tensors}
 * @param tensors by NVIDIA's PyTorch names ({@code synthesis.b8.conv0.weight}, ...); exactly those the configuration asks
 *     for, noise strengths with shape [1]. They lie in the mapped file until their values are asked for
 * @param networks networks in the file, the one read first
 * @param remarks sentences about what was ignored, and about anything suspicious
 * @param notes facts by key; {@code w_avg} = {@code missing} when the file has no average w (then it is all zeros, and
 *     truncation needs an average from elsewhere)
 */
public record StyleGan2Checkpoint(
        String format,
        String origin,
        StyleGan2Config config,
        Map<String, LazyTensor> tensors,
        List<String> networks,
        List<String> remarks,
        Map<String, String> notes)
        implements AutoCloseable {
    /** Nothing to do but to let go: the mapping ends when nothing refers to the tensors any more. */
    @Override
    public void close() {}
}
