package org.facegap.validation.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.facegap.core.json.Json;
import org.facegap.evaluation.attribute.BinaryCounts;
import org.facegap.evaluation.attribute.CellGrid;
import org.facegap.evaluation.attribute.PredictionTable;
import org.facegap.evaluation.attribute.input.PredictionReader;

/**
 * COMPAS in Aequitas' layout and what other tools give for it.
 *
 * @param table the predictions
 * @param expected the other tool's figures
 */
record CompasData(PredictionTable table, JsonNode expected) {
    static CompasData read(Path folder, String figures) {
        Path scores = folder.resolve("scores");
        PredictionTable table = new PredictionReader(null, null, null)
                .read(scores.resolve("aequitas").resolve("compas_for_aequitas.csv"))
                .tables()
                .get(0);
        return new CompasData(table, Json.read(scores.resolve("expected").resolve(figures), JsonNode.class));
    }

    Map<String, BinaryCounts> counts(String positive, String... by) {
        return CellGrid.of(table, List.of(by)).counts(table, positive);
    }
}
