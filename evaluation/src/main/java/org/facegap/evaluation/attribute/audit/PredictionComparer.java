package org.facegap.evaluation.attribute.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.random.Seeds;
import org.facegap.core.results.attribute.GroupingComparison;
import org.facegap.core.results.attribute.PairedAccuracy;
import org.facegap.core.results.attribute.PredictionComparison;
import org.facegap.core.statistics.Interval;
import org.facegap.core.statistics.Quantiles;
import org.facegap.evaluation.attribute.CellGrid;
import org.facegap.evaluation.attribute.Labels;
import org.facegap.evaluation.attribute.PredictionTable;
import org.facegap.evaluation.differential.Differential;
import org.facegap.evaluation.differential.Measure;
import org.facegap.evaluation.differential.PairedDifferential;
import org.facegap.evaluation.differential.RateKind;
import org.facegap.evaluation.uncertainty.ErrorColumn;
import org.facegap.evaluation.uncertainty.IdentityCounts;
import org.facegap.evaluation.uncertainty.IdentityPairs;
import org.facegap.evaluation.uncertainty.McNemar;
import org.facegap.evaluation.uncertainty.RateBootstrap;
import org.facegap.evaluation.uncertainty.SeedReplicates;
import org.facegap.evaluation.uncertainty.SeedSpread;
import org.jspecify.annotations.Nullable;

/**
 * Compares systems on the images that both predicted. Identities, or images where nobody knows the identities, are resampled, with
 * several trainings these as well, and both systems see the same draws; so a difference of accuracies and of gaps gets an interval, which a gap alone cannot have.
 */
final class PredictionComparer {
    /** Up to so many systems every two are compared; of more, each with the first. */
    private static final int EACH_TWO = 5;

    private static final int REPLICATES = 2000;
    private static final int EXAMPLES = 3;
    private static final String RATE = "rate";
    private static final Differential GAP = new Differential.Single(Measure.MAX_MIN, RateKind.ERROR);

    private final AuditSpec settings;

    PredictionComparer(AuditSpec settings) {
        this.settings = settings;
    }

    /**
     * Compares every two systems that predict one attribute, or each with the baseline where one is named.
     *
     * @param tables attribute to those that predict it, in the order of the files
     * @param warnings receives why systems were not compared
     */
    List<PredictionComparison> compare(Map<String, List<PredictionTable>> tables, Set<String> warnings) {
        List<PredictionComparison> made = new ArrayList<>();
        for (List<PredictionTable> systems : tables.values()) {
            PredictionTable baseline = systems.stream()
                    .filter(t -> t.system().equals(settings.baseline()))
                    .findFirst()
                    .orElse(systems.size() > EACH_TWO ? systems.get(0) : null);
            if (baseline != null && settings.baseline() == null) {
                warnings.add("Of the " + systems.size() + " systems that predict " + baseline.attribute()
                        + " each is compared with the first alone.");
            }
            for (int a = 0; a < systems.size(); a++) {
                for (int b = baseline == null ? a + 1 : 0; b < systems.size(); b++) {
                    PredictionComparison one = b == a || (baseline != null && systems.get(a) != baseline)
                            ? null
                            : compare(systems.get(a), systems.get(b), warnings);
                    if (one != null) {
                        made.add(one);
                    }
                }
            }
        }
        return made;
    }

