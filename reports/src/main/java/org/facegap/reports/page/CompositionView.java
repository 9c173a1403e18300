package org.facegap.reports.page;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.results.ArmResults;
import org.facegap.core.results.Balance;
import org.facegap.core.results.SuiteResults;
import org.facegap.core.words.WordOrder;
import org.facegap.reports.chart.Series;
import org.facegap.reports.chart.StackedBar;
import org.facegap.reports.text.NumberText;
import org.facegap.reports.text.NumberText.Scale;
import org.facegap.reports.text.Shown;
import org.jspecify.annotations.Nullable;

/**
 * What the training sets hold.
 *
 * @param attributes one table with bars per attribute
 * @param rejectionReasons the columns of the rejection table
 * @param rejections its rows; empty where nothing was recorded
 */
public record CompositionView(
        List<AttributeTable> attributes, List<String> rejectionReasons, List<Rejection> rejections) {
    /**
     * One attribute's values over all arms.
     *
     * @param values the columns, in the suite's order of groups where the attribute is the group attribute; empty
     *     where only the balance of joined attributes was measured
     * @param audited whether any arm's labels were audited
     * @param balances how even the arms are; empty where no arm's balance was measured
     */
    public record AttributeTable(
            String id,
            String attribute,
            List<String> values,
            boolean audited,
            List<Row> rows,
            List<BalanceRow> balances) {}

    /**
     * One arm's counts.
     *
     * @param counts identities and share per value
     * @param audit agreement of the auditing oracle; its note says so where there was none
     */
    public record Row(Series series, StackedBar bar, String total, List<Count> counts, Shown audit) {}

    /** Identities with a value, and their share of the arm. */
    public record Count(String count, String share) {}

    /** Rejection rates of one arm and value, one per reason. */
    public record Rejection(Series series, boolean first, int rows, String value, List<Shown> rates) {}

    /**
     * How even one arm is, by its labels and corrected.
     *
     * @param smallestValue value that has the smallest share of the labels; empty where there is none
     * @param correctedSmallestValue value that has the smallest corrected share; empty where there is none
     */
    public record BalanceRow(
            Series series,
            Shown entropy,
            Shown correctedEntropy,
            String smallestValue,
            Shown smallest,
            String correctedSmallestValue,
            Shown correctedSmallest) {
        static BalanceRow of(Series series, @Nullable Balance balance) {
            return balance == null
                    ? new BalanceRow(series, notRecorded(), notRecorded(), "", notRecorded(), "", notRecorded())
                    : new BalanceRow(
                            series,
                            Shown.of(balance.entropy(), Scale.FRACTION),
                            Shown.of(balance.correctedEntropy(), Scale.FRACTION),
                            balance.smallest(),
                            Shown.of(balance.smallestShare(), Scale.PERCENT),
                            balance.correctedSmallest(),
                            Shown.of(balance.correctedSmallestShare(), Scale.PERCENT));
        }
    }

    static CompositionView of(SuiteResults results, List<Series> series) {
        TreeSet<String> names = new TreeSet<>();
        for (ArmResults arm : results.arms()) {
            names.addAll(arm.composition().identitiesPerValue().keySet());
            names.addAll(arm.composition().auditAgreement().keySet());
            names.addAll(arm.composition().balance().keySet());
        }
        LinkedHashSet<String> attributes = new LinkedHashSet<>();
        if (names.contains(results.groupAttribute())) {
            attributes.add(results.groupAttribute());
        }
        attributes.addAll(names);
        List<AttributeTable> tables = new ArrayList<>();
        for (String attribute : attributes) {
            tables.add(table("composition-" + (tables.size() + 1), attribute, results, series));
        }
        TreeSet<String> reasons = new TreeSet<>();
        for (ArmResults arm : results.arms()) {
            for (Map<String, Estimate> rates :
                    arm.composition().rejectionRates().values()) {
                reasons.addAll(rates.keySet());
            }
        }
        List<Rejection> rejections = new ArrayList<>();
        for (int i = 0; i < results.arms().size(); i++) {
            Map<String, Map<String, Estimate>> rates =
                    results.arms().get(i).composition().rejectionRates();
            List<String> values = ordered(rates.keySet(), results.groups());
            for (String value : values) {
                Map<String, Estimate> perReason = rates.getOrDefault(value, Map.of());
                List<Shown> shown = new ArrayList<>();
                for (String reason : reasons) {
                    Estimate rate = perReason.get(reason);
                    shown.add(rate == null ? notRecorded() : Shown.of(rate, Scale.PERCENT));
                }
                rejections.add(new Rejection(
                        series.get(i), value.equals(values.get(0)), values.size(), value, List.copyOf(shown)));
            }
        }
        return new CompositionView(List.copyOf(tables), List.copyOf(reasons), List.copyOf(rejections));
    }

    private static AttributeTable table(String id, String attribute, SuiteResults results, List<Series> series) {
        TreeMap<String, Long> seen = new TreeMap<>();
        boolean audited = false;
        for (ArmResults arm : results.arms()) {
            seen.putAll(arm.composition().identitiesPerValue().getOrDefault(attribute, Map.of()));
            audited |= arm.composition().auditAgreement().containsKey(attribute);
        }
        List<String> values =
                ordered(seen.keySet(), attribute.equals(results.groupAttribute()) ? results.groups() : List.of());
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < results.arms().size(); i++) {
            ArmResults arm = results.arms().get(i);
            Map<String, Long> perValue = arm.composition().identitiesPerValue().getOrDefault(attribute, Map.of());
            List<Long> counts =
                    values.stream().map(v -> perValue.getOrDefault(v, 0L)).toList();
            long total = counts.stream().mapToLong(Long::longValue).sum();
            List<Count> written = counts.stream()
                    .map(c -> new Count(
                            NumberText.count(c),
                            total == 0
                                    ? "no identities"
                                    : NumberText.number((double) c / total, Scale.PERCENT, 1) + "\u00a0%"))
                    .toList();
            List<String> words = new ArrayList<>();
            for (int v = 0; v < values.size(); v++) {
                words.add(values.get(v) + " " + written.get(v).count() + " ("
                        + written.get(v).share() + ")");
            }
            Estimate agreement = arm.composition().auditAgreement().get(attribute);
            rows.add(new Row(
                    series.get(i),
                    StackedBar.of(arm.name() + ": " + String.join(", ", words), counts),
                    NumberText.count(total),
                    written,
                    agreement == null ? notRecorded() : Shown.of(agreement, Scale.PERCENT)));
        }
        return new AttributeTable(
                id, attribute, values, audited, List.copyOf(rows), balances(attribute, results, series));
    }

    private static List<BalanceRow> balances(String attribute, SuiteResults results, List<Series> series) {
        List<BalanceRow> rows = new ArrayList<>();
        boolean measured = false;
        for (int i = 0; i < results.arms().size(); i++) {
            Balance balance = results.arms().get(i).composition().balance().get(attribute);
            measured |= balance != null;
            rows.add(BalanceRow.of(series.get(i), balance));
        }
        return measured ? List.copyOf(rows) : List.of();
    }

    private static Shown notRecorded() {
        return new Shown("undefined", "not recorded", "", "", "");
    }

    /** The names in the given order first, all others after them by name. */
    static List<String> ordered(Collection<String> names, List<String> order) {
        List<String> result =
                new ArrayList<>(order.stream().filter(names::contains).toList());
        names.stream()
                .filter(name -> !order.contains(name))
                .sorted(new WordOrder())
                .forEach(result::add);
        return List.copyOf(result);
    }
}
