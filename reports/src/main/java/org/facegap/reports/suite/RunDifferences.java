package org.facegap.reports.suite;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.facegap.core.results.ProtocolFacts;
import org.facegap.core.results.suite.MeasuredBy;
import org.facegap.core.results.suite.SuiteProtocol;
import org.facegap.core.results.suite.SuiteResults;
import org.facegap.core.words.Counted;
import org.facegap.core.words.Printable;
import org.facegap.reports.input.ComparedRun;
import org.facegap.reports.text.Entry;
import org.facegap.reports.text.Facts;

/** What differs between runs: by what they were measured, and by what their models were made. */
public final class RunDifferences {
    /** Names of what was measured by, for people. */
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("models", "kinds of models"),
            Map.entry("groupAttribute", "groups by"),
            Map.entry("groups", "groups"),
            Map.entry("testImages", "test images"),
            Map.entry("testPairs", "test pairs"),
            Map.entry("calibrationImages", "calibration images"),
            Map.entry("calibrationPairs", "calibration pairs"),
            Map.entry("labels", "labels of the test images"),
            Map.entry("fmrTargets", "target FMR"),
            Map.entry("thresholdRule", "threshold rule"),
            Map.entry("minimumTrials", "fewest trials of a rate"),
            Map.entry("minimumTrialsOfRate", "fewest trials of a rate"),
            Map.entry("minimumRowsOfCell", "fewest images of a group"),
            Map.entry("confidence", "confidence of intervals"));

    /** Runs whose values stand one by one. */
    private static final int MOST_VALUES = 4;

    /** Settings that say how a run was measured, named so already, or that change no figure. */
    private static final Set<String> NOT_MADE = Set.of(
            "name",
            "question",
            "groupBy",
            "evaluate.targetFmr",
            "evaluate.folds",
            "evaluate.confidence",
            "evaluate.minimumTrials",
            "report.sampleColumns",
            "report.sampleRows");

    /**
     * A setting that is not the same in all runs.
     *
     * @param values one for each run, {@code none} where it has none
     */
    public record Difference(String key, List<String> values) {
        /** As in {@code train.recognition.steps 40 | 80}. */
        public String text() {
            return key + " " + joined(values);
        }
    }

    /** Values run by run; of many runs each value once, with the number of its runs. */
    private static String joined(List<String> values) {
        if (values.size() <= MOST_VALUES) {
            return String.join(" | ", values);
        }
        Map<String, Long> counts = new LinkedHashMap<>();
        values.forEach(value -> counts.merge(value, 1L, Long::sum));
        return counts.entrySet().stream()
                .map(entry -> entry.getKey() + " in " + Counted.of(entry.getValue(), "runs"))
                .collect(Collectors.joining(" | "));
    }

    private final List<ComparedRun> runs;
    private final List<String> measured = new ArrayList<>();
    private final List<Difference> made = new ArrayList<>();

    private RunDifferences(List<ComparedRun> runs) {
        this.runs = runs;
    }

    /** The differences between runs. */
    public static RunDifferences of(List<ComparedRun> runs) {
        RunDifferences differences = new RunDifferences(runs);
        differences.measured();
        differences.made();
        return differences;
    }

    /** Whether figures of all runs may be set against each other. */
    public boolean alike() {
        return measured.isEmpty();
    }

    /** What was not measured alike, as in {@code other test images: pose 0.45 | 1}. */
    public List<String> notAlike() {
        return List.copyOf(measured);
    }

    /** What differs in how training sets and models were made, and in the settings of resampling. */
    public List<Difference> settings() {
        return List.copyOf(made);
    }

    /** Runs that hold the very same figures as an earlier one, in words. */
    public List<String> same() {
        List<String> words = new ArrayList<>();
        for (int later = 1; later < runs.size(); later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                if (same(runs.get(earlier).results(), runs.get(later).results())) {
                    words.add(runs.get(later).name() + " holds the same figures of the same models as "
                            + runs.get(earlier).name() + ": nothing is compared there.");
                    break;
                }
            }
        }
        return words;
    }

    private static boolean same(SuiteResults a, SuiteResults b) {
        return a.protocol().content().equals(b.protocol().content())
                && Objects.equals(a.verification(), b.verification())
                && Objects.equals(a.attributes(), b.attributes());
    }

    private void measured() {
        List<Map<String, Object>> facts =
                runs.stream().map(run -> MeasuredBy.of(run.results()).facts()).toList();
        Set<String> keys = new LinkedHashSet<>();
        facts.forEach(own -> keys.addAll(own.keySet()));
        if (!oneKind()) {
            // what a run without such models does not have says nothing more
            facts.forEach(own -> keys.retainAll(own.keySet()));
        }
        for (String key : keys) {
            List<String> values = facts.stream()
                    .map(own -> own.containsKey(key) ? value(own.get(key)) : "none")
                    .toList();
            if (differ(values)) {
                measured.add(
                        key.endsWith(MeasuredBy.HASH)
                                ? content(key.substring(0, key.length() - MeasuredBy.HASH.length()), values)
                                : Printable.of(WORDS.getOrDefault(key, key) + " " + joined(values)));
            }
        }
    }

    /** Whether all have the same kinds of models. */
    private boolean oneKind() {
        return runs.stream()
                        .map(run -> List.of(
                                run.results().verification() == null,
                                run.results().attributes() == null))
                        .distinct()
                        .count()
                == 1;
    }

    private static String value(Object fact) {
        return Facts.of(Map.of("x", fact)).stream().map(Entry::value).collect(Collectors.joining(", "));
    }

    private static boolean differ(List<String> values) {
        return values.stream().distinct().count() > 1;
    }

    /** Content that differs, by what is known to have made it. */
    private String content(String what, List<String> hashes) {
        List<String> why = what.endsWith("Images")
                ? diff(run -> about(run, what.startsWith("calibration"))).stream()
                        .map(Difference::text)
                        .toList()
                : what.endsWith("Pairs")
                        ? diff(run -> pairs(run, what.startsWith("calibration"))).stream()
                                .map(Difference::text)
                                .toList()
                        : List.of();
        String words = "other " + WORDS.getOrDefault(what, what) + ": ";
        return Printable.of(
                why.isEmpty()
                        ? words + "their content has other hashes, "
                                + hashes.stream()
                                        .map(hash -> hash.substring(0, Math.min(8, hash.length())))
                                        .collect(Collectors.joining(" | "))
                        : words + String.join(", ", why));
    }

    /** What is known of images: the settings of the test and what was taken of a dataset. */
    private static Map<String, String> about(ComparedRun run, boolean calibration) {
        Map<String, String> about = new LinkedHashMap<>();
        Object test = run.config().get("test");
        if (test instanceof Map<?, ?> map) {
            about.putAll(entries(Map.of("x", map), "x."));
        }
        SuiteProtocol.TestSet set = run.results().protocol().test();
        SuiteProtocol.Dataset taken = calibration ? set.calibrationSet() : set.testSet();
        if (taken != null) {
            about.putAll(entries(ProtocolFacts.of(taken), ""));
        }
        if (about.isEmpty()) {
            about.putAll(entries(ProtocolFacts.of(set), ""));
        }
        return about;
    }

    private static Map<String, String> pairs(ComparedRun run, boolean calibration) {
        SuiteProtocol.Pairs pairs = run.results().protocol().pairs();
        Map<String, String> about = pairs == null ? new LinkedHashMap<>() : entries(ProtocolFacts.of(pairs), "");
        about.keySet().removeAll(Set.of("folds", "score", calibration ? "testPairs" : "calibrationPairs"));
        return about;
    }

    private static Map<String, String> entries(Map<String, ?> map, String cut) {
        Map<String, String> entries = new LinkedHashMap<>();
        Facts.of(map).forEach(entry -> entries.put(entry.name().substring(cut.length()), entry.value()));
        return entries;
    }

    private List<Difference> diff(Function<ComparedRun, Map<String, String>> of) {
        List<Map<String, String>> all = runs.stream().map(of).toList();
        Set<String> keys = new LinkedHashSet<>();
        all.forEach(own -> keys.addAll(own.keySet()));
        List<Difference> differences = new ArrayList<>();
        for (String key : keys) {
            List<String> values =
                    all.stream().map(own -> own.getOrDefault(key, "none")).toList();
            if (differ(values)) {
                differences.add(new Difference(key, values));
            }
        }
        return differences;
    }

    private void made() {
        List<Difference> arms = diff(run -> Map.of("arms", String.join(", ", names(run))));
        Set<String> everywhere = new LinkedHashSet<>(names(runs.get(0)));
        runs.forEach(run -> everywhere.retainAll(names(run)));
        List<Difference> settings = runs.stream().anyMatch(run -> run.config().isEmpty())
                ? List.of()
                : diff(run -> config(run.config(), everywhere)).stream()
                        .filter(d -> !NOT_MADE.contains(d.key()))
                        .filter(d -> alike() || !d.key().startsWith("test."))
                        .filter(d -> oneKind() || !d.values().contains("none"))
                        .toList();
        made.addAll(arms);
        made.addAll(settings.isEmpty() ? diff(run -> recipe(run, everywhere)) : settings);
        made.addAll(diff(run -> sets(run, everywhere)));
        if (made.isEmpty()) {
            made.addAll(diff(run -> models(run, everywhere)));
        }
    }

    private static List<String> names(ComparedRun run) {
        return run.results().arms().stream().map(arm -> arm.name()).toList();
    }

    /** Settings by key, those of an arm under its name. */
    private static Map<String, String> config(Map<String, Object> config, Set<String> arms) {
        Map<String, Object> named = new TreeMap<>(config);
        if (config.get("arms") instanceof List<?> list) {
            Map<String, Object> byName = new TreeMap<>();
            for (Object arm : list) {
                if (arm instanceof Map<?, ?> map && arms.contains(String.valueOf(map.get("name")))) {
                    byName.put(String.valueOf(map.get("name")), map);
                }
            }
            named.put("arms", byName);
        }
        return entries(named, "");
    }

    /** The same from the recipes that results hold; what all arms share stands once, as in a config. */
    private static Map<String, String> recipe(ComparedRun run, Set<String> arms) {
        Map<String, String> all = new TreeMap<>();
        Map<String, Set<String>> shared = new TreeMap<>();
        Map<String, Object> facts = ProtocolFacts.of(run.results().protocol());
        Object recipes = facts.getOrDefault("recipe", Map.of());
        Map<String, Map<String, String>> ofArms = new TreeMap<>();
        for (String arm : arms) {
            Map<String, String> own = new TreeMap<>();
            if (recipes instanceof Map<?, ?> map && map.get(arm) instanceof Map<?, ?> recipe) {
                Facts.of(Map.of("x", recipe)).forEach(entry -> {
                    String key = entry.name().substring(2);
                    if (!key.matches("models\\.seed-?\\d+\\.seed")) {
                        own.put(key.replaceFirst("^models\\.seed-?\\d+", "train"), entry.value());
                    }
                });
            }
            ofArms.put(arm, own);
            own.forEach((key, value) ->
                    shared.computeIfAbsent(key, k -> new LinkedHashSet<>()).add(value));
        }
        ofArms.forEach((arm, own) -> own.forEach((key, value) -> {
            boolean one = shared.getOrDefault(key, Set.of()).size() == 1 && key.startsWith("train");
            all.put(one ? key : "arms." + arm + "." + key, value);
        }));
        return all;
    }

    /** What training sets hold, which a setting alone does not tell. */
    private static Map<String, String> sets(ComparedRun run, Set<String> arms) {
        Map<String, Object> sets = new TreeMap<>();
        run.results().protocol().trainingSets().forEach((arm, set) -> {
            if (arms.contains(arm)) {
                sets.put("training set of " + arm, ProtocolFacts.of(set));
            }
        });
        Map<String, String> entries = entries(sets, "");
        run.results().arms().stream()
                .filter(arm -> arms.contains(arm.name()) && !sets.containsKey("training set of " + arm.name()))
                .forEach(arm -> {
                    String of = "training set of " + arm.name() + ".";
                    entries.put(of + "identities", value(arm.composition().identities()));
                    entries.put(of + "images", value(arm.composition().images()));
                });
        return entries;
    }

    private static Map<String, String> models(ComparedRun run, Set<String> arms) {
        Map<String, String> models = new TreeMap<>();
        run.results().protocol().content().models().forEach((name, hash) -> {
            if (arms.contains(name.replaceFirst("@seed-?\\d+$", ""))) {
                models.put(
                        "model " + name + " (hash; no setting differs)", hash.substring(0, Math.min(8, hash.length())));
            }
        });
        return models;
    }
}
