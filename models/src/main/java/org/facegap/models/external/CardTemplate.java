package org.facegap.models.external;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import org.facegap.core.json.Json;
import org.jspecify.annotations.Nullable;

/** A model card to fill in: what an ONNX file says of itself stands there, and {@value #GAP} where it says nothing. */
public final class CardTemplate {
    private static final String GAP = "FILL";

    private CardTemplate() {}

    /**
     * The card as YAML. It is refused as long as a gap is left.
     *
     * @param fileName of the model, beside which the card will lie
     */
    public static String of(String fileName, OnnxFacts facts) {
        List<String> dimensions =
                facts.inputs().isEmpty() ? List.of() : facts.inputs().get(0).dimensions();
        @Nullable String layout = layout(dimensions);
        boolean planar = "nchw".equals(layout);
        String height = layout == null ? GAP : number(dimensions.get(planar ? 2 : 1));
        String width = layout == null ? GAP : number(dimensions.get(planar ? 3 : 2));
        boolean grey = layout != null && dimensions.get(planar ? 1 : 3).equals("1");
        String perChannel = grey ? "[FILL]" : "[FILL, FILL, FILL]";
        String batch = dimensions.isEmpty() || number(dimensions.get(0)).equals(GAP) ? "1" : dimensions.get(0);
        OnnxFacts.@Nullable Value output =
                facts.outputs().isEmpty() ? null : facts.outputs().get(0);
        String outputName = output == null ? GAP : quoted(output.name());
        List<String> row = output == null ? List.of() : output.dimensions();
        String length = row.isEmpty() ? GAP : number(row.get(row.size() - 1));
        return """
                kind: FILL               # attributes, embedder or detector
                model: %s
                licence: unknown         # terms of the model
                input:
                  name: %s
                  width: %s
                  height: %s
                  colours: %s            # rgb, bgr or grey
                  layout: %s             # nchw or nhwc
                  pixels: FILL           # 0-255 or 0-1: their range before mean and std
                  mean: %s               # (pixel - mean) / std, in the order of colours
                  std: %s
                  batch: %s
                face:                    # not for a detector
                  align: FILL            # none, ffhq-to-arcface or five-points
                # Keep the part that belongs to the kind.
                embedding:
                  output: %s
                  dimension: %s
                  flip: none             # none, sum or sum-of-unit
                attributes:
                  NAME: {output: %s, first: 0, reading: FILL, classes: [FILL, FILL]}
                  # reading: logits, probabilities, sigmoid or number
                detector:
                  type: FILL             # scrfd or ultraface
                  scores: [FILL]
                  boxes: [FILL]
                  confidence: FILL
                  overlap: FILL
                """.formatted(
                quoted(fileName),
                facts.inputs().isEmpty() ? GAP : quoted(facts.inputs().get(0).name()),
                width,
                height,
                grey ? "grey" : GAP,
                layout == null ? GAP : layout,
                perChannel,
                perChannel,
                batch,
                outputName,
                length,
                outputName);
    }

    /** By where the channels can be; null when they can be in both places or in none. */
    private static @Nullable String layout(List<String> dimensions) {
        if (dimensions.size() != 4) {
            return null;
        }
        boolean first = isChannels(dimensions.get(1));
        boolean last = isChannels(dimensions.get(3));
        return first == last ? null : first ? "nchw" : "nhwc";
    }

    private static boolean isChannels(String dimension) {
        return dimension.equals("1") || dimension.equals("3");
    }

    private static String number(String dimension) {
        return dimension.matches("[0-9]+") ? dimension : GAP;
    }

    /** A name as YAML takes it, whatever is in it. */
    private static String quoted(String name) {
        if (name.matches("[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*")) {
            return name;
        }
        try {
            return Json.mapper().writeValueAsString(name);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a name that is no text", e);
        }
    }
}
