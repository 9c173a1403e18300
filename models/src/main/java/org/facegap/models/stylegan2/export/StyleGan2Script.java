package org.facegap.models.stylegan2.export;

import java.util.Map;
import java.util.function.Function;
import org.facegap.core.UserError;
import org.facegap.models.checkpoint.array.LazyTensor;
import org.facegap.models.engine.ComputeType;
import org.facegap.models.engine.ScriptClass;
import org.facegap.models.network.NetworkSource;
import org.facegap.models.network.ParameterSpec;
import org.facegap.models.network.ScriptExport;
import org.facegap.models.stylegan2.StyleGan2Config;
import org.facegap.models.stylegan2.StyleGan2Source;

/**
 * A StyleGAN2 generator as a TorchScript module that runs in Python without this program, in float32.
 *
 * <p>{@code G(z, truncation_psi=1.0, truncation_cutoff=None)} gives images [N, 3, r, r], about -1..1, with the
 * constant noise: the same z gives the same image. {@code G.mapping(z, ...)} gives ws [N, num_ws, w_dim], {@code
 * G.synthesis(ws, noise_mode="const")} images; {@code noise_mode="none"} leaves the noise out. A conditional network
 * takes its labels c after z. Parameters have NVIDIA's names.
 */
public final class StyleGan2Script {
    private StyleGan2Script() {}

    /**
     * The module.
     *
     * @param tensors by NVIDIA's names; read when the module is written
     * @throws UserError when a tensor is missing
     */
    public static ScriptClass of(StyleGan2Config config, Map<String, LazyTensor> tensors, String origin) {
        NetworkSource source = StyleGan2Source.of(config, ComputeType.FLOAT32);
        ScriptExport export = new ScriptExport(source, "StyleGan2", values(tensors, origin));
        ScriptClass root = export.result();
        root.number("z_dim", config.zDim());
        root.number("c_dim", config.cDim());
        root.number("w_dim", config.wDim());
        root.number("num_ws", config.numWs());
        root.number("img_resolution", config.resolution());
        root.number("img_channels", 3);
        boolean labels = config.cDim() > 0;
        String inputs = labels ? "z: Tensor, c: Tensor" : "z: Tensor";
        String given = labels ? "z, c" : "z";
        // NumPy's numbers are double.
        String single = labels ? "torch.to(z, 6), torch.to(c, 6)" : "torch.to(z, 6)";
        export.method("mapping", "mapping", "w");
        String average = export.parameter("mapping.w_avg", "mapping");
        export.text("mapping", """
                  def forward(self, %1$s, truncation_psi: float=1.0, truncation_cutoff: Optional[int]=None) -> Tensor:
                    ws = torch.repeat(torch.unsqueeze(self.w(%2$s), 1), [1, %4$d, 1])
                    if torch.eq(truncation_psi, 1.0):
                      result = ws
                    else:
                      near = torch.add(%3$s, torch.mul(torch.sub(ws, %3$s), truncation_psi))
                      if truncation_cutoff is None:
                        result = near
                      else:
                        cut = truncation_cutoff
                        result = torch.cat([torch.slice(near, 1, 0, cut), torch.slice(ws, 1, cut)], 1)
                    return result
                """.formatted(inputs, single, average, config.numWs()));
        export.method("synthesis", "synthesis", "without_noise");
        export.method("synthesis_const", "synthesis", "with_noise");
        export.text("synthesis", """
                  def forward(self, ws: Tensor, noise_mode: str="const") -> Tensor:
                    if torch.eq(noise_mode, "const"):
                      image = self.with_noise(ws)
                    else:
                      if torch.ne(noise_mode, "none"):
                        ops.prim.RaiseException("noise_mode is const or none", "builtins.ValueError")
                      else:
                        pass
                      image = self.without_noise(ws)
                    return image
                """);
        export.text("", """
                  def forward(self, %1$s, truncation_psi: float=1.0, truncation_cutoff: Optional[int]=None, noise_mode: str="const") -> Tensor:
                    return self.synthesis.forward(self.mapping.forward(%2$s, truncation_psi, truncation_cutoff), noise_mode)
                """.formatted(inputs, given));
        return root;
    }

    private static Function<ParameterSpec, float[]> values(Map<String, LazyTensor> tensors, String origin) {
        return parameter -> {
            LazyTensor tensor = tensors.get(parameter.name());
            if (tensor != null) {
                return tensor.values();
            }
            if (parameter.init() instanceof ParameterSpec.Init.Values constant) {
                return constant.values();
            }
            throw new UserError(origin + ": tensor " + parameter.name() + " is missing");
        };
    }
}
