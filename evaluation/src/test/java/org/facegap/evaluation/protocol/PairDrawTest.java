package org.facegap.evaluation.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.facegap.core.UserError;
import org.facegap.core.pairs.PairSet;
import org.facegap.core.pairs.VerificationPair;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PairDrawTest {
    private static ImageLabels world(int identities, int images) {
        List<String> identity = new ArrayList<>();
        List<String> group = new ArrayList<>();
        List<String> sex = new ArrayList<>();
        for (String g : List.of("x", "y", "z")) {
            for (int p = 0; p < identities; p++) {
                for (int i = 0; i < images; i++) {
                    identity.add(g + p);
                    group.add(g);
                    sex.add(p % 3 == 0 ? "f" : "m");
                }
            }
        }
        return new ImageLabels(identity, group, sex);
    }

    private static PairPlan plan(ImpostorRule rule) {
        return new PairPlan(20, 31, 2, rule, 5);
    }

    private static void sound(ImageLabels images, PairSet set) {
        Set<List<Integer>> seen = new HashSet<>();
        List<Set<String>> folds = List.of(new HashSet<>(), new HashSet<>());
        for (VerificationPair p : set.pairs()) {
            assertThat(seen.add(List.of(Math.min(p.a(), p.b()), Math.max(p.a(), p.b()))))
                    .isTrue();
            assertThat(p.genuine())
                    .isEqualTo(images.identity()
                            .get(p.a())
                            .equals(images.identity().get(p.b())));
            assertThat(p.group()).isEqualTo(images.group().get(p.a()));
            assertThat(p.otherGroup()).isEqualTo(images.group().get(p.b()));
            folds.get(p.fold()).add(images.identity().get(p.a()));
            folds.get(p.fold()).add(images.identity().get(p.b()));
        }
        assertThat(folds.get(0)).doesNotContainAnyElementsOf(folds.get(1));
    }

    @Test
    void sameGroupIsWhatItAlwaysWas() {
        ImageLabels images = world(12, 4);
        PairSet set = PairDraw.of(images, plan(ImpostorRule.SAME_GROUP));
        assertThat(set).isEqualTo(PairProtocol.rfwStyle(images.group(), images.identity(), 20, 31, 2, 5));
        sound(images, set);
        assertThat(PairCount.of(set))
                .containsExactly(
                        new PairCount("x", "x", 20, 31),
                        new PairCount("y", "y", 20, 31),
                        new PairCount("z", "z", 20, 31));
    }

    @Test
    void sameSexHalvesTheImpostorsBetweenTheSexes() {
        ImageLabels images = world(14, 4);
        PairSet set = PairDraw.of(images, plan(ImpostorRule.SAME_GROUP_AND_SEX));
        sound(images, set);
        int[] perSex = new int[2];
        for (VerificationPair p : set.pairs()) {
            String sex = images.sex().get(p.a());
            assertThat(images.sex().get(p.b())).isEqualTo(sex);
            if (!p.genuine() && p.group().equals("y")) {
                perSex[sex.equals("f") ? 0 : 1]++;
            }
        }
        assertThat(perSex).containsExactly(16, 15);
        assertThat(PairCount.of(set)).allSatisfy(c -> {
            assertThat(c.genuine()).isEqualTo(20);
            assertThat(c.impostor()).isEqualTo(31);
        });
    }

    @Test
    void everybodyWithEverybodyFillsEveryCell(@TempDir Path dir) throws IOException {
        ImageLabels images = world(12, 3);
        PairSet set = PairDraw.of(images, plan(ImpostorRule.ALL));
        sound(images, set);
        List<PairCount> cells = PairCount.of(set);
        assertThat(cells).hasSize(6).allSatisfy(c -> {
            assertThat(c.impostor()).isEqualTo(31);
            assertThat(c.genuine()).isEqualTo(c.group().equals(c.otherGroup()) ? 20 : 0);
        });
        Path file = dir.resolve("pairs.csv");
        set.write(file);
        assertThat(Files.readAllLines(file).get(0)).startsWith("# facegap-pairs,2,");
        assertThat(PairSet.read(file)).isEqualTo(set);
        assertThat(PairDraw.of(images, plan(ImpostorRule.ALL))).isEqualTo(set);
        assertThat(PairDraw.of(images, new PairPlan(20, 31, 2, ImpostorRule.ALL, 6)))
                .isNotEqualTo(set);
    }

    @Test
    void moreImpostorPairsThanThereAreAreRefused() {
        ImageLabels images = world(4, 2);
        assertThatThrownBy(() -> PairDraw.of(images, new PairPlan(2, 40, 2, ImpostorRule.ALL, 1)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("impostor pairs");
        assertThatThrownBy(() -> PairDraw.of(world(4, 2), new PairPlan(2, 2, 2, ImpostorRule.SAME_GROUP_AND_SEX, 1)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("sex 'f'");
        assertThatThrownBy(() -> PairDraw.of(
                        ImageLabels.of(images.identity(), images.group()), plan(ImpostorRule.SAME_GROUP_AND_SEX)))
                .hasMessageContaining("needs the sex");
        assertThatThrownBy(() -> ImageLabels.of(List.of("a", "a"), List.of("x", "y")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("'a'");
        assertThatThrownBy(() -> ImpostorRule.named("everyone"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("same-group-and-sex");
    }

    @Test
    void allPairsAreVisitedOnce() {
        ImageLabels images = world(4, 2);
        long[] genuine = new long[1];
        assertThat(AllPairs.visit(images, ImpostorRule.ALL, (a, b, same) -> genuine[0] += same ? 1 : 0))
                .isEqualTo(24 * 23 / 2);
        assertThat(genuine[0]).isEqualTo(12);
        assertThat(AllPairs.visit(images, ImpostorRule.SAME_GROUP, (a, b, same) -> {}))
                .isEqualTo(3 * 8 * 7 / 2);
        Set<String> sexes = new HashSet<>();
        AllPairs.visit(images, ImpostorRule.SAME_GROUP_AND_SEX, (a, b, same) -> {
            if (!same) {
                sexes.add(images.sex().get(a) + images.sex().get(b));
            }
        });
        assertThat(sexes).containsExactlyInAnyOrder("ff", "mm");
        ImageLabels one = ImageLabels.of(List.of("a"), List.of("x"));
        assertThat(AllPairs.visit(one, ImpostorRule.ALL, (a, b, same) -> {})).isZero();
    }

    @Test
    void oneGroupIsOneCellAndOneIdentityHasNoImpostors() {
        ImageLabels group =
                ImageLabels.of(List.of("a", "a", "b", "b", "c", "c"), List.of("x", "x", "x", "x", "x", "x"));
        assertThat(PairCount.of(PairDraw.of(group, new PairPlan(2, 5, 1, ImpostorRule.ALL, 1))))
                .containsExactly(new PairCount("x", "x", 2, 5));
        ImageLabels subject = ImageLabels.of(List.of("a", "a", "a"), List.of("x", "x", "x"));
        assertThatThrownBy(() -> PairDraw.of(subject, new PairPlan(1, 1, 1, ImpostorRule.ALL, 1)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("need at least 2");
        List<Boolean> kinds = new ArrayList<>();
        AllPairs.visit(subject, ImpostorRule.ALL, (a, b, same) -> kinds.add(same));
        assertThat(kinds).containsExactly(true, true, true);
        PairSet genuineOnly = PairDraw.of(subject, new PairPlan(3, 0, 1, ImpostorRule.ALL, 1));
        assertThat(PairCount.of(genuineOnly)).containsExactly(new PairCount("x", "x", 3, 0));
    }
}
