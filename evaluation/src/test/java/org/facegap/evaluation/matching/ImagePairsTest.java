package org.facegap.evaluation.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.facegap.core.UserError;
import org.facegap.core.dataset.DatasetCard;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.core.dataset.FaceDatasetWriter;
import org.facegap.core.image.Image;
import org.facegap.evaluation.protocol.ImpostorRule;
import org.facegap.evaluation.protocol.PairPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImagePairsTest {
    @TempDir
    Path dir;

    private record Seen(int a, int b, boolean genuine, int fold) {}

    private static List<Seen> seen(ImagePairs pairs) {
        List<Seen> seen = new ArrayList<>();
        pairs.visit((a, b, genuine, fold) -> seen.add(new Seen(a, b, genuine, fold)));
        return seen;
    }

    @Test
    void identitiesInTwoGroupsTakeNoPartInProtocols() {
        FaceDataset set = TinyFaces.write(dir.resolve("mixed"), 4, 2, -1);
        ImageGroups groups = new ImageGroups("race", List.of("a", "b", "b", "b", "a", "a", "", "b"));
        ImageGroups single = groups.ofOneGroup(set);
        assertThat(single.groups()).containsExactly("", "", "b", "b", "a", "a", "", "b");
        List<String> pairs = new ArrayList<>();
        new EveryPair(set, single, null, ImpostorRule.SAME_GROUP)
                .visit((a, b, genuine, fold) -> pairs.add(a + " " + b + " " + genuine));
        assertThat(pairs).containsExactlyInAnyOrder("2 3 true", "4 5 true", "2 7 false", "3 7 false");
    }

    @Test
    void pairsOfEqualImagesAreTold() {
        try (FaceDatasetWriter writer = FaceDatasetWriter.create(dir.resolve("copies"), List.of(), 0)) {
            for (String key : List.of("a1-x", "a2-x", "a3-y", "b1-x", "b2-z")) {
                byte[] rgb = {(byte) key.charAt(3), 0, 0};
                writer.add(key, key.substring(0, 1), Map.of(), "", new Image(1, 1, rgb), null);
            }
            writer.finish(DatasetCard.describe("copies", 1, List.of(), "", "", Map.of(), "CC0", true, Map.of()));
        }
        FaceDataset set = FaceDataset.open(dir.resolve("copies"));
        ImagePairs every = new EveryPair(set, ImageGroups.everybody(set), null, ImpostorRule.ALL);
        assertThat(EqualImages.warnings(set.records(), every))
                .satisfiesExactly(
                        impostor -> assertThat(impostor)
                                .startsWith("2 of 6 impostor pairs compare two images with the same bytes")
                                .contains("'a1-x and b1-x', 'a2-x and b1-x'"),
                        genuine -> assertThat(genuine)
                                .startsWith("1 of 4 genuine pairs")
                                .contains("'a1-x and a2-x'"));
        FaceDataset different = TinyFaces.write(dir.resolve("d"), 4, 2, -1);
        assertThat(EqualImages.warnings(
                        different.records(),
                        new EveryPair(different, ImageGroups.everybody(different), null, ImpostorRule.ALL)))
                .isEmpty();
    }

    @Test
    void everyPairOfARuleByHand() {
        // Six identities of three images; identity 5 has no race. Groups: a = 0, 2, 4; b = 1, 3.
        FaceDataset set = TinyFaces.write(dir.resolve("d"), 6, 3, 5);
        ImageGroups race = ImageGroups.of(set, "race", "--group");
        ImageGroups gender = ImageGroups.of(set, "gender", "--sex");
        PairCensus all = PairCensus.of(new EveryPair(set, race, null, ImpostorRule.ALL));
        assertThat(all.genuine()).isEqualTo(5 * 3);
        assertThat(all.impostor()).isEqualTo(10 * 9);
        assertThat(all.images().cardinality()).isEqualTo(15);
        // Within a: 3 pairs of identities; within b: 1.
        assertThat(PairCensus.of(new EveryPair(set, race, null, ImpostorRule.SAME_GROUP))
                        .impostor())
                .isEqualTo(4 * 9);
        // Of those, 2 and 4 alone share a sex.
        assertThat(PairCensus.of(new EveryPair(set, race, gender, ImpostorRule.SAME_GROUP_AND_SEX))
                        .impostor())
                .isEqualTo(9);
        assertThat(race.counts(IntStream.range(0, 18))).isEqualTo(Map.of("a", 9L, "b", 6L, "unlabelled", 3L));
    }

    @Test
    void aLimitKeepsGenuinePairsAndDrawsEvenly() {
        FaceDataset set = TinyFaces.write(dir.resolve("d"), 6, 3, -1);
        ImageGroups race = ImageGroups.of(set, "race", "--group");
        EveryPair every = new EveryPair(set, race, null, ImpostorRule.ALL);
        List<Seen> all = seen(every);
        Map<Seen, Integer> drawn =
                new TreeMap<>((x, y) -> x.a() != y.a() ? Integer.compare(x.a(), y.a()) : Integer.compare(x.b(), y.b()));
        int rounds = 2000;
        for (int seed = 0; seed < rounds; seed++) {
            List<Seen> some = seen(LimitedPairs.of(every, race, 9, seed));
            assertThat(some).hasSize(18 + 3 * 9).isSubsetOf(all);
            assertThat(new HashSet<>(some)).hasSameSizeAs(some);
            some.stream().filter(pair -> !pair.genuine()).forEach(pair -> drawn.merge(pair, 1, Integer::sum));
        }
        // 9 of 27 within a, 9 of 27 within b, 9 of 81 across; five standard deviations.
        for (Seen pair : all) {
            if (!pair.genuine()) {
                boolean across = !race.of(pair.a()).equals(race.of(pair.b()));
                double p = across ? 9 / 81.0 : 9 / 27.0;
                assertThat((double) drawn.getOrDefault(pair, 0))
                        .isBetween(
                                rounds * p - 5 * Math.sqrt(rounds * p * (1 - p)),
                                rounds * p + 5 * Math.sqrt(rounds * p * (1 - p)));
            }
        }
        assertThat(seen(LimitedPairs.of(every, race, 9, 4))).isEqualTo(seen(LimitedPairs.of(every, race, 9, 4)));
        // The order is that of all pairs; a limit that is no limit changes nothing.
        assertThat(seen(LimitedPairs.of(every, race, 81, 4))).isEqualTo(all);
    }

    @Test
    void drawnPairsAreOfLabelledImagesAndKeepTheirFolds() {
        FaceDataset set = TinyFaces.write(dir.resolve("d"), 10, 3, 4);
        ImageGroups race = ImageGroups.of(set, "race", "--group");
        ListedPairs drawn = ListedPairs.drawn(set, race, null, new PairPlan(4, 6, 2, ImpostorRule.SAME_GROUP, 1));
        assertThat(drawn.folds()).isEqualTo(2);
        Map<Integer, Set<String>> identities = new TreeMap<>();
        List<Seen> pairs = seen(drawn);
        for (Seen pair : pairs) {
            assertThat(race.of(pair.a())).isNotEmpty().isEqualTo(race.of(pair.b()));
            String first = set.records().get(pair.a()).identity();
            String second = set.records().get(pair.b()).identity();
            assertThat(first.equals(second)).isEqualTo(pair.genuine());
            identities.computeIfAbsent(pair.fold(), f -> new HashSet<>()).addAll(List.of(first, second));
        }
        assertThat(pairs).hasSize(20);
        assertThat(identities).hasSize(2);
        assertThat(identities.get(0)).doesNotContainAnyElementsOf(identities.getOrDefault(1, Set.of()));
    }

    @Test
    void groupsAreJoinedAndUnknownOnesTold() {
        FaceDataset set = TinyFaces.write(dir.resolve("d"), 4, 1, 3);
        ImageGroups joined = ImageGroups.of(set, "race+gender", "--group");
        assertThat(joined.groups()).containsExactly("a+F", "b+F", "a+M", "");
        assertThat(joined.labelled()).containsExactly(0, 1, 2);
        assertThatThrownBy(() -> ImageGroups.of(set, "race+gendr", "--group"))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("--group: ")
                .hasMessageContaining(
                        "no attribute 'gendr'; did you mean 'gender'? The attributes are race, gender, number");
    }

    @Test
    void rulesSayWhichImagesTakePart() {
        FaceDataset set = TinyFaces.write(dir.resolve("d"), 6, 3, 5);
        List<String> told = new ArrayList<>();
        assertThat(ImageFilter.rows(set, List.of(), "--only", told::add).cardinality())
                .isEqualTo(18);
        BitSet some = ImageFilter.rows(set, List.of("race=a", "gender=M"), "--only", told::add);
        assertThat(some.stream()).containsExactly(6, 7, 8, 12, 13, 14);
        assertThat(ImageFilter.rows(set, List.of("race=a,b"), "--only", told::add)
                        .cardinality())
                .isEqualTo(15);
        assertThat(ImageFilter.rows(set, List.of("number>=1", "number<=3"), "--only", told::add).stream())
                .containsExactly(3, 4, 5, 6, 7, 8, 9, 10, 11);
        assertThat(told)
                .containsExactly(
                        "--only race=a: 3 of 18 images have no race; they take no part",
                        "--only race=a,b: 3 of 18 images have no race; they take no part");
        ImageGroups race = ImageGroups.of(set, "race", "--group").only(some);
        PairCensus census = PairCensus.of(new EveryPair(set, race, null, ImpostorRule.ALL));
        assertThat(census.images()).isEqualTo(some);
        assertThat(census.pairs()).isEqualTo(15);
        EveryPair every = new EveryPair(set, ImageGroups.everybody(set), null, ImpostorRule.ALL);
        ListedPairs all = LimitedPairs.of(every, ImageGroups.everybody(set), 1000, 1);
        assertThat(PairCensus.of(all.only(some))).isEqualTo(census);
        for (List<String> wrong : List.of(
                List.of("race", "expected ATTRIBUTE=VALUE"),
                List.of("rase=a", "did you mean 'race'?"),
                List.of("gender=f,Mm", "has the gender 'f'; did you mean 'F'? The values are F, M"),
                List.of("race>=3", "is no number; write race=VALUE"),
                List.of("number>=old", "expected a number, found 'old'"),
                List.of("number>=99", "no image of "))) {
            assertThatThrownBy(() -> ImageFilter.rows(set, List.of(wrong.get(0)), "--only", told::add))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining(wrong.get(1));
        }
    }
}
