package org.facegap.evaluation.attribute.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import org.facegap.core.UserError;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.results.attribute.AttributeAuditResults;
import org.facegap.core.results.attribute.CellAudit;
import org.facegap.core.results.attribute.ClassCell;
import org.facegap.core.results.attribute.ClassMix;
import org.facegap.core.results.attribute.GroupGap;
import org.facegap.core.results.attribute.GroupingAudit;
import org.facegap.core.results.attribute.GroupingComparison;
import org.facegap.core.results.attribute.PredictionComparison;
import org.facegap.core.results.attribute.SystemAudit;
import org.facegap.evaluation.attribute.MinimumCounts;
import org.facegap.evaluation.attribute.convention.AequitasAudit;
import org.facegap.evaluation.attribute.input.PredictionFile;
import org.facegap.evaluation.attribute.input.PredictionReader;
import org.facegap.evaluation.differential.Differential;
import org.facegap.evaluation.differential.DifferentialAnalysis;
import org.facegap.evaluation.differential.DifferentialSpec;
import org.facegap.evaluation.differential.GroupCounts;
import org.facegap.evaluation.differential.GroupSample;
import org.facegap.evaluation.differential.Measure;
import org.facegap.evaluation.differential.RateKind;
import org.facegap.evaluation.differential.SuppressionRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictionAuditTest {
    @TempDir
    Path dir;

    private AttributeAuditResults audit(String... files) throws IOException {
        List<PredictionFile> read = new ArrayList<>();
        for (int i = 0; i < files.length; i++) {
            Path file = Files.writeString(dir.resolve("m" + i + ".csv"), files[i]);
            read.add(new PredictionReader(null, null, null).read(file));
        }
        return new PredictionAudit(settings(List.of())).audit("t", read);
    }

    private static AuditSpec settings(List<List<String>> by) {
        return new AuditSpec(
                by,
                "",
                Map.of(),
                Map.of(),
                AequitasAudit.Reference.PREDEFINED,
                0.8,
                new MinimumCounts(10, 5),
                0.95,
                999,
                1,
                List.of(1),
                null);
    }

    private static GroupingAudit first(AttributeAuditResults results) {
        return results.systems().get(0).attributes().get(0).groupings().get(0);
    }

    /** 80 rows: every other of group A, then B, with these predictions right. */
    private static String rows(IntPredicate right) {
        StringBuilder text = new StringBuilder("image,true_smile,predicted_smile,race\n");
        for (int i = 0; i < 80; i++) {
            String is = i / 2 % 2 == 0 ? "yes" : "no";
            String not = is.equals("yes") ? "no" : "yes";
            text.append("i").append(i).append(',').append(is).append(',');
            text.append(right.test(i) ? is : not)
                    .append(',')
                    .append(i % 2 == 0 ? "A" : "B")
                    .append('\n');
        }
        return text.toString();
    }

    @Test
    void theGapByChanceIsThatOfScoreOnTheSameCounts() throws IOException {
        GroupGap gap = first(audit(rows(i -> i % 2 == 0))).accuracyGap();
        assertThat(gap.value().value()).isEqualTo(1);
        assertThat(gap.best()).isEqualTo("A");
        assertThat(gap.exact()).isTrue();
        assertThat(gap.expectedByChance()).isCloseTo(0.0884, within(1e-4));
        assertThat(gap.permutationP()).isLessThan(1e-20);
        var score = new DifferentialAnalysis(new DifferentialSpec(SuppressionRule.NONE, 999, 1_000_000, 5))
                .of(
                        List.of(
                                GroupSample.ofPairs(
                                        new GroupCounts("A", 0, 40, 0, 0), new GroupCounts("A", 0, 40, 0, 0)),
                                GroupSample.ofPairs(
                                        new GroupCounts("B", 0, 40, 0, 0), new GroupCounts("B", 40, 40, 0, 0))),
                        List.of(new Differential.Single(Measure.MAX_MIN, RateKind.FNMR)))
                .get(0);
        assertThat(gap.expectedByChance()).isEqualTo(score.chance().expected().value());
        assertThat(gap.permutationP()).isEqualTo(score.chance().p());
    }

    @Test
    void groupsThatDifferInTheirMixOfClassesAreTold() throws IOException {
        SplittableRandom random = new SplittableRandom(8);
        StringBuilder text = new StringBuilder("true_gender,predicted_gender,race\n");
        for (int i = 0; i < 2000; i++) {
            boolean a = i % 2 == 0;
            boolean female = random.nextDouble() < (a ? 0.15 : 0.85);
            boolean right = random.nextDouble() < (female ? 0.7 : 0.98);
            text.append(female ? "f," : "m,")
                    .append(female == right ? "f," : "m,")
                    .append(a ? "A\n" : "B\n");
        }
        AttributeAuditResults results = audit(text.toString());
        GroupingAudit race = first(results);
        assertThat(race.accuracyGap().value().value()).isBetween(0.15, 0.25);
        assertThat(race.accuracyGap().permutationP()).isLessThan(0.01);
        ClassMix mix = Objects.requireNonNull(race.mix());
        assertThat(mix.matters()).isTrue();
        assertThat(mix.gapOfMix().value()).isBetween(0.15, 0.25);
        assertThat(mix.classes()).containsExactly("f", "m");
        assertThat(mix.balancedGap().value().value()).isLessThan(0.05);
        assertThat(mix.balancedGap().permutationP()).isGreaterThan(0.05);
        assertThat(results.warnings()).anyMatch(w -> w.contains("hold the classes of gender in different shares"));
    }

    @Test
    void groupsOfOneMixAreNotWarnedOf() throws IOException {
        AttributeAuditResults results = audit(rows(i -> i % 2 == 0 || i % 3 > 0));
        ClassMix mix = Objects.requireNonNull(first(results).mix());
        assertThat(mix.matters()).isFalse();
        assertThat(mix.gapOfMix().value()).isCloseTo(0, within(1e-12));
        assertThat(mix.balancedGap().value().value())
                .isCloseTo(first(results).accuracyGap().value().value(), within(1e-12));
        assertThat(results.warnings()).noneMatch(w -> w.contains("different shares"));
    }

    @Test
    void twoFilesAreComparedOnTheImagesOfBoth() throws IOException {
        // wrong in the first alone: 12 of B; in the second alone: 4 of A; in both: none
        String one = rows(i -> i % 2 == 0 || i >= 24);
        String two = rows(i -> i % 2 == 1 || i >= 8);
        AttributeAuditResults results = audit(one, two + "extra,yes,yes,A\n");
        PredictionComparison c = results.comparisons().get(0);
        assertThat(c.images()).isEqualTo(80);
        assertThat(c.onlyInCandidate()).isEqualTo(1);
        assertThat(c.resampled()).isEqualTo("images");
        assertThat(c.all().wrongInBaselineAlone()).isEqualTo(12);
        assertThat(c.all().wrongInCandidateAlone()).isEqualTo(4);
        // 2 sum_{k<=4} C(16, k) / 2^16 and the same with half of C(16, 4)
        assertThat(c.all().exactP()).isCloseTo(2 * 2517 / 65536.0, within(1e-12));
        assertThat(c.all().midP()).isCloseTo(2 * (2517 - 910) / 65536.0, within(1e-12));
        assertThat(c.all().difference().value()).isCloseTo(0.1, within(1e-12));
        assertThat(c.all().difference().low()).isBetween(-0.01, 0.03);
        assertThat(c.all().difference().high()).isBetween(0.17, 0.22);
        GroupingComparison race = c.groupings().get(0);
        assertThat(race.baselineGap().value()).isCloseTo(0.3, within(1e-12));
        assertThat(race.candidateGap().value()).isCloseTo(0.1, within(1e-12));
        assertThat(race.gapDifference().value()).isCloseTo(-0.2, within(1e-12));
        assertThat(race.gapDifference().hasInterval()).isTrue();
        assertThat(race.cells()).extracting(cell -> cell.n()).containsExactly(40L, 40L);
        assertThat(results.warnings())
                .anyMatch(w -> w.contains("m0 and m1 are compared on the 80 images of both; 0 and 1 are in one"));
        // the other way round everything changes sides
        PredictionComparison back = audit(two, one).comparisons().get(0);
        assertThat(back.all().difference().value()).isCloseTo(-0.1, within(1e-12));
        assertThat(back.all().wrongInBaselineAlone()).isEqualTo(4);
    }

    @Test
    void groupsAndIdentitiesThatTwoFilesGiveOneImageAreTold() throws IOException {
        StringBuilder first = new StringBuilder("image,true_g,predicted_g,race,sex,identity\n");
        StringBuilder second = new StringBuilder("image,true_g,predicted_g,race,sex,identity\n");
        for (int i = 0; i < 40; i++) {
            String race = i % 2 == 0 ? "A" : "B";
            first.append(i + ".jpg,m,m," + race + ",f,p" + i / 2 + "\n");
            second.append(i + ".jpg,m,m," + (i < 5 ? "C" : race) + ",F,p" + (i == 7 ? 8 : i / 2) + "\n");
        }
        assertThat(audit(first.toString(), second.toString()).warnings())
                .anyMatch(w -> w.startsWith("m0 and m1 disagree about the race of 5 of 40 images, such as '0.jpg' ('A',"
                        + " 'C'), '1.jpg' ('B', 'C'), '2.jpg' ('A', 'C'); their comparison takes it from m0"))
                .anyMatch(w -> w.startsWith("m0 and m1 disagree about the identity of 1 of 40 images"))
                .noneMatch(w -> w.contains("about the sex"));
        assertThat(audit(first.toString(), first.toString()).warnings())
                .noneMatch(w -> w.contains("disagree"))
                .anyMatch(w -> w.contains("m0.csv and ") && w.contains("m1.csv are the same to the byte"));
    }

    @Test
    void filesWithoutCommonImagesAreNotComparedAndTheirNamesShown() throws IOException {
        AttributeAuditResults apart = audit(rows(i -> i > 9), rows(i -> i > 5).replace("\ni", "\nother/i"));
        assertThat(apart.comparisons()).isEmpty();
        assertThat(apart.warnings())
                .anyMatch(
                        w -> w.contains("no image of one is in the other (i0, i1, i2 ... against other/i0, other/i1"));
        AttributeAuditResults nameless =
                audit(rows(i -> i > 9), rows(i -> i > 5).replace("image,", "score,"));
        assertThat(nameless.comparisons()).isEmpty();
        assertThat(nameless.warnings()).anyMatch(w -> w.contains("m1 does not name its images (--image-column)"));
        AttributeAuditResults truth = audit(rows(i -> i > 9), rows(i -> i > 5).replace("i7,no,", "i7,yes,"));
        assertThat(truth.comparisons().get(0).truthDiffers()).isEqualTo(1);
        assertThat(truth.comparisons().get(0).images()).isEqualTo(79);
    }

    @Test
    void groupsThatNobodyKnowsAreTold() throws IOException {
        StringBuilder text = new StringBuilder("true_g,predicted_g,race\n");
        for (int i = 0; i < 40; i++) {
            text.append(i % 2 == 0 ? "m,m," : "f,m,")
                    .append(i % 8 == 0 ? "unknown" : i % 3 == 0 ? "A" : "B")
                    .append('\n');
        }
        assertThat(audit(text.toString()).warnings())
                .anyMatch(w -> w.startsWith("5 of 40 rows of m0 say 'unknown' in race, taken as a group of people"));
    }

    @Test
    void onlyColumnsThatCouldBeGroupsAreGroups() throws IOException {
        StringBuilder text = new StringBuilder("true_g,predicted_g,race,caption,box_x,tone,empty\n");
        for (int i = 0; i < 60; i++) {
            text.append("a,a,")
                    .append(i % 2 == 0 ? "A" : "B")
                    .append(",text ")
                    .append(i)
                    .append(',')
                    .append(i * 1.5)
                    .append(',')
                    .append(i % 4 * 0.25);
            text.append(",\n");
        }
        var audit = audit(text.toString()).systems().get(0).attributes().get(0);
        assertThat(audit.groupings()).extracting(GroupingAudit::by).containsExactly(List.of("race"));
        assertThat(audit.notGrouped())
                .containsEntry("caption", "60 different values in 60 rows")
                .containsEntry("box_x", "decimals, 60 different ones")
                .containsEntry("tone", "decimals, 4 different ones")
                .containsEntry("empty", "no row has a value");
    }

    @Test
    void twoCellsOfOneNameAreRefused() throws IOException {
        String rows = "a,a,A | B,C\na,a,A,B | C\n".repeat(20);
        Path file = Files.writeString(dir.resolve("cells.csv"), "true_g,predicted_g,race,region\n" + rows);
        PredictionFile read = new PredictionReader(null, null, null).read(file);
        PredictionAudit crossed = new PredictionAudit(settings(List.of(List.of("race", "region"))));
        assertThatThrownBy(() -> crossed.audit("t", List.of(read)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("Two groups would both be called 'A | B | C'");
    }

    @Test
    void foldsAndSplitsMakeNoGroupsUnlessAskedFor() throws IOException {
        StringBuilder text = new StringBuilder("true_g,predicted_g,race,Split,subset,fold\n");
        for (int i = 0; i < 80; i++) {
            text.append("a,a,").append(i % 2 == 0 ? "A," : "B,").append(i % 4 < 2 ? "train," : "test,");
            text.append(i % 8 < 4 ? "Asian," : "African,").append(i % 5).append('\n');
        }
        var audit = audit(text.toString()).systems().get(0).attributes().get(0);
        assertThat(audit.groupings()).extracting(GroupingAudit::by).containsExactly(List.of("race"), List.of("subset"));
        assertThat(audit.notGrouped())
                .containsEntry("Split", "how the data were divided; rows of all 2 values are measured together")
                .containsKey("fold");
    }

    @Test
    void agesStandInOrder() throws IOException {
        StringBuilder text = new StringBuilder("true_g,predicted_g,age_group\n");
        for (String age : List.of("more than 70", "10-19", "3-9", "20-29", "0-2")) {
            text.append(("a,a," + age + "\n").repeat(12));
        }
        assertThat(first(audit(text.toString())).cells())
                .extracting(cell -> cell.cell())
                .containsExactly("0-2", "3-9", "10-19", "20-29", "more than 70");
    }

    /** 120 images of 30 identities in two groups, with a column for each training: which images it gets right. */
    private static String trainings(Map<String, IntPredicate> columns) {
        StringBuilder text = new StringBuilder("image,identity,true_smile,race");
        columns.keySet().forEach(name -> text.append(",predicted_smile@").append(name));
        for (int i = 0; i < 120; i++) {
            String is = i % 2 == 0 ? "yes" : "no";
            text.append("\ni").append(i).append(",p").append(i / 4).append(',').append(is);
            text.append(i / 4 % 2 == 0 ? ",A" : ",B");
            int image = i;
            columns.values()
                    .forEach(right -> text.append(',').append(right.test(image) == is.equals("yes") ? "yes" : "no"));
        }
        return text.append('\n').toString();
    }

    private static Map<String, IntPredicate> ordered(Object... columns) {
        Map<String, IntPredicate> map = new LinkedHashMap<>();
        for (int i = 0; i < columns.length; i += 2) {
            map.put((String) columns[i], (IntPredicate) columns[i + 1]);
        }
        return map;
    }

    @Test
    void trainingsThatAgreeAreAsOne() throws IOException {
        IntPredicate right = i -> i % 7 > 1 || i / 4 % 2 == 0;
        AttributeAuditResults one = audit(trainings(ordered("net", right)));
        AttributeAuditResults two = audit(trainings(ordered("net@seed1", right, "net@seed2", right)));
        assertThat(one.systems()).hasSize(1);
        assertThat(two.systems().get(0).system()).isEqualTo("net");
        assertThat(one.systems().get(0).trainingSeeds()).isEmpty();
        assertThat(two.systems().get(0).trainingSeeds()).containsExactly(1L, 2L);
        assertThat(two.systems().get(0).attributes())
                .isEqualTo(one.systems().get(0).attributes());
    }

    @Test
    void figuresOfSeveralTrainingsAreTheirMeans() throws IOException {
        IntPredicate good = i -> i % 11 != 0;
        IntPredicate bad = i -> i % 3 != 0;
        CellAudit first = audit(trainings(ordered("net", good)))
                .systems()
                .get(0)
                .attributes()
                .get(0)
                .all();
        CellAudit second = audit(trainings(ordered("net", bad)))
                .systems()
                .get(0)
                .attributes()
                .get(0)
                .all();
        AttributeAuditResults results = audit(trainings(ordered("net@seed1", good, "net@seed2", bad)));
        CellAudit both = results.systems().get(0).attributes().get(0).all();
        assertThat(both.accuracy().value())
                .isCloseTo((first.accuracy().value() + second.accuracy().value()) / 2, within(1e-12));
        assertThat(both.balancedAccuracy().value())
                .isCloseTo(
                        (first.balancedAccuracy().value()
                                        + second.balancedAccuracy().value())
                                / 2,
                        within(1e-12));
        assertThat(both.confusion().get(0).get(0))
                .isEqualTo((first.confusion().get(0).get(0)
                                + second.confusion().get(0).get(0))
                        / 2);
        assertThat(both.accuracy().high() - both.accuracy().low())
                .as("two trainings that differ say little about others")
                .isGreaterThan(2 * (second.accuracy().high() - second.accuracy().low()));
        ClassCell cell = first(results).classes().get(0).cells().get(0);
        Estimate precision = Objects.requireNonNull(cell.rates().get("precision"));
        assertThat(precision.value())
                .as("over the predictions of all trainings")
                .isCloseTo(cell.tp() / (cell.tp() + cell.fp()), within(1e-12));
        assertThat(precision.n()).isEqualTo(Math.round(cell.tp() + cell.fp()));
        assertThat(first(results).accuracyGap().value().value())
                .isCloseTo(
                        Math.abs(first(results).cells().get(0).accuracy().value()
                                - first(results).cells().get(1).accuracy().value()),
                        within(1e-12));
    }

    @Test
    void systemsOfOneFileAreCompared() throws IOException {
        IntPredicate good = i -> i % 11 != 0;
        IntPredicate better = i -> i % 13 != 0;
        IntPredicate bad = i -> i % 3 != 0;
        AttributeAuditResults results =
                audit(trainings(ordered("a@seed1", bad, "a@seed2", good, "b@seed1", good, "b@seed2", better)));
        assertThat(results.systems()).extracting(SystemAudit::system).containsExactly("a", "b");
        PredictionComparison c = results.comparisons().get(0);
        assertThat(c.baseline()).isEqualTo("a");
        assertThat(c.all().difference().value())
                .isCloseTo(c.all().candidate().value() - c.all().baseline().value(), within(1e-12));
        // 40 and 11 wrong, 11 and 10 wrong
        assertThat(c.all().difference().value()).isCloseTo((25.5 - 10.5) / 120, within(1e-12));
        assertThat(c.all().wrongInBaselineAlone() - c.all().wrongInCandidateAlone())
                .isCloseTo(15, within(1e-9));
        assertThat(c.all().midP()).as("of single trainings alone").isNaN();
        AttributeAuditResults single = audit(trainings(ordered("a", bad, "b", good)));
        PredictionComparison one = single.comparisons().get(0);
        assertThat(one.all().midP()).isLessThan(.001);
        assertThat(c.all().difference().high() - c.all().difference().low())
                .as("trainings add to the interval")
                .isGreaterThan(
                        one.all().difference().high() - one.all().difference().low());
    }
}
