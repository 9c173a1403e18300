package org.facegap.reports.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.facegap.core.results.suite.ArmResults;
import org.facegap.core.words.WordOrder;
import org.facegap.reports.document.Table;
import org.facegap.reports.document.TableOf;

/** What each training set holds. */
final class CompositionTable implements PaperTables.Paper {
    /** An attribute of more values, as ages in years are, is no table. */
    private static final int MOST_VALUES = 12;

    @Override
    public List<Table> of(Figures figures) {
        Set<String> attributes = new TreeSet<>();
        figures.arms()
                .forEach(arm ->
                        attributes.addAll(arm.composition().identitiesPerValue().keySet()));
        List<String> ordered = new ArrayList<>(attributes);
        String first = figures.results().groupAttribute();
        if (ordered.remove(first)) {
            ordered.add(0, first);
        }
        List<String> many = ordered.stream()
                .filter(attribute -> values(figures, attribute).size() > MOST_VALUES)
                .toList();
        ordered.removeAll(many);
        TableOf<ArmResults> table = TableOf.<ArmResults>captioned(
                        "Training sets: identities and images, and identities of each value by the labels of the set"
                                + " (images, where a set names no identities)"
                                + (many.isEmpty()
                                        ? ""
                                        : "; left out, with more than " + MOST_VALUES + " values: "
                                                + String.join(", ", many)))
                .id("composition-table")
                .text("Training set", "arm", ArmResults::name)
                .count("Identities", "identities", arm -> arm.composition().identities())
                .count("Images", "images", arm -> arm.composition().images());
        for (String attribute : ordered) {
            for (String value : values(figures, attribute)) {
                table.count(
                        attribute + " " + value,
                        attribute + "=" + value,
                        arm -> counts(arm, attribute).getOrDefault(value, 0L));
            }
        }
        return List.of(table.rows(figures.arms()).build());
    }

    private static Set<String> values(Figures figures, String attribute) {
        Set<String> values = new TreeSet<>(new WordOrder());
        figures.arms().forEach(arm -> values.addAll(counts(arm, attribute).keySet()));
        return values;
    }

    private static Map<String, Long> counts(ArmResults arm, String attribute) {
        return arm.composition().identitiesPerValue().getOrDefault(attribute, Map.of());
    }
}
