package org.facegap.models.external;

import java.nio.file.Path;
import java.util.Map;
import org.facegap.core.config.ByKey;
import org.facegap.core.config.ConfigReader;
import org.facegap.core.config.Default;
import org.facegap.core.config.Doc;
import org.facegap.core.config.OneOf;
import org.facegap.models.align.FaceTemplate;
import org.jspecify.annotations.Nullable;

/** What a model file does not say of itself and must not be guessed; NAME.model.yaml beside the file. */
@ByKey("kind")
public sealed interface ModelCard permits ModelCard.Attributes, ModelCard.Embedder, ModelCard.Detector {
    /** What the model does. */
    String kind();

    /** Name of the file beside the card: ONNX, or TorchScript ({@code .pt}). */
    String model();

    /** Whether a TorchScript file, which is a program, may run. */
    boolean trustCode();

    /** Terms of the model. */
    String licence();

    /** What the network takes. */
    NetworkInput input();

    /** Where in an image the network looks; null for detectors, which look everywhere. */
    @Nullable
    FacePlace face();

    /**
     * Of an attribute model.
     *
     * @param attributes attribute name to how it is read
     */
    record Attributes(
            @Doc("what the model does") @OneOf("attributes") String kind,

            @Doc("name of the model file beside this card: .onnx, or TorchScript .pt")
            String model,

            @Doc("true lets a TorchScript file run; such a file is a program") @Default("false")
            boolean trustCode,

            @Doc("terms of the model") @Default("unknown") String licence,

            @Doc("what the network takes") NetworkInput input,

            @Doc("where in an image the network looks") FacePlace face,

            @Doc("attribute name to how it is read") Map<String, AttributeReading> attributes)
            implements ModelCard {
        /** @throws IllegalArgumentException when parts do not fit */
        public Attributes {
            check(model, input, face);
            if (attributes.isEmpty()) {
                throw new IllegalArgumentException("attributes: name at least one");
            }
        }
    }

    /**
     * Of a recognition model.
     *
     * @param embedding how the vector is read
     */
    record Embedder(
            @Doc("what the model does") @OneOf("embedder") String kind,

            @Doc("name of the model file beside this card: .onnx, or TorchScript .pt")
            String model,

            @Doc("true lets a TorchScript file run; such a file is a program") @Default("false")
            boolean trustCode,

            @Doc("terms of the model") @Default("unknown") String licence,

            @Doc("what the network takes") NetworkInput input,

            @Doc("where in an image the network looks") FacePlace face,

            @Doc("how the vector is read") EmbeddingReading embedding)
            implements ModelCard {
        /** @throws IllegalArgumentException when parts do not fit */
        public Embedder {
            check(model, input, face);
        }
    }

    /**
     * Of a face detector.
     *
     * @param detector how faces are read
     */
    record Detector(
            @Doc("what the model does") @OneOf("detector") String kind,

            @Doc("name of the model file beside this card: .onnx, or TorchScript .pt")
            String model,

            @Doc("true lets a TorchScript file run; such a file is a program") @Default("false")
            boolean trustCode,

            @Doc("terms of the model") @Default("unknown") String licence,

            @Doc("what the network takes") NetworkInput input,

            @Doc("how faces are read") DetectorReading detector)
            implements ModelCard {
        /** @throws IllegalArgumentException when parts do not fit */
        public Detector {
            check(model, input, null);
            if (input.batch() != 1) {
                throw new IllegalArgumentException("input.batch: a detector looks at one image at a time");
            }
            detector.checkSide(input.width(), input.height());
        }

        @Override
        public @Nullable FacePlace face() {
            return null;
        }
    }

    private static void check(String model, NetworkInput input, @Nullable FacePlace face) {
        if (model.isEmpty() || !String.valueOf(Path.of(model).getFileName()).equals(model)) {
            throw new IllegalArgumentException(
                    "model: expected the plain name of a file beside the card, found '" + model + "'");
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
    }

    /**
     * Reads a card.
     *
     * @throws org.facegap.core.config.ConfigError with everything that is wrong, by line and key
     */
    static ModelCard read(Path card) {
        return ConfigReader.readAlone(card, ModelCard.class);
    }
}
