package org.facegap.reports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.image.Image;
import org.facegap.core.results.Conclusion;
import org.facegap.core.results.RocPoint;
import org.facegap.core.results.Threshold;
import org.facegap.core.results.scores.Contrast;
import org.facegap.core.results.scores.ContrastChange;
import org.facegap.core.results.suite.ArmResults;
import org.facegap.core.results.suite.AttributeResults;
import org.facegap.core.results.suite.Balance;
import org.facegap.core.results.suite.Comparison;
import org.facegap.core.results.suite.Composition;
import org.facegap.core.results.suite.Cost;
import org.facegap.core.results.suite.Counts;
import org.facegap.core.results.suite.CurvePoint;
import org.facegap.core.results.suite.Gap;
import org.facegap.core.results.suite.GroupAccuracy;
import org.facegap.core.results.suite.GroupDifference;
import org.facegap.core.results.suite.GroupVerification;
import org.facegap.core.results.suite.SuiteProtocol;
import org.facegap.core.results.suite.SuiteResults;
import org.facegap.core.results.suite.SuiteVerification;
import org.facegap.core.results.suite.Timings;
import org.facegap.core.results.suite.TrainingCurve;
import org.facegap.core.results.suite.VerificationResults;
import org.facegap.core.results.suite.WorstGroup;
import org.facegap.reports.input.ReportInput;
import org.facegap.reports.input.SampleGrid;

/** Results that look like those of a real suite; every number is made up. */
final class SampleResults {
    private static final Contrast CONTRAST = new Contrast(List.of("medium", "dark"), List.of("light"));
    private static final long PAIRS = 1500;
    private static final List<String> METHODS = List.of("plain", "evolutionary", "rejection", "world");

    private final List<String> groups;
    private final List<String> arms;
    private final List<Long> seeds;

    SampleResults(List<String> groups, List<String> arms, List<Long> seeds) {
        this.groups = groups;
        this.arms = arms;
        this.seeds = seeds;
    }

    /** Three arms and three groups of the built-in world, one seed. */
    static SampleResults world() {
        return new SampleResults(
                List.of("light", "medium", "dark"), List.of("biased", "balanced", "rejection"), List.of(11L));
    }

    ReportInput input() {
        return new ReportInput(results(), timings(), provenance(), samples(true), List.of("A note of the caller."));
    }

    /** Every status in every place that can hold one. */
    static ReportInput statuses() {
        Estimate undefined = Estimate.undefined("no genuine pairs in this group", 0, "rate");
        Estimate few = Estimate.tooFew(12, 30, "rate");
        Estimate infinite = Estimate.infinite(40, "ratio");
        Gap gap = new Gap(undefined, Double.NaN, Double.NaN, 0, "", "");
        List<GroupVerification> measured = List.of(
                new GroupVerification(
                        "light",
                        6,
                        12,
                        0,
                        few,
                        undefined,
                        infinite,
                        rate(0, 12),
                        undefined,
                        new Counts(0, 0, 0),
                        List.of()),
                new GroupVerification(
                        "dark",
                        6,
                        0,
                        12,
                        undefined,
                        few,
                        undefined,
                        infinite,
                        few,
                        new Counts(1, 0, 2),
                        List.of(new RocPoint(0, 0.5))));
        ArmResults arm = new ArmResults(
                "biased",
                "another method",
                List.of(1L),
                new Composition(
                        0,
                        0,
                        Map.of("tone", Map.of("light", 0L)),
                        Map.of("tone", few),
                        Map.of("light", Map.of("blur", undefined)),
                        Map.of("tone", new Balance(undefined, few, "", undefined, "", few, Map.of()))),
                List.of(new AttributeResults(
                        "age", List.of(new GroupAccuracy("light", few, infinite)), undefined, gap)),
                List.of(new TrainingCurve("recognition", 1, List.of(new CurvePoint(5, 1.5, Double.NaN)))),
                new Cost(100, 0, Double.NaN));
        VerificationResults verified = new VerificationResults(
                measured,
                undefined,
                Double.NaN,
                gap,
                new Gap(infinite, 0.1, 0, 99, "light", "dark"),
                new WorstGroup("", few),
                new Threshold("fixed", Double.NaN, Double.NaN, undefined));
        SuiteResults results = new SuiteResults(
                "statuses",
                "What if nothing can be measured?",
                List.of("light", "medium", "dark"),
                "tone",
                List.of(arm),
                new SuiteVerification(
                        new SampleScores(List.of("biased"), List.of("light", "medium", "dark"), false).results(),
                        Map.of("biased", verified),
                        List.of(new Comparison(
                                "biased",
                                "gone",
                                List.of(new GroupDifference("light", undefined)),
                                few,
                                infinite,
                                undefined,
                                null,
                                null,
                                false,
                                "Nothing."))),
                null,
                List.of(),
                protocol(List.of()),
                new Conclusion("Nothing could be measured.", List.of()));
        return new ReportInput(
                results, new Timings(Map.of("train", Double.NaN), Map.of()), Map.of(), List.of(), List.of());
    }

