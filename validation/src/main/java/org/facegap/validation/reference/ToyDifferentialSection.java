package org.facegap.validation.reference;

import static org.facegap.validation.reference.ReferenceFigure.EXACT;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.facegap.evaluation.differential.Differential;
import org.facegap.evaluation.differential.GroupRates;

/** Differentials of a few rates that can be checked by hand. */
final class ToyDifferentialSection implements ReferenceSection {
    @Override
    public String title() {
        return "Differentials of toy rates";
    }

    @Override
    public List<ReferenceFigure> figures(Path folder) {
        FigureList list = new FigureList();
        new ReferenceFiles(folder).expected("toy_fairness_vectors").properties().forEach(toy -> {
            JsonNode expected = toy.getValue();
            GroupRates rates = GroupRates.of(array(expected.get("fmr")), array(expected.get("fnmr")));
            for (Differential d : Differential.all(0.5, Double.NaN)) {
                String key = RfwThresholdSection.key(d.name());
                if (key != null && expected.has(key)) {
                    list.add("case " + toy.getKey() + " " + d.name(), d.of(rates), expected, key, EXACT);
                }
            }
        });
        return list.list();
    }

    private static double[] array(JsonNode node) {
        return IntStream.range(0, node.size())
                .mapToDouble(i -> node.get(i).asDouble())
                .toArray();
    }
}
