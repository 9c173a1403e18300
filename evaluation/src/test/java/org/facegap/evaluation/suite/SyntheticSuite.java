package org.facegap.evaluation.suite;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.facegap.core.pairs.PairSet;
import org.facegap.core.pairs.VerificationPair;
import org.facegap.core.random.Gaussian;
import org.facegap.core.results.suite.Composition;
import org.facegap.core.results.suite.Cost;
import org.facegap.core.results.suite.SuiteProtocol;
import org.facegap.core.results.suite.SuiteResults;
import org.facegap.core.results.suite.SuiteVerification;
import org.facegap.evaluation.protocol.PairProtocol;

/** Images, pairs and scores with a known separation for each group. */
final class SyntheticSuite {
    static final List<String> GROUPS = List.of("light", "medium", "dark");

    private final VerificationProtocol protocol;

    /** In place of a number of pairs: all of them, and impostor pairs of two folds among them. */
    static final int EVERY_PAIR = 0;

    SyntheticSuite(int subjects, int images, int pairsOfAKind, long seed) {
        this(GROUPS, subjects, images, pairsOfAKind, seed);
    }

    SyntheticSuite(List<String> groups, int subjects, int images, int pairsOfAKind, long seed) {
        this.protocol = new VerificationProtocol(
                split("t", groups, subjects, images, pairsOfAKind, seed),
                split("c", groups, subjects, images, pairsOfAKind, seed + 1));
    }

    private static SplitPairs split(
            String prefix, List<String> groups, int subjects, int images, int pairsOfAKind, long seed) {
        List<String> keys = new ArrayList<>();
        List<String> identities = new ArrayList<>();
        List<String> groupOf = new ArrayList<>();
        for (String group : groups) {
            for (int i = 0; i < subjects; i++) {
                for (int k = 0; k < images; k++) {
                    keys.add(prefix + group + i + "-" + k);
                    identities.add(prefix + group + i);
                    groupOf.add(group);
                }
            }
        }
        PairSet pairs = pairsOfAKind == EVERY_PAIR
                ? PairProtocol.all(groupOf, identities, PairProtocol.MOST, PairProtocol.MOST, 10, seed)
                : PairProtocol.rfwStyle(groupOf, identities, pairsOfAKind, pairsOfAKind, 10, seed);
        return new SplitPairs(new TestImages(keys, identities, groupOf), pairs);
    }

    VerificationProtocol protocol() {
        return protocol;
    }

    /** Scores: separation of the group for genuine pairs, plus an effect of each identity and noise, drawn by seeds. */
    double[] scores(SplitPairs split, Map<String, Double> separation, long identitiesSeed, long noiseSeed) {
        Gaussian subjects = new Gaussian(identitiesSeed);
        Map<String, Double> effect = new java.util.HashMap<>();
        for (String id : split.images().identities()) {
            effect.computeIfAbsent(id, k -> .4 * subjects.next());
        }
        Gaussian common = new Gaussian(identitiesSeed + 17);
        Gaussian noise = new Gaussian(noiseSeed);
        double[] scores = new double[split.pairs().size()];
        for (int i = 0; i < scores.length; i++) {
            VerificationPair p = split.pairs().pairs().get(i);
            double a = effect.getOrDefault(split.images().identities().get(p.a()), 0.0);
            double b = effect.getOrDefault(split.images().identities().get(p.b()), 0.0);
            scores[i] = (p.genuine() ? separation.getOrDefault(p.group(), 2.0) : 0)
                    + a
                    + b
                    + .7 * common.next()
                    + .5 * noise.next();
        }
        return scores;
    }

    ArmScores arm(String name, Map<String, Double> separation, long subjects, long... seeds) {
        List<SeedScores> all = new ArrayList<>();
        for (long seed : seeds) {
            long noise = seed * 1000 + name.hashCode();
            all.add(new SeedScores(
                    seed,
                    scores(protocol.test(), separation, subjects, noise),
                    scores(protocol.calibration(), separation, subjects + 1, noise + 1)));
        }
        return new ArmScores(name, all);
    }

    private static ArmInput input(ArmScores scores, Composition composition) {
        return new ArmInput(
                scores.arm(),
                "evolutionary",
                scores.seeds().stream().map(SeedScores::seed).toList(),
                composition,
                List.of(),
                new Cost(0, 0, Double.NaN));
    }

    SuiteInput suite(List<ArmScores> arms) {
        return suite(arms, GROUPS);
    }

    SuiteInput suite(List<ArmScores> arms, List<String> groups) {
        return suite(arms, groups, new Composition(0, 0, Map.of(), Map.of(), Map.of()));
    }

    /** A suite whose arms are all composed alike. */
    SuiteInput suite(List<ArmScores> arms, List<String> groups, Composition composition) {
        return new SuiteInput(
                "synthetic",
                "Does it?",
                "tone",
                groups,
                arms.get(0).arm(),
                arms.stream().map(arm -> input(arm, composition)).toList(),
                new VerificationInput(protocol, arms),
                null,
                description(),
                List.of());
    }

    /** What recognition models were measured to do. */
    static SuiteVerification verified(SuiteResults results) {
        return Objects.requireNonNull(results.verification());
    }

    /** A protocol that is made up. */
    static SuiteProtocol description() {
        return new SuiteProtocol(
                new SuiteProtocol.TestSet("world-set", 1, 64, "made up", null, null, null, Map.of()),
                new SuiteProtocol.Pairs("made up", "made up", "made up", "made up", 1, 10, 1, 1, 1, 1, Map.of()),
                "made up",
                List.of(1L),
                Map.of(),
                Map.of(),
                Map.of("a", JsonNodeFactory.instance.objectNode().put("steps", 12)),
                new SuiteProtocol.Content(
                        "a", Map.of(), new SuiteProtocol.VerificationContent("b", "c", "d", Map.of())));
    }
}
