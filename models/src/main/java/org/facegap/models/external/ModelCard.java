package org.facegap.models.external;

import java.nio.file.Path;
import java.util.Map;
import org.facegap.core.config.ConfigReader;
import org.facegap.core.config.Default;
import org.facegap.core.config.Doc;
import org.facegap.core.config.OneOf;
import org.facegap.models.align.FaceTemplate;
import org.jspecify.annotations.Nullable;

/**
 * What a model file does not say of itself and must not be guessed; NAME.model.yaml beside the file.
 *
 * @param kind {@code attributes}, {@code embedder} or {@code detector}
 * @param model name of the file beside the card: ONNX, or TorchScript ({@code .pt})
 * @param trustCode whether a TorchScript file, which is a program, may run
 * @param licence terms of the model
 * @param input what the network takes
 * @param face where in a picture the network looks; absent for detectors
 * @param attributes attribute name to how it is read; for kind attributes
 * @param embedding how the vector is read; for kind embedder
 * @param detector how faces are read; for kind detector
 */
public record ModelCard(
        @Doc("what the model does") @OneOf({"attributes", "embedder", "detector"})
        String kind,

        @Doc("name of the model file beside this card: .onnx, or TorchScript .pt")
        String model,

        @Doc("true lets a TorchScript file run; such a file is a program") @Default("false")
        boolean trustCode,

        @Doc("terms of the model") @Default("unknown") String licence,

        @Doc("what the network takes") NetworkInput input,

        @Doc("where in a picture the network looks; absent for detectors") @Nullable
        FacePlace face,

        @Doc("attribute name to how it is read; for kind attributes") @Nullable
        Map<String, AttributeReading> attributes,

        @Doc("how the vector is read; for kind embedder") @Nullable
        EmbeddingReading embedding,

        @Doc("how faces are read; for kind detector") @Nullable
        DetectorReading detector) {
    /** @throws IllegalArgumentException when parts are missing, superfluous or do not fit */
    public ModelCard {
        if (model.isEmpty() || !String.valueOf(Path.of(model).getFileName()).equals(model)) {
            throw new IllegalArgumentException(
                    "model: expected the plain name of a file beside the card, found '" + model + "'");
        }
        belongs("attributes", kind.equals("attributes"), attributes);
        belongs("embedding", kind.equals("embedder"), embedding);
        belongs("detector", kind.equals("detector"), detector);
        belongs("face", !kind.equals("detector"), face);
        if (attributes != null && attributes.isEmpty()) {
            throw new IllegalArgumentException("attributes: name at least one");
        }
        if (face != null && !face.align().equals("none")) {
            if (input.width() != input.height()) {
                throw new IllegalArgumentException("face.align: aligned faces are square, but the input is "
                        + input.width() + " x " + input.height());
            }
            try {
                FaceTemplate.arcFace(input.width());
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("face.align: " + e.getMessage(), e);
            }
        }
        if (detector != null) {
            if (input.batch() != 1) {
                throw new IllegalArgumentException("input.batch: a detector looks at one picture at a time");
            }
            detector.checkSide(input.width(), input.height());
        }
    }

    private static void belongs(String key, boolean wanted, @Nullable Object part) {
        if (wanted && part == null) {
            throw new IllegalArgumentException(key + ": missing for this kind of model");
        }
        if (!wanted && part != null) {
            throw new IllegalArgumentException(key + ": does not belong to this kind of model");
        }
    }

    /**
     * Reads a card.
     *
     * @throws org.facegap.core.config.ConfigError with everything that is wrong, by line and key
     */
    public static ModelCard read(Path card) {
        return ConfigReader.read(card, ModelCard.class);
    }
}
