package org.facegap.evaluation.attribute.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.results.attribute.ReferenceRow;
import org.facegap.evaluation.attribute.convention.AequitasAudit;
import org.facegap.evaluation.attribute.convention.AequitasMeasure;
import org.facegap.evaluation.attribute.convention.Parity;

/** Puts an audit after Aequitas into the form of results. */
final class AequitasRows {
    private AequitasRows() {}

    static List<ReferenceRow> of(AequitasAudit audit) {
        List<ReferenceRow> rows = new ArrayList<>();
        for (String group : audit.groups()) {
            AequitasAudit.Row row = audit.row(group);
            long n = row.counts().n();
            Map<String, String> references = new LinkedHashMap<>();
            Map<String, Estimate> values = new LinkedHashMap<>();
            Map<String, Estimate> disparities = new LinkedHashMap<>();
            Map<String, String> parities = new LinkedHashMap<>();
            for (AequitasMeasure measure : AequitasMeasure.values()) {
                String reference = row.references().getOrDefault(measure, "");
                references.put(measure.column(), reference);
                values.put(measure.column(), number(row.values().getOrDefault(measure, Double.NaN), n, "rate"));
                disparities.put(
                        measure.column(), number(row.disparities().getOrDefault(measure, Double.NaN), n, "ratio"));
                parities.put(measure.parity(), word(audit.parity(group, measure)));
            }
            parities.put("TypeI Parity", word(audit.typeOne(group)));
            parities.put("TypeII Parity", word(audit.typeTwo(group)));
            parities.put("Equalized Odds", word(audit.equalizedOdds(group)));
            parities.put("Unsupervised Fairness", word(audit.unsupervised(group)));
            parities.put("Supervised Fairness", word(audit.supervised(group)));
            rows.add(new ReferenceRow(group, references, values, disparities, parities));
        }
        return rows;
    }

    static String word(Parity parity) {
        return parity.name().toLowerCase(Locale.ROOT);
    }

    private static Estimate number(double value, long n, String unit) {
        if (Double.isNaN(value)) {
            return Estimate.undefined("0/0", n, unit);
        }
        return Double.isInfinite(value) ? Estimate.infinite(n, unit) : Estimate.point(value, n, unit);
    }
}
