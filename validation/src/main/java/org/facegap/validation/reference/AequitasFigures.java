package org.facegap.validation.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.facegap.evaluation.attribute.convention.AequitasAudit;
import org.facegap.evaluation.attribute.convention.AequitasMeasure;
import org.facegap.evaluation.attribute.convention.Parity;

/** COMPAS: counts, values, disparities and parities of Aequitas. */
final class AequitasFigures implements ReferenceSection {
    @Override
    public String title() {
        return "Aequitas on COMPAS (parity as 1 and 0)";
    }

    @Override
    public List<ReferenceFigure> figures(Path folder) {
        CompasData data = CompasData.read(folder, "aequitas_compas.json");
        JsonNode expected = data.expected();
        List<ReferenceFigure> rows = new ArrayList<>();
        for (String attribute : data.table().groups().keySet()) {
            AequitasAudit audit = AequitasAudit.of(
                    data.counts("1", attribute),
                    AequitasAudit.Reference.PREDEFINED,
                    expected.path("ref_groups").path(attribute).asText(),
                    expected.path("tau").asDouble());
            for (String group : audit.groups()) {
                rows.addAll(group(audit, group, attribute + "|" + group, expected));
            }
        }
        return rows;
    }

    private static List<ReferenceFigure> group(AequitasAudit audit, String group, String key, JsonNode expected) {
        List<ReferenceFigure> rows = new ArrayList<>();
        JsonNode cross = expected.path("crosstab").path(key);
        AequitasAudit.Row row = audit.row(group);
        rows.add(exact(key + " tp", row.counts().tp(), cross.path("tp")));
        rows.add(exact(key + " fp", row.counts().fp(), cross.path("fp")));
        rows.add(exact(key + " fn", row.counts().fn(), cross.path("fn")));
        rows.add(exact(key + " tn", row.counts().tn(), cross.path("tn")));
        for (AequitasMeasure measure : AequitasMeasure.values()) {
            String name = key + " " + measure.column();
            rows.add(exact(name, row.values().getOrDefault(measure, Double.NaN), cross.path(measure.column())));
            rows.add(exact(
                    name + " disparity",
                    row.disparities().getOrDefault(measure, Double.NaN),
                    expected.path("disparity_to_ref").path(key).path(measure.column() + "_disparity")));
            rows.add(ReferenceFigure.of(
                    name + " parity",
                    audit.parity(group, measure) == Parity.PASSED ? 1 : 0,
                    expected.path("parity").path(key).path(measure.parity()).asBoolean() ? 1 : 0,
                    ReferenceFigure.EXACT));
        }
        return rows;
    }

    private static ReferenceFigure exact(String name, double ours, JsonNode theirs) {
        return ReferenceFigure.of(name, ours, theirs.asDouble(Double.NaN), ReferenceFigure.EXACT);
    }
}