    /** No arms at all. */
    static ReportInput bare() {
        SuiteResults results = new SuiteResults(
                "bare",
                "Nothing?",
                List.of(),
                "tone",
                List.of(),
                new SuiteVerification(
                        new SampleScores(List.of("none"), List.of("light"), false).results(), Map.of(), List.of()),
                null,
                List.of(),
                protocol(List.of()),
                new Conclusion("No arms.", List.of()));
        return new ReportInput(results, new Timings(Map.of(), Map.of()), Map.of(), List.of(), List.of());
    }

    private static SuiteProtocol protocol(List<Long> seeds) {
        int pairs = (int) PAIRS;
        return new SuiteProtocol(
                new SuiteProtocol.TestSet(
                        "world-set",
                        5,
                        64,
                        "rendered people",
                        new SuiteProtocol.World(40, 45, 4, 1, false),
                        null,
                        null,
                        Map.of()),
                new SuiteProtocol.Pairs(
                        "drawn",
                        "within groups",
                        "drawn",
                        "cosine",
                        5,
                        10,
                        pairs,
                        pairs,
                        6 * pairs,
                        6 * pairs,
                        Map.of()),
                "by people",
                seeds,
                Map.of(),
                Map.of(),
                Map.of(),
                new SuiteProtocol.Content(
                        "1a", Map.of(), new SuiteProtocol.VerificationContent("2b", "3c", "4d", Map.of())));
    }

    SuiteResults results() {
        List<ArmResults> results = new ArrayList<>();
        Map<String, VerificationResults> verified = new LinkedHashMap<>();
        for (int i = 0; i < arms.size(); i++) {
            verified.put(arms.get(i), verification(i));
            results.add(arm(i));
        }
        List<Comparison> comparisons = new ArrayList<>();
        for (int i = 1; i < arms.size(); i++) {
            comparisons.add(comparison(i));
        }
        return new SuiteResults(
                "world-tone",
                "Does training on faces balanced by tone close the accuracy gap between tones, and at what price?",
                groups,
                "tone",
                results,
                new SuiteVerification(new SampleScores(arms, groups, true).results(), verified, comparisons),
                null,
                List.of("Group dark has 45 identities in the calibration split; 50 are advised."),
                protocol(seeds),
                new Conclusion(
                        "Balanced training closed the accuracy gap from 7.5 to 2.1 points, and the worst group gained"
                                + " 4.9 points.",
                        List.of(
                                "The balanced arm's gap is not larger than chance alone makes between equal groups"
                                        + " (2.2 points).",
                                "Mean accuracy rose by 2.1 points; the largest group lost 0.8 points.")));
    }

    Timings timings() {
        Map<String, Double> seconds = new LinkedHashMap<>();
        Map<String, Double> memory = new LinkedHashMap<>();
        for (String arm : arms) {
            seconds.put("generate-" + arm, 912.4);
            seconds.put("train-recognition-" + arm, 4210.0);
            memory.put("generate-" + arm, 1403.2);
            memory.put("train-recognition-" + arm, 2890.7);
        }
        seconds.put("evaluate", 61.25);
        return new Timings(seconds, memory);
    }

