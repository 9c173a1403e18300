package org.facegap.suite.plan;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.facegap.core.random.Seeds;
import org.facegap.generator.worldset.WorldIdentities;
import org.facegap.generator.worldset.WorldSets;
import org.facegap.suite.config.EvaluateConfig;
import org.facegap.suite.config.SuiteConfig;
import org.facegap.suite.config.TestConfig;
import org.facegap.suite.config.WorldArm;
import org.facegap.suite.config.WorldConfig;
import org.facegap.suite.config.WorldTest;
import org.facegap.suite.stage.Stage;
import org.facegap.suite.stage.StageKind;
import org.facegap.suite.stage.StageSize;

/** Stages that photograph identities of the built-in world: to be tested, and as training sets. */
final class WorldPlan {
    private final SuiteConfig config;

    WorldPlan(SuiteConfig config) {
        this.config = config;
    }

    TestPlan test(WorldTest identities) {
        List<String> groups = Objects.requireNonNull(WorldSets.values().get(config.groupBy()));
        return new TestPlan(
                identities,
                groups,
                split("test", identities, identities.identitiesPerGroup(), groups.size()),
                config.train().recognition() == null ? null : compared(identities, groups.size()));
    }

    private TestPlan.Compared compared(WorldTest identities, long groups) {
        EvaluateConfig evaluate = config.evaluate();
        return new TestPlan.Compared(
                split("calibration", identities, identities.calibrationIdentitiesPerGroup(), groups),
                groups
                        * (Math.min(evaluate.mostGenuine(), pairs(identities, 1))
                                + Math.min(
                                        evaluate.mostImpostor(), pairs(identities, identities.identitiesPerGroup()))));
    }

    private static TestPlan.Split split(String name, WorldTest identities, int perGroup, long groups) {
        return new TestPlan.Split(
                identities(name, identities, perGroup, name + " people"),
                groups * perGroup * identities.imagesPerIdentity());
    }

    /** Pairs of two images of one identity, or of two of several. */
    private static long pairs(WorldTest test, long identities) {
        long images = test.imagesPerIdentity();
        long own = test.identitiesPerGroup() * (images * (images - 1) / 2);
        return identities == 1 ? own : identities * images * (identities * images - 1) / 2 - own;
    }

    private static Stage identities(String name, WorldTest identities, int perGroup, String draw) {
        WorldIdentities spec = new WorldIdentities(
                "identities",
                identities.otherGroupEffect(),
                "balanced",
                perGroup * 3,
                identities.imagesPerIdentity(),
                identities.size(),
                identities.pose(),
                identities.permuteLabels(),
                Seeds.derive(identities.seed(), draw));
        return rendered("world", name, "", spec);
    }

    /** A training set of identities of the world, seen as the test identities of the world are. */
    Stage arm(WorldArm arm, String name, long seed) {
        WorldConfig world = Objects.requireNonNull(config.world());
        TestConfig test = config.test();
        WorldIdentities spec = new WorldIdentities(
                "identities",
                test instanceof WorldTest identities ? identities.otherGroupEffect() : WorldTest.OTHER_GROUP_EFFECT,
                arm.composition(),
                world.identities(),
                world.imagesPerIdentity(),
                test.size(),
                test instanceof WorldTest identities ? identities.pose() : WorldTest.POSE,
                arm.permuteLabels(),
                Seeds.derive(seed, "training people"));
        return rendered("generate", name, arm.name(), spec);
    }

    private static Stage rendered(String folder, String name, String arm, WorldIdentities spec) {
        return new Stage(
                StageKind.GENERATE,
                folder,
                name,
                arm,
                StagePlanner.VERSION,
                spec,
                Map.of(),
                Map.of(),
                StageSize.world(spec),
                (to, inputs, progress) -> new WorldSets().render(name, spec, to.path(), progress));
    }
}
