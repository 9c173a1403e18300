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

/** Stages that photograph people of the built-in world: to be tested, and as training sets. */
final class WorldPlan {
    private final SuiteConfig config;

    WorldPlan(SuiteConfig config) {
        this.config = config;
    }

    TestPlan test(WorldTest people) {
        List<String> groups = Objects.requireNonNull(WorldSets.values().get(config.groupBy()));
        EvaluateConfig evaluate = config.evaluate();
        return new TestPlan(
                people,
                groups,
                people("test", people, people.identitiesPerGroup(), "test people"),
                people("calibration", people, people.calibrationIdentitiesPerGroup(), "calibration people"),
                (long) groups.size() * people.identitiesPerGroup() * people.picturesPerIdentity(),
                (long) groups.size() * people.calibrationIdentitiesPerGroup() * people.picturesPerIdentity(),
                (long) groups.size() * (evaluate.genuinePerGroup() + evaluate.impostorPerGroup()));
    }

    private static Stage people(String name, WorldTest people, int perGroup, String draw) {
        WorldIdentities spec = new WorldIdentities(
                "identities",
                people.otherGroupEffect(),
                "balanced",
                perGroup * 3,
                people.picturesPerIdentity(),
                people.size(),
                people.pose(),
                people.permuteLabels(),
                Seeds.derive(people.seed(), draw));
        return rendered("world", name, "", spec);
    }

    /** A training set of people of the world, seen as the test people of the world are. */
    Stage arm(WorldArm arm, String name, long seed) {
        WorldConfig world = Objects.requireNonNull(config.world());
        TestConfig test = config.test();
        WorldIdentities spec = new WorldIdentities(
                "identities",
                test instanceof WorldTest people ? people.otherGroupEffect() : WorldTest.OTHER_GROUP_EFFECT,
                arm.composition(),
                world.identities(),
                world.picturesPerIdentity(),
                test.size(),
                test instanceof WorldTest people ? people.pose() : WorldTest.POSE,
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