    private @Nullable PredictionComparison compare(
            PredictionTable baseline, PredictionTable candidate, Set<String> warnings) {
        String two = baseline.system() + " and " + candidate.system();
        Labels left = baseline.images();
        Labels right = candidate.images();
        if (left == null || right == null) {
            warnings.add(two + " are not compared on the same images: "
                    + (left == null ? baseline : candidate).system()
                    + " does not name its images (--image-column), or counts some of them twice.");
            return null;
        }
        Map<String, Integer> places = places(left);
        Map<String, Integer> others = places(right);
        Set<String> common = new HashSet<>(places.keySet());
        common.retainAll(others.keySet());
        if (common.isEmpty()) {
            warnings.add(two + " are not compared: no image of one is in the other (" + first(places) + " ... against "
                    + first(others) + " ...).");
            return null;
        }
        long failed = 0;
        long differs = 0;
        int[] rows = new int[common.size()];
        int[] rowOf = new int[baseline.size()];
        int n = 0;
        for (Map.Entry<String, Integer> image : places.entrySet()) {
            Integer other = others.get(image.getKey());
            if (other == null) {
                continue;
            }
            int row = image.getValue();
            if (!baseline.truth().get(row).equals(candidate.truth().get(other))) {
                differs++;
            } else if (!baseline.has(row) || !candidate.has(other)) {
                failed++;
            } else {
                rows[n++] = row;
                rowOf[row] = other;
            }
        }
        long onlyLeft = places.size() - common.size();
        long onlyRight = others.size() - common.size();
        warn(two, baseline.attribute(), common.size(), onlyLeft, onlyRight, differs, warnings);
        if (n == 0) {
            return null;
        }
        Images images = new Images(baseline, Arrays.copyOf(rows, n), candidate, rowOf);
        List<GroupingComparison> groupings = new ArrayList<>();
        Set<String> sorted = new LinkedHashSet<>();
        List<List<String>> asked = AttributeAuditor.groupings(baseline, settings);
        asked.forEach(sorted::addAll);
        OtherLabels.tell(baseline, candidate, images.rows, rowOf, left, sorted, warnings);
        for (List<String> by : asked) {
            groupings.add(grouping(images, by));
        }
        return new PredictionComparison(
                baseline.system(),
                candidate.system(),
                baseline.attribute(),
                n,
                onlyLeft,
                onlyRight,
                failed,
                differs,
                baseline.identities() == null ? "images" : "identities",
                new Errors("all", images, images.rows).accuracy("all"),
                groupings);
    }

    private static void warn(
            String two, String attribute, long common, long left, long right, long differs, Set<String> warnings) {
        if (left + right > 0) {
            warnings.add(two + " are compared on the " + common + " images of both; " + left + " and " + right
                    + " are in one of the files alone.");
        }
        if (differs > 0) {
            warnings.add(two + " disagree about the true " + attribute + " of " + differs
                    + " images, which are left out of their comparison.");
        }
    }

    private static Map<String, Integer> places(Labels images) {
        Map<String, Integer> places = new LinkedHashMap<>();
        for (int row = 0; row < images.size(); row++) {
            if (images.has(row)) {
                places.putIfAbsent(images.get(row), row);
            }
        }
        return places;
    }

    private static String first(Map<String, Integer> places) {
        return String.join(", ", places.keySet().stream().limit(EXAMPLES).toList());
    }

    /**
     * The common images as rows of the baseline.
     *
     * @param rowOf row of the candidate for each row of the baseline
     */
    private record Images(PredictionTable table, int[] rows, PredictionTable candidate, int[] rowOf) {
        /** Whether systems are single trainings, whose errors can be resampled without identities. */
        boolean single() {
            return table.trainings().size() == 1 && candidate.trainings().size() == 1;
        }
    }

    /** Errors of the baseline and the candidate on some images, the same identities, or images, resampled for both. */
    private final class Errors {
        private final int n;
        private final ErrorColumn first;
        private final ErrorColumn second;
        private final RateBootstrap bootstrap;
        private final List<SeedSpread.Term> from;
        private final List<SeedSpread.Term> to;

        Errors(String cell, Images images, int[] rows) {
            n = rows.length;
            int[] others = IntStream.of(rows).map(row -> images.rowOf[row]).toArray();
            List<ErrorColumn> left = columns(images.table, rows);
            List<ErrorColumn> right = columns(images.candidate, others);
            first = ErrorColumn.mean(left);
            second = ErrorColumn.mean(right);
            long seed = Seeds.derive(settings.seed(), "paired-accuracy", images.table.attribute(), cell);
            if (images.table.identities() == null && images.single()) {
                bootstrap = RateBootstrap.ofPairs(n, 0, List.of(first, second), REPLICATES, seed);
                from = List.of();
                to = List.of();
                return;
            }
            IdentityPairs identities = images.table.design(rows);
            from = List.of(term(identities, first, left));
            to = List.of(term(identities, second, right));
            bootstrap = RateBootstrap.ofIdentities(
                    List.of(from.get(0).mean(), to.get(0).mean()), REPLICATES, seed);
        }

