package org.facegap.models.stylegan2.layout;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Networks of others that are easily taken for NVIDIA's or the rosinality port's, by the names of their tensors. Naming them
 * tells people why their file is not read.
 */
enum ForeignNetwork {
    STYLEGAN3(
            "(?:.*\\.)?synthesis\\.(?:input\\.(?:freqs|transform|affine\\.weight)|L[0-9]+_[0-9]+_[0-9]+\\..*)",
            "It is a StyleGAN3 generator; this program runs StyleGAN2 generators only."),
    LUCIDRAINS(
            "(?:.*\\.)?(?:initial_block|S\\.net\\.[0-9]+\\.weight|[GE]+\\.blocks\\.[0-9]+\\.to_style[12]\\.weight)",
            "It looks like lucidrains' stylegan2-pytorch, a network of its own (other blocks, other noise), which cannot"
                    + " be run here."),
    BASICSR(
            "(?:.*\\.)?(?:style_conv1\\.modulated_conv\\.weight|style_mlp\\.1\\.weight|constant_input\\.weight)",
            "It looks like the StyleGAN2 of BasicSR or GFPGAN, whose tensors have other names and scales; convert it to"
                    + " the rosinality port's layout with that project's script first."),
    MMGENERATION(
            "(?:.*\\.)?(?:style_mapping\\.[0-9]+\\.weight|constant_input\\.const)",
            "It looks like the StyleGAN2 of MMGeneration, whose tensors have other names; it is not read here."),
    GENFORCE(
            "(?:.*\\.)?(?:mapping\\.dense[0-9]+\\.weight|synthesis\\.layer[0-9]+\\.weight|truncation\\.w_avg)",
            "It looks like a generator of GenForce, whose tensors have other names; take NVIDIA's file that it was"
                    + " converted from."),
    STYLEGAN1(
            "(?:.*\\.)?(?:generator\\.)?progression\\.[0-9]+\\.(?:conv|adain).*",
            "It is a StyleGAN1 (style-based-gan-pytorch); this program runs StyleGAN2 generators only."),
    DISCRIMINATOR(
            "(?:.*\\.)?(?:final_linear\\.[0-9]+\\.weight|b4\\.mbstd.*|b4\\.out\\.weight|convs\\.0\\.0\\.bias)",
            "It holds a discriminator; a generator is needed.");

    private final Pattern name;
    private final String sentence;

    ForeignNetwork(String name, String sentence) {
        this.name = Pattern.compile(name);
        this.sentence = sentence;
    }

    /** A sentence about the network that tensors of these names belong to; empty when they are not known. */
    static String named(List<String> tensors) {
        for (ForeignNetwork network : values()) {
            if (tensors.stream()
                    .anyMatch(t -> t.length() < 300 && network.name.matcher(t).matches())) {
                return network.sentence;
            }
        }
        return "";
    }
}
