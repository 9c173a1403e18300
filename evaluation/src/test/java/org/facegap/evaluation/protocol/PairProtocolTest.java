package org.facegap.evaluation.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.facegap.core.UserError;
import org.facegap.core.pairs.PairSet;
import org.facegap.core.pairs.VerificationPair;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PairProtocolTest {
    private final List<String> groups = new ArrayList<>();
    private final List<String> identities = new ArrayList<>();

    private void add(String group, int subjects, int images) {
        for (int i = 0; i < subjects; i++) {
            for (int k = 0; k < images; k++) {
                groups.add(group);
                identities.add(group + i);
            }
        }
    }

    @Test
    void pairsStayInTheirGroupAndFold() {
        add("light", 40, 4);
        add("dark, \"deep\"", 25, 6);
        PairSet set = PairProtocol.rfwStyle(groups, identities, 103, 207, 10, 11);
        Map<String, Integer> foldOf = new HashMap<>();
        Set<Set<Integer>> seen = new HashSet<>();
        Map<String, int[]> counts = new HashMap<>();
        for (VerificationPair p : set.pairs()) {
            assertThat(groups.get(p.a())).isEqualTo(p.group()).isEqualTo(groups.get(p.b()));
            assertThat(identities.get(p.a()).equals(identities.get(p.b()))).isEqualTo(p.genuine());
            for (int row : new int[] {p.a(), p.b()}) {
                assertThat(foldOf.computeIfAbsent(identities.get(row), k -> p.fold()))
                        .isEqualTo(p.fold());
            }
            assertThat(seen.add(Set.of(p.a(), p.b()))).as("new pair").isTrue();
            counts.computeIfAbsent(p.group(), k -> new int[2])[p.genuine() ? 0 : 1]++;
        }
        assertThat(counts.values()).hasSize(2).allSatisfy(c -> assertThat(c).containsExactly(103, 207));
        assertThat(PairProtocol.rfwStyle(groups, identities, 103, 207, 10, 11)).isEqualTo(set);
        assertThat(PairProtocol.rfwStyle(groups, identities, 103, 207, 10, 12)).isNotEqualTo(set);
    }

    @Test
    void allPairsAreTakenOnceAndFoldsAreThoseOfTheIdentities() {
        add("light", 12, 3);
        add("dark", 4, 2);
        PairSet set = PairProtocol.all(groups, identities, 1000, 1000, 5, 11);
        Map<String, Integer> foldOf = new HashMap<>();
        Set<Set<Integer>> seen = new HashSet<>();
        Map<String, int[]> counts = new HashMap<>();
        for (VerificationPair p : set.pairs()) {
            assertThat(groups.get(p.a())).isEqualTo(p.group()).isEqualTo(groups.get(p.b()));
            assertThat(identities.get(p.a()).equals(identities.get(p.b()))).isEqualTo(p.genuine());
            assertThat(foldOf.computeIfAbsent(identities.get(p.a()), k -> p.fold()))
                    .isEqualTo(p.fold());
            assertThat(foldOf.computeIfAbsent(identities.get(p.b()), k -> p.otherFold()))
                    .isEqualTo(p.otherFold());
            assertThat(seen.add(Set.of(p.a(), p.b()))).as("new pair").isTrue();
            counts.computeIfAbsent(p.group(), k -> new int[2])[p.genuine() ? 0 : 1]++;
        }
        assertThat(counts.get("light")).containsExactly(36, 36 * 35 / 2 - 36);
        assertThat(counts.get("dark")).containsExactly(4, 8 * 7 / 2 - 4);
        assertThat(set.rule()).startsWith("every genuine pair and every impostor pair within groups");
        assertThat(new HashSet<>(foldOf.values())).hasSize(5);

        PairSet fewer = PairProtocol.all(groups, identities, 20, 300, 5, 11);
        assertThat(PairProtocol.all(groups, identities, 20, 300, 5, 11)).isEqualTo(fewer);
        assertThat(fewer.pairs().stream().filter(p -> p.group().equals("light") && p.genuine()))
                .hasSize(20);
        assertThat(fewer.pairs().stream()
                        .filter(p -> p.group().equals("light") && !p.genuine())
                        .map(p -> Set.of(p.a(), p.b()))
                        .distinct())
                .hasSize(300);
        assertThat(fewer.rule()).contains("at most 20").contains("at most 300");
    }

    @Test
    void everyPossiblePairCanBeTaken() {
        add("g", 4, 3);
        // two folds of two identities: 2 * 3 genuine and 9 impostor pairs each
        PairSet set = PairProtocol.rfwStyle(groups, identities, 12, 18, 2, 1);
        assertThat(set.pairs()).hasSize(30).doesNotHaveDuplicates();
        assertThatThrownBy(() -> PairProtocol.rfwStyle(groups, identities, 13, 18, 2, 1))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("genuine");
        assertThatThrownBy(() -> PairProtocol.rfwStyle(groups, identities, 12, 19, 2, 1))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("impostor");
    }

    @Test
    void pairsSpreadOverIdentitiesBeforeTheyRepeat() {
        add("g", 20, 5);
        PairSet set = PairProtocol.rfwStyle(groups, identities, 20, 45, 2, 1);
        Map<String, Integer> genuine = new HashMap<>();
        Set<Set<String>> dyads = new HashSet<>();
        for (VerificationPair p : set.pairs()) {
            if (p.genuine()) {
                genuine.merge(identities.get(p.a()), 1, Integer::sum);
            } else {
                dyads.add(Set.of(identities.get(p.a()), identities.get(p.b())));
            }
        }
        assertThat(genuine).hasSize(20).allSatisfy((id, n) -> assertThat(n).isEqualTo(1));
        assertThat(dyads).hasSize(45);
    }

    @Test
    void tooFewIdentitiesIsSaidClearly() {
        add("rare", 15, 4);
        assertThatThrownBy(() -> PairProtocol.rfwStyle(groups, identities, 10, 10, 10, 1))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("'rare' has 15 identities")
                .hasMessageContaining("at least 20");
    }

    @Test
    void whereEverythingCanBeHadTheLenientDrawIsTheStrictOne() {
        add("light", 40, 4);
        add("dark", 25, 6);
        assertThat(PairProtocol.rfwStyleUpTo(groups, identities, 103, 207, 10, 11)
                        .pairs())
                .isEqualTo(PairProtocol.rfwStyle(groups, identities, 103, 207, 10, 11)
                        .pairs());
    }

    @Test
    void aSmallGroupGivesWhatItCanInTheSameProportion() {
        add("large", 40, 4);
        add("small", 9, 3);
        add("single", 1, 5);
        PairSet set = PairProtocol.rfwStyleUpTo(groups, identities, 100, 200, 10, 11);
        List<VerificationPair> large =
                set.pairs().stream().filter(p -> p.group().equals("large")).toList();
        assertThat(large).hasSize(300);
        List<VerificationPair> small =
                set.pairs().stream().filter(p -> p.group().equals("small")).toList();
        // Four folds: three of two identities, who have 6 genuine and 9 impostor pairs, and one of three, with 9 and
        // 27.
        // Impostor pairs limit a fold of two to 9 of 50, so to 4 of 25 genuine ones.
        assertThat(small.stream().map(VerificationPair::fold).distinct()).hasSize(4);
        assertThat(small.stream().filter(p -> !p.genuine() && p.fold() == 1)).hasSize(9);
        assertThat(small.stream().filter(p -> p.genuine() && p.fold() == 1)).hasSize(4);
        assertThat(small.stream().filter(p -> p.genuine() && p.fold() == 0)).hasSize(9);
        assertThat(small.stream().filter(p -> !p.genuine() && p.fold() == 0)).hasSize(18);
        assertThat(small).doesNotHaveDuplicates();
        assertThat(set.pairs())
                .as("one identity has no impostor")
                .noneMatch(p -> p.group().equals("single"));
    }

    @Test
    void anIdentityInTwoGroupsIsRefused() {
        add("a", 5, 2);
        groups.add("b");
        identities.add("a0");
        assertThatThrownBy(() -> PairProtocol.rfwStyle(groups, identities, 2, 2, 1, 1))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("'a0'");
    }

    @Test
    void csvReadsBack(@TempDir Path dir) throws IOException {
        add("dark, \"deep\"", 8, 3);
        PairSet set = PairProtocol.rfwStyle(groups, identities, 6, 6, 2, 1);
        Path file = dir.resolve("pairs.csv");
        set.write(file);
        assertThat(PairSet.read(file)).isEqualTo(set);
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        lines.set(4, "1,1,0,0,x");
        Files.write(file, lines);
        assertThatThrownBy(() -> PairSet.read(file))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(":5:");
        Files.writeString(file, "a,b\n");
        assertThatThrownBy(() -> PairSet.read(file))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("version 1");
    }
}
