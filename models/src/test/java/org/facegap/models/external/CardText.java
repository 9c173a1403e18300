package org.facegap.models.external;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Cards for the tiny networks, written beside them. */
final class CardText {
    static final String INPUT =
            "input: {name: image, width: 16, height: 16, colours: rgb, layout: nchw, pixels: 0-1, mean: [0, 0, 0], std: [1, 1, 1]}\n";
    static final String WHOLE = "face: {align: none}\n";
    static final String EMBEDDER =
            "kind: embedder\nmodel: m.onnx\n" + INPUT + WHOLE + "embedding: {output: vector, dimension: 12}\n";
    static final String ORACLE = "kind: attributes\nmodel: m.onnx\n" + INPUT + WHOLE
            + "attributes:\n  light: {output: logits, reading: logits, classes: [dark, bright]}\n";

    private CardText() {}

    /** Writes {@code m.onnx} and {@code m.model.yaml}. */
    static Path write(Path dir, String card, byte[] network) {
        try {
            Files.write(dir.resolve("m.onnx"), network);
            return Files.writeString(dir.resolve("m.model.yaml"), card);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