    static Map<String, Object> provenance() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("code", Map.of("version", "0.1.0-SNAPSHOT", "revision", "4f3c2a1"));
        map.put("environment", Map.of("jvm", "17.0.15", "os", "Linux 6.1 amd64", "device", "cpu", "threads", 2));
        map.put(
                "inputs",
                List.of(Map.of(
                        "name",
                        "world-64",
                        "sha256",
                        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")));
        map.put("seeds", List.of(11));
        map.put("resumed", null);
        return map;
    }

    List<SampleGrid> samples(boolean mayBeShown) {
        List<SampleGrid> grids = new ArrayList<>();
        for (int g = 0; g < groups.size(); g++) {
            for (String arm : arms) {
                grids.add(new SampleGrid(
                        arm,
                        groups.get(g),
                        grid(g),
                        "Eight identities, " + groups.get(g) + ", chosen by seed",
                        mayBeShown));
            }
        }
        return grids;
    }

    private VerificationResults verification(int i) {
        List<GroupVerification> measured = new ArrayList<>();
        for (int g = 0; g < groups.size(); g++) {
            measured.add(group(i, g));
        }
        long total = PAIRS * 2 * groups.size();
        double mean = measured.stream()
                .mapToDouble(m -> m.accuracy().value())
                .average()
                .orElseThrow();
        double variance = measured.stream()
                .mapToDouble(m -> Math.pow(m.accuracy().value() - mean, 2))
                .average()
                .orElseThrow();
        return new VerificationResults(
                measured,
                Estimate.ok(mean, mean - 0.009, mean + 0.009, total, "rate"),
                Math.sqrt(variance),
                gap(measured.stream().map(GroupVerification::accuracy).toList(), 0.0218, true),
                gap(measured.stream().map(GroupVerification::fnmr).toList(), 0.031, false),
                worst(measured),
                new Threshold(
                        "smallest threshold with FMR at most the target",
                        0.01,
                        0.3127 + 0.01 * i,
                        Estimate.ok(0.0104, 0.0077, 0.0139, PAIRS * groups.size(), "rate")));
    }

    private ArmResults arm(int i) {
        double mean = IntStream.range(0, groups.size())
                .mapToDouble(g -> level(i, g))
                .average()
                .orElseThrow();
        List<AttributeResults> attributes = new ArrayList<>();
        for (String attribute : List.of("age", "presentation")) {
            List<GroupAccuracy> accuracies = new ArrayList<>();
            for (int g = 0; g < groups.size(); g++) {
                Estimate a = rate(level(i, g) + (attribute.equals("age") ? 0.06 : 0.09), 1200);
                accuracies.add(new GroupAccuracy(groups.get(g), a, rate(a.value() - 0.012, 1200)));
            }
            attributes.add(new AttributeResults(
                    attribute,
                    accuracies,
                    rate(mean + 0.07, 1200L * groups.size()),
                    gap(accuracies.stream().map(GroupAccuracy::accuracy).toList(), 0.019, true)));
        }
        List<TrainingCurve> curves = new ArrayList<>();
        for (long seed : seeds) {
            curves.add(curve("recognition", seed, i, 18));
            curves.add(curve("attributes", seed, i, 0.7));
        }
        return new ArmResults(
                arms.get(i),
                METHODS.get(i % METHODS.size()),
                seeds,
                composition(i),
                attributes,
                curves,
                new Cost(7200L * (i + 1) * (i + 1), 4800, 12.0 * (i + 1) * (i + 1)));
    }

    private double level(int arm, int group) {
        double biased = group == 0 ? 0.846 : 0.792 - 0.021 * ((group - 1) % 3);
        double balanced = group == 0 ? 0.838 : 0.832 - 0.012 * ((group - 1) % 3);
        return arm == 0 ? biased : balanced - 0.011 * (arm - 1);
    }

    private GroupVerification group(int i, int g) {
        double accuracy = level(i, g);
        double fmr = 0.006 + 0.004 * (g % 4);
        double fnmr = 1 - Math.pow(fmr, 0.9 * (1 - accuracy));
        List<RocPoint> roc = new ArrayList<>();
        for (int k = 0; k <= 60; k++) {
            double f = k == 60 ? 0 : Math.pow(10, -3.2 * k / 59);
            roc.add(new RocPoint(f, k == 60 ? 0 : Math.pow(f, 0.9 * (1 - accuracy))));
        }
        return new GroupVerification(
                groups.get(g),
                150 - 20L * (g % 3),
                PAIRS,
                PAIRS,
                rate(accuracy, 2 * PAIRS),
                rate(1 - accuracy + 0.004, 2 * PAIRS),
                Estimate.ok(
                        0.93 - 0.4 * (0.846 - accuracy),
                        0.92 - 0.4 * (0.846 - accuracy),
                        0.939 - 0.4 * (0.846 - accuracy),
                        2 * PAIRS,
                        "rate"),
                rate(fnmr, PAIRS),
                Estimate.ok(fmr, fmr * 0.6, fmr * 1.6, PAIRS, "rate"),
                new Counts(Math.round(fmr * PAIRS), Math.round(fnmr * PAIRS), g % 2),
                roc);
    }

    private WorstGroup worst(List<GroupVerification> measured) {
        GroupVerification worst = measured.get(0);
        for (GroupVerification m : measured) {
            worst = m.accuracy().value() < worst.accuracy().value() ? m : worst;
        }
        return new WorstGroup(worst.group(), worst.accuracy());
    }

    private Gap gap(List<Estimate> rates, double chance, boolean highIsBest) {
        int high = 0;
        int low = 0;
        for (int g = 0; g < rates.size(); g++) {
            high = rates.get(g).value() > rates.get(high).value() ? g : high;
            low = rates.get(g).value() < rates.get(low).value() ? g : low;
        }
        double value = rates.get(high).value() - rates.get(low).value();
        return new Gap(
                Estimate.point(value, rates.stream().mapToLong(Estimate::n).sum(), "rate"),
                chance,
                value > 2 * chance ? 0.0005 : value > 1.2 * chance ? 0.0415 : 0.462,
                1999,
                groups.get(highIsBest ? high : low),
                groups.get(highIsBest ? low : high));
    }

    private Composition composition(int i) {
        Map<String, Long> perGroup = new LinkedHashMap<>();
        Map<String, Map<String, Estimate>> rejections = new LinkedHashMap<>();
        for (int g = 0; g < groups.size(); g++) {
            perGroup.put(groups.get(g), i > 0 ? 600L / groups.size() : g == 0 ? 420 : 180L / (groups.size() - 1));
            Map<String, Estimate> reasons = new LinkedHashMap<>();
            reasons.put("oracle unsure", rate(0.08 + 0.05 * g, 7200));
            reasons.put("too close to another identity", rate(0.021 + 0.012 * g, 7200));
            if (i > 0) {
                reasons.put("no face", rate(0.0031, 7200));
            }
            rejections.put(groups.get(g), reasons);
        }
        Map<String, Map<String, Long>> values = new LinkedHashMap<>();
        values.put("tone", perGroup);
        values.put("age", Map.of("young", 352L, "old", 248L));
        values.put("presentation", Map.of("feminine", 298L, "masculine", 302L));
        return new Composition(
                600,
                4800,
                values,
                Map.of("tone", rate(0.962 - 0.01 * i, 600), "age", rate(0.913, 600), "presentation", rate(0.948, 600)),
                rejections,
                i == 2 ? Map.of() : Map.of("tone", balance(perGroup), "tone+age", balance(perGroup)));
    }

    private Balance balance(Map<String, Long> perGroup) {
        String last = groups.get(groups.size() - 1);
        double share = perGroup.getOrDefault(last, 0L) / 600.0;
        return new Balance(
                Estimate.point(0.746, 600, "ratio"),
                Estimate.ok(0.731, 0.702, 0.759, 640, "ratio"),
                last,
                Estimate.point(share, 600, "rate"),
                groups.get(0),
                Estimate.ok(0.137, 0.109, 0.162, 640, "rate"),
                Map.of(groups.get(0), Estimate.ok(0.137, 0.109, 0.162, 640, "rate")));
    }

    private Comparison comparison(int i) {
        List<GroupDifference> differences = new ArrayList<>();
        for (int g = 0; g < groups.size(); g++) {
            double d = level(i, g) - level(0, g);
            differences.add(new GroupDifference(groups.get(g), Estimate.ok(d, d - 0.021, d + 0.02, 2 * PAIRS, "rate")));
        }
        return new Comparison(
                arms.get(0),
                arms.get(i),
                differences,
                Estimate.ok(-0.054 + 0.01 * i, -0.081, -0.013, 2 * PAIRS * groups.size(), "rate"),
                Estimate.ok(0.021, 0.008, 0.034, 2 * PAIRS * groups.size(), "rate"),
                Estimate.ok(0.049, 0.026, 0.071, 2 * PAIRS, "rate"),
                new ContrastChange(
                        CONTRAST, "contrast accuracy", Estimate.ok(0.046, 0.038, 0.059, 2 * PAIRS, "rate"), 0.00002),
                new ContrastChange(
                        CONTRAST, "contrast FNMR", Estimate.ok(-0.031, -0.066, 0.004, 2 * PAIRS, "rate"), 0.083),
                i == 2,
                "With " + arms.get(i) + " in place of " + arms.get(0)
                        + " the gap changed by \u22124.4 points, mean accuracy by +2.1 points; for these models only.");
    }

    private TrainingCurve curve(String model, long seed, int i, double start) {
        SplittableRandom random = new SplittableRandom(seed * 31 + i);
        List<CurvePoint> points = new ArrayList<>();
        for (int step = 0; step <= 2400; step += 100) {
            double progress = step / 2400.0;
            double loss =
                    start * (0.25 + 0.75 * Math.exp(-3.1 * progress)) + 0.02 * start * random.nextDouble() + 0.1 * i;
            double accuracy = step % 200 == 100 ? Double.NaN : 0.98 - 0.85 * Math.exp(-3.6 * progress) - 0.02 * i;
            points.add(new CurvePoint(step, loss, accuracy));
        }
        return new TrainingCurve(model, seed, points);
    }

    static Estimate rate(double p, long n) {
        double half = 1.96 * Math.sqrt(p * (1 - p) / n) * 1.25;
        return Estimate.ok(p, Math.max(0, p - half), Math.min(1, p + half), n, "rate");
    }

    /** Eight plain ovals in front of plain backgrounds. */
    private static Image grid(int group) {
        SplittableRandom random = new SplittableRandom(group);
        List<Image> images = new ArrayList<>();
        for (int k = 0; k < 8; k++) {
            float tone = 0.85f - 0.25f * (group % 3) + 0.05f * (float) random.nextDouble();
            float[] chw = new float[3 * 64 * 64];
            float back = (float) random.nextDouble();
            for (int y = 0; y < 64; y++) {
                for (int x = 0; x < 64; x++) {
                    double r = Math.pow((x - 31.5) / 20, 2) + Math.pow((y - 33.0) / 26, 2);
                    for (int c = 0; c < 3; c++) {
                        float skin = (float) (tone * (1 - 0.12 * c) * (1 - 0.35 * Math.min(1, r)));
                        chw[c * 64 * 64 + y * 64 + x] = r < 1 ? skin : 0.25f + 0.5f * back * (0.6f + 0.2f * c);
                    }
                }
            }
            images.add(Image.fromPlanar(chw, 64, 64));
        }
        return Image.grid(images, 4);
    }
}
