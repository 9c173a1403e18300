package org.facegap.models.recognition;

import org.facegap.models.network.NetworkSource;
import org.facegap.models.network.NetworkWriter;
import org.facegap.models.network.NetworkWriter.Method;
import org.facegap.models.network.ParameterSpec.Init;

/**
 * The classification head of recognition training: cosines between embeddings and learned centres of identities.
 * Input: embeddings, float32 [N, dimension]; output: cosines, float32 [N, identities], each to the nearest centre of the identity. The
 * margin itself belongs to the loss.
 */
public final class MarginHead {
    private MarginHead() {}

    /**
     * The head for a number of identities.
     *
     * @param subCentres centres per identity (Deng et al., ECCV 2020); those of one identity are neighbours in the weights
     */
    public static NetworkSource of(int identities, int dimension, int subCentres) {
        NetworkWriter writer = new NetworkWriter("margin head");
        for (String name : new String[] {"train", "infer"}) {
            Method method = writer.method(name, "e");
            String centres =
                    writer.parameter("centres", new Init.Normal(0.25), true, (long) identities * subCentres, dimension);
            String unit = method.let("torch.div(e, torch.clamp_min(torch.norm(e, 2, [1], True), 1.0e-08))");
            String directions = method.let(
                    "torch.div(" + centres + ", torch.clamp_min(torch.norm(" + centres + ", 2, [1], True), 1.0e-08))");
            String cosines = method.let("torch.linear(" + unit + ", " + directions + ", None)");
            method.returns(
                    subCentres == 1
                            ? cosines
                            : method.let("torch.amax(torch.reshape(" + cosines + ", [-1, " + identities + ", "
                                    + subCentres + "]), [2])"));
        }
        return writer.source();
    }
}
