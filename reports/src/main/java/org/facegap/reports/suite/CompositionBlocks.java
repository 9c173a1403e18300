package org.facegap.reports.suite;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.results.suite.Balance;
import org.facegap.core.results.suite.Composition;
import org.facegap.core.results.suite.SuiteResults;
import org.facegap.reports.chart.StackedBar;
import org.facegap.reports.document.Block;
import org.facegap.reports.document.Cell;
import org.facegap.reports.document.Table;
import org.facegap.reports.document.TableOf;
import org.facegap.reports.text.NumberText;
import org.facegap.reports.text.NumberText.Scale;
import org.jspecify.annotations.Nullable;

/** What the training sets hold: an attribute's values with bars, how even they are, and what was rejected on the way. */
final class CompositionBlocks {
    private record Value(Arm arm, String name, Map<String, Estimate> rates) {}

    private final SuiteResults results;
    private final List<Arm> arms;

    CompositionBlocks(SuiteResults results, List<Arm> arms) {
        this.results = results;
        this.arms = arms;
    }

    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.Paragraph.of(
                !audited()
                        ? "How many " + counted() + " have each value, by the labels that the sets came with."
                        : "Identities by the labels of the oracle that steered the search. Audit agreement is how"
                                + " often a second, independent oracle gives the same label. Entropy is 1 where all"
                                + " values are equally frequent and 0 where there is one only. Corrected: the same once"
                                + " the confusion of the labels with what the second oracle reads on the first image of"
                                + " every identity in the set is taken out. Where identities that it contradicts were"
                                + " dropped, nothing is left to correct; and it may err too."));
        Set<String> names = new TreeSet<>();
        for (Arm arm : arms) {
            names.addAll(of(arm).identitiesPerValue().keySet());
            names.addAll(of(arm).auditAgreement().keySet());
            names.addAll(of(arm).balance().keySet());
        }
        Set<String> attributes = new LinkedHashSet<>();
        if (names.contains(results.groupAttribute())) {
            attributes.add(results.groupAttribute());
        }
        attributes.addAll(names);
        int number = 0;
        for (String attribute : attributes) {
            String id = "composition-" + ++number;
            List<String> values = values(attribute);
            if (!values.isEmpty()) {
                blocks.add(shares(id, attribute, values));
            }
            if (arms.stream().anyMatch(arm -> of(arm).balance().containsKey(attribute))) {
                blocks.add(balance(id, attribute));
            }
        }
        if (attributes.isEmpty()) {
            blocks.add(Block.Paragraph.empty("The results hold no composition."));
        }
        blocks.add(rejections());
        return blocks;
    }

    /** Whether a second oracle looked at the labels of a set. */
    boolean audited() {
        return arms.stream()
                .anyMatch(arm -> !of(arm).auditAgreement().isEmpty()
                        || !of(arm).balance().isEmpty());
    }

    private String counted() {
        return arms.stream().anyMatch(arm -> arm.named(results)) ? "identities" : "images";
    }

    private static Composition of(Arm arm) {
        return arm.of().composition();
    }

    private List<String> values(String attribute) {
        Set<String> seen = new TreeSet<>();
        arms.forEach(arm -> seen.addAll(counts(arm, attribute).keySet()));
        return Arm.ordered(seen, attribute.equals(results.groupAttribute()) ? results.groups() : List.of());
    }

    private static Map<String, Long> counts(Arm arm, String attribute) {
        return of(arm).identitiesPerValue().getOrDefault(attribute, Map.of());
    }

    private Table shares(String id, String attribute, List<String> values) {
        TableOf<Arm> table = TableOf.<Arm>captioned(attribute)
                .id(id)
                .looking("composition")
                .of("Composition by " + attribute)
                .series("Arm", "", Arm::look)
                .cell("Share of " + counted(), "", false, arm -> bar(arm, attribute, values));
        for (int v = 0; v < values.size(); v++) {
            String value = values.get(v);
            table.shaded(
                    value,
                    v % StackedBar.SHADES,
                    arm -> Cell.count(count(arm, attribute, value)).beside("", null, share(arm, attribute, value)));
        }
        table.count(counted().equals("images") ? "Images" : "Identities", "", arm -> total(arm, attribute));
        if (audited()) {
            table.number(
                    "Audit agreement",
                    "",
                    arm -> recorded(of(arm).auditAgreement().get(attribute), Scale.PERCENT));
        }
        return table.rows(arms).build();
    }

    private static Cell recorded(@Nullable Estimate estimate, Scale scale) {
        return estimate == null ? Cell.absent("not recorded") : Cell.of(estimate, scale);
    }

    private static long count(Arm arm, String attribute, String value) {
        return counts(arm, attribute).getOrDefault(value, 0L);
    }

    private static long total(Arm arm, String attribute) {
        return counts(arm, attribute).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private static String share(Arm arm, String attribute, String value) {
        long total = total(arm, attribute);
        return total == 0
                ? "no identities"
                : NumberText.number((double) count(arm, attribute, value) / total, Scale.PERCENT, 1) + "\u00a0%";
    }

    private static Cell bar(Arm arm, String attribute, List<String> values) {
        List<String> words = values.stream()
                .map(v -> v + " " + NumberText.count(count(arm, attribute, v)) + " (" + share(arm, attribute, v) + ")")
                .toList();
        return Cell.of(StackedBar.of(
                arm.name() + ": " + String.join(", ", words),
                values.stream().map(v -> count(arm, attribute, v)).toList()));
    }

    private Table balance(String id, String attribute) {
        return TableOf.<Arm>captioned(attribute + ": how even")
                .id(id + "-balance")
                .series("Arm", "", Arm::look)
                .number("Entropy of the labels", "", balance(attribute, b -> Cell.of(b.entropy(), Scale.FRACTION)))
                .number(
                        "Entropy, corrected",
                        "",
                        balance(attribute, b -> Cell.of(b.correctedEntropy(), Scale.FRACTION)))
                .number(
                        "Smallest share of the labels",
                        "",
                        balance(
                                attribute,
                                b -> Cell.of(b.smallestShare(), Scale.PERCENT).after(b.smallest())))
                .number(
                        "Smallest share, corrected",
                        "",
                        balance(
                                attribute,
                                b -> Cell.of(b.correctedSmallestShare(), Scale.PERCENT)
                                        .after(b.correctedSmallest())))
                .rows(arms)
                .build();
    }

    private static Function<Arm, Cell> balance(String attribute, Function<Balance, Cell> cell) {
        return arm -> {
            Balance balance = of(arm).balance().get(attribute);
            return balance == null ? Cell.absent("not recorded") : cell.apply(balance);
        };
    }

    private Block rejections() {
        Set<String> reasons = new TreeSet<>();
        arms.forEach(arm -> of(arm).rejectionRates().values().forEach(rates -> reasons.addAll(rates.keySet())));
        TableOf<Value> table = TableOf.<Value>captioned("Rejected candidates by reason")
                .bandsBy("Arm", "arm")
                .text("Searched for", "", Value::name);
        reasons.forEach(reason -> table.number(reason, "", value -> recorded(value.rates.get(reason), Scale.PERCENT)));
        boolean any = false;
        for (Arm arm : arms) {
            Map<String, Map<String, Estimate>> rates = of(arm).rejectionRates();
            any |= !rates.isEmpty();
            table.band(
                    arm.name(),
                    arm.look(),
                    Arm.ordered(rates.keySet(), results.groups()).stream()
                            .map(value -> new Value(arm, value, rates.getOrDefault(value, Map.of())))
                            .toList());
        }
        return any ? table.build() : Block.Paragraph.empty("No rejection rates were recorded.");
    }
}
