package org.facegap.evaluation.attribute.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
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
import org.jspecify.annotations.Nullable;

/**
 * Compares systems on the images that both predicted. People, or images where nobody knows the people, are resampled, and both
 * systems see the same draws; so a difference of accuracies and of gaps gets an interval, which a gap alone cannot have.
 */
final class PredictionComparer {
    /** Up to so many systems every two are compared; of more, each with the first. */
    private static final int EACH_TWO = 5;

    private static final int REPLICATES = 2000;
    private static final int EXAMPLES = 3;
    private static final String RATE = "rate";
    private static final PairedDifferential.Columns BASELINE = new PairedDifferential.Columns(0, 0);
    private static final PairedDifferential.Columns CANDIDATE = new PairedDifferential.Columns(1, 1);
    private static final Differential GAP = new Differential.Single(Measure.MAX_MIN, RateKind.ERROR);

    private final AuditSpec settings;

    PredictionComparer(AuditSpec settings) {
        this.settings = settings;
    }

    /**
     * Compares every two systems that predict one attribute.
     *
     * @param tables attribute to those that predict it, in the order of the files
     * @param warnings receives why systems were not compared
     */
    List<PredictionComparison> compare(Map<String, List<PredictionTable>> tables, Set<String> warnings) {
        List<PredictionComparison> made = new ArrayList<>();
        for (List<PredictionTable> systems : tables.values()) {
            if (systems.size() > EACH_TWO) {
                warnings.add("Of the " + systems.size() + " systems that predict "
                        + systems.get(0).attribute() + " each is compared with the first alone.");
            }
            for (int a = 0; a < (systems.size() > EACH_TWO ? 1 : systems.size()); a++) {
                for (int b = a + 1; b < systems.size(); b++) {
                    PredictionComparison one = compare(systems.get(a), systems.get(b), warnings);
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
        boolean[] wrong = new boolean[candidate.size()];
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
            } else if (!baseline.predicted().has(row) || !candidate.predicted().has(other)) {
                failed++;
            } else {
                rows[n++] = row;
                rowOf[row] = other;
                wrong[other] = !candidate.correct(other);
            }
        }
        long onlyLeft = places.size() - common.size();
        long onlyRight = others.size() - common.size();
        warn(two, baseline.attribute(), common.size(), onlyLeft, onlyRight, differs, warnings);
        if (n == 0) {
            return null;
        }
        Images images = new Images(baseline, Arrays.copyOf(rows, n), rowOf, wrong);
        List<GroupingComparison> groupings = new ArrayList<>();
        for (List<String> by : groupings(baseline)) {
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
                baseline.identities() == null ? "images" : "people",
                accuracy("all", images, images.rows),
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

    private List<List<String>> groupings(PredictionTable table) {
        return AttributeAuditor.groupings(table, settings).stream()
                .filter(by -> !by.contains(table.attribute()))
                .toList();
    }

    /** The common images as rows of the baseline, and what the candidate got wrong by its own rows. */
    private record Images(PredictionTable table, int[] rows, int[] rowOf, boolean[] wrong) {
        boolean candidateWrong(int row) {
            return wrong[rowOf[row]];
        }
    }

    private RateBootstrap bootstrap(String cell, Images images, int[] rows) {
        ErrorColumn first = new ErrorColumn(
                true,
                IntStream.range(0, rows.length)
                        .filter(i -> !images.table.correct(rows[i]))
                        .toArray());
        ErrorColumn second = new ErrorColumn(
                true,
                IntStream.range(0, rows.length)
                        .filter(i -> images.candidateWrong(rows[i]))
                        .toArray());
        long seed = Seeds.derive(settings.seed(), "paired-accuracy", images.table.attribute(), cell);
        if (images.table.identities() == null) {
            return RateBootstrap.ofPairs(rows.length, 0, List.of(first, second), REPLICATES, seed);
        }
        IdentityPairs people = images.table.design(rows);
        return RateBootstrap.ofIdentities(
                List.of(IdentityCounts.of(people, first), IdentityCounts.of(people, second)), REPLICATES, seed);
    }

    private PairedAccuracy accuracy(String cell, Images images, int[] rows) {
        return accuracy(cell, images, rows, bootstrap(cell, images, rows));
    }

    private PairedAccuracy accuracy(String cell, Images images, int[] rows, RateBootstrap bootstrap) {
        long first = IntStream.of(rows)
                .filter(row -> !images.table.correct(row) && !images.candidateWrong(row))
                .count();
        long second = IntStream.of(rows)
                .filter(row -> images.table.correct(row) && images.candidateWrong(row))
                .count();
        McNemar test = McNemar.of(first, second);
        int n = rows.length;
        // An accuracy is one less its error rate, so the interval of the difference changes sides.
        Interval errors = bootstrap.difference(0, 1, settings.confidence());
        double difference = bootstrap.rate(0) - bootstrap.rate(1);
        return new PairedAccuracy(
                cell,
                n,
                Estimate.point(1 - bootstrap.rate(0), n, RATE),
                Estimate.point(1 - bootstrap.rate(1), n, RATE),
                Estimate.ok(
                        difference, Math.min(difference, -errors.high()), Math.max(difference, -errors.low()), n, RATE),
                first,
                second,
                test.exactP(),
                test.midP());
    }

    private GroupingComparison grouping(Images images, List<String> by) {
        BitSet taken = new BitSet();
        IntStream.of(images.rows).forEach(taken::set);
        List<PairedAccuracy> cells = new ArrayList<>();
        List<RateBootstrap> draws = new ArrayList<>();
        long n = 0;
        for (CellGrid.Cell cell : CellGrid.of(images.table, by).cells()) {
            int[] rows = IntStream.of(cell.rows()).filter(taken::get).toArray();
            if (rows.length >= Math.max(1, settings.minimum().cell())) {
                RateBootstrap bootstrap = bootstrap(String.join("+", by) + ": " + cell.name(), images, rows);
                draws.add(bootstrap);
                cells.add(accuracy(cell.name(), images, rows, bootstrap));
                n += rows.length;
            }
        }
        if (cells.size() < 2) {
            Estimate none =
                    Estimate.undefined("a gap needs two cells that can be measured, not " + cells.size(), n, RATE);
            return new GroupingComparison(by, cells, none, none, none);
        }
        PairedDifferential change = PairedDifferential.of(
                GAP,
                draws.stream()
                        .map(d -> PairedDifferential.Group.of(d, BASELINE, CANDIDATE, 1))
                        .toList(),
                n,
                settings.confidence());
        return new GroupingComparison(
                by,
                cells,
                Estimate.point(change.baseline(), n, RATE),
                Estimate.point(change.candidate(), n, RATE),
                change.difference());
    }
}
