package org.facegap.validation.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.facegap.core.UserError;

/** Collects figures against those of a JSON object. */
final class FigureList {
    private final List<ReferenceFigure> figures = new ArrayList<>();

    /** A number of the object; "Infinity" and "NaN" are written as words. */
    static double number(JsonNode object, String key) {
        JsonNode value = object.get(key);
        if (value == null || !(value.isNumber() || value.isTextual())) {
            throw new UserError("the reference has no number '" + key + "'");
        }
        return value.isNumber() ? value.asDouble() : Double.parseDouble(value.asText());
    }

    void add(String name, double ours, JsonNode object, String key, double tolerance) {
        figures.add(ReferenceFigure.of(name, ours, number(object, key), tolerance));
    }

    void add(String name, double ours, double theirs, double tolerance) {
        figures.add(ReferenceFigure.of(name, ours, theirs, tolerance));
    }

    void add(String name, double ours, double theirs, double tolerance, String note) {
        figures.add(new ReferenceFigure(name, ours, theirs, tolerance, note));
    }

    List<ReferenceFigure> list() {
        return List.copyOf(figures);
    }
}