        private static List<ErrorColumn> columns(PredictionTable table, int[] rows) {
            return IntStream.range(0, table.trainings().size())
                    .mapToObj(t -> new ErrorColumn(
                            true,
                            IntStream.range(0, rows.length)
                                    .filter(i -> !table.correct(t, rows[i]))
                                    .toArray()))
                    .toList();
        }

        private static SeedSpread.Term term(IdentityPairs identities, ErrorColumn mean, List<ErrorColumn> trainings) {
            return new SeedSpread.Term(
                    1,
                    IdentityCounts.of(identities, mean),
                    trainings.stream()
                            .map(t -> IdentityCounts.of(identities, t))
                            .toList());
        }

        private double[] differences() {
            return seeds().move(bootstrap.differences(0, 1), bootstrap.variance(0, 1), from, to, settings.confidence());
        }

        private SeedReplicates seeds() {
            return new SeedReplicates(REPLICATES, settings.seed());
        }

        PairedAccuracy accuracy(String cell) {
            // An accuracy is one less its error rate, so the interval of the difference changes sides.
            Interval errors =
                    Quantiles.middle(differences(), settings.confidence()).plus(bootstrap.rate(1) - bootstrap.rate(0));
            double difference = bootstrap.rate(0) - bootstrap.rate(1);
            boolean single = first.shares() == null && second.shares() == null;
            double alone = first.beyond(second);
            double otherAlone = second.beyond(first);
            McNemar test = single ? McNemar.of((long) alone, (long) otherAlone) : null;
            return new PairedAccuracy(
                    cell,
                    n,
                    Estimate.point(1 - bootstrap.rate(0), n, RATE),
                    Estimate.point(1 - bootstrap.rate(1), n, RATE),
                    Estimate.ok(
                            difference,
                            Math.min(difference, -errors.high()),
                            Math.max(difference, -errors.low()),
                            n,
                            RATE),
                    alone,
                    otherAlone,
                    test == null ? Double.NaN : test.exactP(),
                    test == null ? Double.NaN : test.midP());
        }

        PairedDifferential.Group group() {
            double[] moved = seeds().move(
                            bootstrap.deviations(0), bootstrap.variance(0), List.of(), from, settings.confidence());
            double[] change = differences();
            double left = bootstrap.rate(0);
            double right = bootstrap.rate(1);
            return new PairedDifferential.Group(
                    new double[] {left, left, left},
                    new double[] {right, right, right},
                    new double[][] {moved, moved, moved},
                    new double[][] {change, change, change});
        }
    }

    private GroupingComparison grouping(Images images, List<String> by) {
        BitSet taken = new BitSet();
        IntStream.of(images.rows).forEach(taken::set);
        List<PairedAccuracy> cells = new ArrayList<>();
        List<PairedDifferential.Group> groups = new ArrayList<>();
        long n = 0;
        for (CellGrid.Cell cell : CellGrid.of(images.table, by).cells()) {
            int[] rows = IntStream.of(cell.rows()).filter(taken::get).toArray();
            if (rows.length >= Math.max(1, settings.minimum().cell())) {
                Errors errors = new Errors(String.join("+", by) + ": " + cell.name(), images, rows);
                groups.add(errors.group());
                cells.add(errors.accuracy(cell.name()));
                n += rows.length;
            }
        }
        if (cells.size() < 2) {
            Estimate none =
                    Estimate.undefined("a gap needs two cells that can be measured, not " + cells.size(), n, RATE);
            return new GroupingComparison(by, cells, none, none, none);
        }
        PairedDifferential change = PairedDifferential.of(GAP, groups, n, settings.confidence());
        return new GroupingComparison(
                by,
                cells,
                Estimate.point(change.baseline(), n, RATE),
                Estimate.point(change.candidate(), n, RATE),
                change.difference());
    }
}
