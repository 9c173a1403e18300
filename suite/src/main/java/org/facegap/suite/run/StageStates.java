package org.facegap.suite.run;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.facegap.suite.stage.Stage;

/** The stages of suites that share a folder, each once, with whether it is done. */
final class StageStates {
    private final Map<String, StageState> states = new LinkedHashMap<>();
    private final Map<SuiteRunner, List<String>> keys = new LinkedHashMap<>();
    private final Map<String, SuiteRunner> first = new LinkedHashMap<>();
    private boolean fresh;

    /**
     * Looks for all stages. Computes and writes nothing.
     *
     * @param fresh whether everything is made again
     */
    static StageStates of(List<SuiteRunner> runners, boolean fresh) {
        StageStates all = new StageStates();
        Map<String, Stage> stages = new LinkedHashMap<>();
        Map<String, List<SuiteRunner>> having = new LinkedHashMap<>();
        Set<String> done = new HashSet<>();
        for (SuiteRunner runner : runners) {
            List<String> own = new ArrayList<>();
            for (Stage stage : runner.stages()) {
                String key = runner.artifacts().key(stage);
                own.add(key);
                if (stages.putIfAbsent(key, stage) == null
                        && !fresh
                        && runner.artifacts().find(stage) != null) {
                    done.add(key);
                }
            }
            new LinkedHashSet<>(own)
                    .forEach(key -> having.computeIfAbsent(key, any -> new ArrayList<>())
                            .add(runner));
            all.keys.put(runner, own);
        }
        stages.forEach((key, stage) -> {
            List<SuiteRunner> suites = Objects.requireNonNull(having.get(key));
            double seconds = suites.get(0).speed().of(stage);
            all.first.put(key, suites.get(0));
            all.states.put(key, new StageState(stage, done.contains(key), seconds, suites.size(), null));
        });
        all.fresh = fresh;
        return all;
    }

    /** The same with why stages are made again; now that all artefacts that are used are known, the others can be looked at. */
    StageStates withReasons() {
        if (!fresh) {
            states.replaceAll((key, state) -> state.done()
                    ? state
                    : state.because(
                            Objects.requireNonNull(first.get(key)).artifacts().why(state.stage())));
        }
        return this;
    }

    /** Each once. */
    List<StageState> all() {
        return List.copyOf(states.values());
    }

    /** By key. */
    Map<String, StageState> byKey() {
        return states;
    }

    /** Those of one suite, by the names that it has for them. */
    List<StageState> of(SuiteRunner runner) {
        List<Stage> stages = runner.stages();
        List<String> own = Objects.requireNonNull(keys.get(runner));
        List<StageState> list = new ArrayList<>();
        for (int i = 0; i < own.size(); i++) {
            list.add(Objects.requireNonNull(states.get(own.get(i))).of(stages.get(i)));
        }
        return list;
    }

    /** Bytes of what is to do. */
    long bytesToDo() {
        return states.values().stream()
                .filter(state -> !state.done())
                .mapToLong(state -> state.stage().size().bytes())
                .sum();
    }
}
