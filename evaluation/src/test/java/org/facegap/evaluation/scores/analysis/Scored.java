package org.facegap.evaluation.scores.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.facegap.core.results.scores.DifferentialFigure;
import org.facegap.core.results.scores.PointResults;
import org.facegap.core.results.scores.ScoreResults;
import org.facegap.core.results.scores.SystemResults;
import org.facegap.evaluation.protocol.ImpostorRule;
import org.facegap.evaluation.scores.ScoreTable;
import org.facegap.evaluation.scores.ScoreTableBuilder;
import org.facegap.evaluation.scores.reading.ScoreInput;
import org.facegap.evaluation.verification.Failures;
import org.jspecify.annotations.Nullable;

/** Pairs in the making, and settings that differ from the usual in one thing. */
final class Scored {
    private record Row(
            boolean genuine,
            String a,
            String b,
            String sexA,
            String sexB,
            String first,
            String second,
            double[] scores) {}

    private final List<Row> rows = new ArrayList<>();
    private final List<String> systems;
    private boolean identities = true;

    Scored(String... systems) {
        this.systems = List.of(systems);
    }

    Scored withoutIdentities() {
        identities = false;
        return this;
    }

    Scored add(boolean genuine, String group, String first, String second, double... scores) {
        rows.add(new Row(genuine, group, group, "", "", first, second, scores));
        return this;
    }

    Scored across(
            boolean genuine,
            String a,
            String b,
            String sexA,
            String sexB,
            String first,
            String second,
            double... scores) {
        rows.add(new Row(genuine, a, b, sexA, sexB, first, second, scores));
        return this;
    }

    /** Identities of a group with random scores; genuine ones are higher by {@code lift}. */
    Scored identities(String group, int subjects, int genuine, int impostor, double lift, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < genuine; i++) {
            String who = group + random.nextInt(subjects);
            rows.add(new Row(true, group, group, "", "", who, who, draw(random, lift)));
        }
        for (int i = 0; i < impostor; i++) {
            int a = random.nextInt(subjects);
            int b = (a + 1 + random.nextInt(subjects - 1)) % subjects;
            rows.add(new Row(false, group, group, "", "", group + a, group + b, draw(random, 0)));
        }
        return this;
    }

    private double[] draw(SplittableRandom random, double lift) {
        double[] scores = new double[systems.size()];
        for (int s = 0; s < scores.length; s++) {
            scores[s] = random.nextDouble() + random.nextDouble() + lift;
        }
        return scores;
    }

    ScoreTable table() {
        ScoreTableBuilder builder = new ScoreTableBuilder(systems, identities, false);
        for (Row r : rows) {
            int cell = builder.cell(
                    builder.groups().number(r.a),
                    builder.groups().number(r.b),
                    builder.sexes().number(r.sexA),
                    builder.sexes().number(r.sexB));
            int first = identities ? builder.identities().number(r.first) : -1;
            int second = identities ? builder.identities().number(r.second) : -1;
            builder.add(r.genuine, cell, first, second, -1, r.scores);
        }
        return builder.build(new boolean[systems.size()], new boolean[systems.size()]);
    }

    ScoreInput input() {
        return new ScoreInput(table(), List.of(), 0, List.of());
    }

    ScoreResults evaluate() {
        return evaluate(quick());
    }

    ScoreResults evaluate(ScoreSpec settings) {
        return new ScoreEvaluator(settings).evaluate(input(), null);
    }

    /** The only system. */
    SystemResults system() {
        return evaluate().systems().get(0);
    }

    /** A differential that must be there. */
    static DifferentialFigure figure(PointResults point, String name) {
        return Objects.requireNonNull(point.differential(name), name);
    }

    static ScoreSpec quick() {
        return settings(
                List.of(0.1, 0.01), Map.of(), ThresholdRule.POOLED, ImpostorRule.SAME_GROUP, Failures.EXCLUDE, 0, 30);
    }

    static ScoreSpec settings(
            List<Double> targets,
            Map<String, Double> fixed,
            ThresholdRule rule,
            ImpostorRule impostors,
            Failures failures,
            int folds,
            int minimum) {
        @Nullable String first = null;
        return new ScoreSpec(
                targets,
                new LinkedHashMap<>(fixed),
                rule,
                impostors,
                failures,
                folds,
                0.95,
                200,
                199,
                minimum,
                50,
                1,
                first,
                null);
    }
}
