package org.facegap.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.facegap.core.UserError;
import org.facegap.core.files.Sha256;
import org.facegap.models.external.CardTemplate;
import org.facegap.models.external.ExternalModel;
import org.facegap.models.external.OnnxFacts;
import org.facegap.models.external.OnnxFile;

/**
 * What an ONNX file holds, and its card.
 *
 * @param file as it was named
 * @param facts what the file says
 * @param sha256 of the file
 * @param card what the card beside it says the model is; empty when there is none
 * @param template a card to fill in; empty when there is one
 */
record OnnxInspection(String file, OnnxFacts facts, String sha256, String card, String template) {
    /** @throws UserError when it is no ONNX file, is refused, or its card is wrong */
    static OnnxInspection of(String file) {
        Path path = Path.of(file);
        if (!Files.isRegularFile(path)) {
            throw UserError.usage("checkpoint: there is no file " + file);
        }
        OnnxFacts facts = OnnxFile.inspect(path);
        String name = String.valueOf(path.getFileName());
        Path card = path.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ".model.yaml");
        try {
            String sha256 = Sha256.of(path);
            if (!Files.exists(card)) {
                return new OnnxInspection(file, facts, sha256, "", CardTemplate.of(name, facts));
            }
            String kind = ExternalModel.open(path).card().kind();
            return new OnnxInspection(file, facts, sha256, card + ": " + kind, "");
        } catch (IOException e) {
            throw new UserError(file + ": cannot be read: " + e.getMessage(), e);
        }
    }

    /** For a person. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        line(lines, "file", file);
        line(lines, "format", "ONNX, IR version " + facts.irVersion() + ", by " + facts.producer());
        line(
                lines,
                "operators",
                facts.opsets().entrySet().stream()
                        .map(e -> e.getKey() + " " + e.getValue())
                        .collect(Collectors.joining(", ")));
        facts.inputs().forEach(value -> line(lines, "input", describe(value)));
        facts.outputs().forEach(value -> line(lines, "output", describe(value)));
        line(lines, "operations", facts.nodes() + ": " + commonest());
        line(lines, "parameters", Long.toString(facts.parameters()));
        line(lines, "size", String.format(Locale.ROOT, "%.1f MiB", facts.bytes() / 1048576.0));
        facts.externalFiles().forEach(beside -> line(lines, "tensors in", beside));
        line(lines, "file hash", "SHA-256 " + sha256);
        if (!card.isEmpty()) {
            line(lines, "card", card);
        } else {
            lines.add("");
            lines.add("It has no card. To use it, fill this in and save it beside it with the ending .model.yaml:");
            lines.add("");
            lines.addAll(template.lines().toList());
        }
        return lines;
    }

    private static String describe(OnnxFacts.Value value) {
        return value.name() + ", " + value.type() + " " + value.dimensions();
    }

    private String commonest() {
        return facts.operators().entrySet().stream()
                        .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                                .thenComparing(Map.Entry.comparingByKey()))
                        .limit(8)
                        .map(e -> e.getValue() + " " + e.getKey().replaceFirst("^ai\\.onnx\\.", ""))
                        .collect(Collectors.joining(", "))
                + (facts.operators().size() > 8 ? ", ..." : "");
    }

    private static void line(List<String> lines, String key, String value) {
        // The file may say anything, also what would steer a terminal.
        lines.add(String.format(Locale.ROOT, "%-13s %s", key, value.replaceAll("[\\p{Cc}\\p{Cf}]", "?")));
    }
}
