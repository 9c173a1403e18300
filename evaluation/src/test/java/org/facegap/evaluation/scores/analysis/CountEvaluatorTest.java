package org.facegap.evaluation.scores.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.facegap.core.results.scores.DifferentialFigure;
import org.facegap.core.results.scores.GroupErrors;
import org.facegap.core.results.scores.PointResults;
import org.facegap.core.results.scores.ScoreResults;
import org.facegap.core.statistics.Interval;
import org.facegap.core.statistics.Wilson;
import org.facegap.evaluation.scores.reading.CountTable;
import org.facegap.evaluation.scores.reading.ScoreSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CountEvaluatorTest {
    @TempDir
    private Path folder;

    private CountTable read(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("counts.csv"), text);
        return Objects.requireNonNull(CountTable.readIfCounts(ScoreSource.of(file), null));
    }

    /** The same errors as scored pairs without identities: scores of 1 and 0 at a threshold of .5. */
    private static Scored pairs(Scored scored, String group, int genuine, int fnm, int impostor, int fm) {
        for (int i = 0; i < genuine; i++) {
            scored.add(true, group, "", "", i < fnm ? 0 : 1);
        }
        for (int i = 0; i < impostor; i++) {
            scored.add(false, group, "", "", i < fm ? 1 : 0);
        }
        return scored;
    }

    @Test
    void countsGiveTheRatesDifferentialsAndTestsOfThePairsThatTheyCount() throws IOException {
        CountTable table =
                read("race,genuine,false_non_matches,impostor,false_matches\nA,400,8,600,3\nB,300,24,500,20\n");
        ScoreSpec settings = Scored.settings(
                java.util.List.of(0.1),
                java.util.Map.of("system", 0.5),
                ThresholdRule.POOLED,
                org.facegap.evaluation.protocol.ImpostorRule.SAME_GROUP,
                org.facegap.evaluation.verification.Failures.EXCLUDE,
                0,
                30);
        ScoreResults counted = new CountEvaluator(settings).evaluate(table);
        Scored scored = new Scored("system").withoutIdentities();
        pairs(scored, "A", 400, 8, 600, 3);
        pairs(scored, "B", 300, 24, 500, 20);
        PointResults expected =
                scored.evaluate(settings).systems().get(0).points().get(0);
        PointResults point = counted.systems().get(0).points().get(0);
        for (int g = 0; g < 2; g++) {
            GroupErrors errors = point.groups().get(g);
            assertThat(errors.falseMatch().rate())
                    .isEqualTo(expected.groups().get(g).falseMatch().rate());
            assertThat(errors.falseNonMatch().rate())
                    .isEqualTo(expected.groups().get(g).falseNonMatch().rate());
            assertThat(errors.accuracy()).isEqualTo(expected.groups().get(g).accuracy());
            assertThat(errors.falseMatch().resampled().isOk()).isFalse();
        }
        assertThat(point.pooled().falseMatch().rate())
                .isEqualTo(expected.pooled().falseMatch().rate());
        Interval wilson = Wilson.of(8 / 400.0, 400, 0.95);
        assertThat(point.groups().get(0).falseNonMatch().rate().low()).isCloseTo(wilson.low(), within(1e-15));
        assertThat(point.differentials()).hasSameSizeAs(expected.differentials());
        for (int d = 0; d < expected.differentials().size(); d++) {
            DifferentialFigure figure = point.differentials().get(d);
            assertThat(figure.value())
                    .as(figure.name())
                    .isEqualTo(expected.differentials().get(d).value());
            assertThat(figure.p())
                    .as(figure.name())
                    .isEqualTo(expected.differentials().get(d).p());
            assertThat(figure.expected())
                    .as(figure.name())
                    .isEqualTo(expected.differentials().get(d).expected());
        }
        assertThat(point.tests()).isEqualTo(expected.tests());
        assertThat(counted.conclusion().headline())
                .isEqualTo("system: groups differ in FNMR and FMR at one threshold by more than chance");
        assertThat(counted.warnings()).anyMatch(w -> w.startsWith("Counts name no identities"));
    }

    @Test
    void manyPairsOfSeveralSystemsAndOneKindAlone() throws IOException {
        CountTable table = read("model;group;impostor;FM\nx;A;4.000.000;9\n".replace("4.000.000", "4000000000")
                + "x;B;3000000000;9000\ny;A;\"1,000,000\";1\ny;B;1000000.0;2\ny;;5;1\n");
        ScoreResults results = new CountEvaluator(Scored.quick()).evaluate(table);
        assertThat(results.conclusion().headline())
                .isEqualTo("x: groups differ in FMR at one threshold by more than chance; FNMR was not compared"
                        + " between groups, because A, FNMR: no trials; B, FNMR: no trials; y: no differential"
                        + " between groups in FMR is shown at the counts as given; FNMR was not compared"
                        + " between groups, because A, FNMR: no trials; B, FNMR: no trials");
        assertThat(results.warnings())
                .anyMatch(w -> w.contains("1 of 5 rows have no group"))
                .anyMatch(w -> w.contains("systems are not compared"));
        assertThat(results.systems()
                        .get(0)
                        .points()
                        .get(0)
                        .pooled()
                        .falseMatch()
                        .trials())
                .isEqualTo(7_000_000_000L);
    }

    @Test
    void whatIsNoCountIsTold() {
        String head = "group,genuine,false_non_matches\n";
        assertThatThrownBy(() -> read(head + "A,10,11\n")).hasMessageContaining(":2: more errors than pairs");
        assertThatThrownBy(() -> read(head + "A,10,1.5\n"))
                .hasMessageContaining(":2: expected a whole number from 0 in 'false_non_matches', found '1.5'");
        assertThatThrownBy(() -> read(head + "A,10,1\nA,10,2\n")).hasMessageContaining("there twice, first on line 2");
        assertThatThrownBy(() -> read("group,false_matches\nA,1\n"))
                .hasMessageContaining("errors need the number of pairs");
        assertThatThrownBy(() -> read("who,genuine,fnm\nA,1,1\n")).hasMessageContaining("no column names the groups");
    }

    @Test
    void aRowOfTotalsIsNoGroup() throws IOException {
        String head = "group,genuine,false_non_matches,impostor,false_matches\nA,400,8,600,3\nB,300,24,500,20\n";
        for (String total : java.util.List.of("Total,700,32,1100,23", "everybody,700,32,1100,23", "ALL,1,0,1,0")) {
            CountTable table = read(head + total + "\n");
            assertThat(table.rows()).extracting(CountTable.Row::group).containsExactly("A", "B");
            assertThat(table.warnings())
                    .singleElement()
                    .asString()
                    .contains("left out as totals, not groups: '" + total.split(",")[0] + "'");
        }
        assertThat(read(head + "C,100,16,100,17\n").rows()).hasSize(3);
        CountTable two = read("system,race,genuine,fnm\nx,A,10,1\nx,B,20,2\nx,Overall,30,3\ny,A,10,1\ny,B,20,2\n");
        assertThat(two.rows()).hasSize(4);
        assertThat(two.warnings()).anyMatch(w -> w.contains("'Overall' of 'x', the sum of the other rows"));
    }

    @Test
    void ratesInPlaceOfCountsAreToldAndGroupsThatLookAlike() throws IOException {
        assertThatThrownBy(() -> read("group,genuine,fnm\nA,400,0.02\nB,300,0.08\n"))
                .hasMessageContaining("found '0.02'. It looks like a rate; write the number of errors");
        assertThatThrownBy(() -> read("group,genuine,fnmr,impostor,fmr\nA,400,0.02,600,0.005\nB,300,0.08,500,0.04\n"))
                .hasMessageContaining("'fnmr' holds rates, and counts of errors are needed");
        assertThatThrownBy(() -> read("group,impostors,False Match Rate\nA,400,0.02\n"))
                .hasMessageContaining("'False Match Rate' holds rates");
        assertThatThrownBy(() -> read("group,genuine,fnm\nA,400,2 %\n")).hasMessageContaining("looks like a rate");
        assertThat(read("group,genuine,fnm\nA,400,2\n\u0410,300,3\n").warnings())
                .anyMatch(w -> w.contains("differ in letter case"));
        assertThat(read("group,genuine,fnm\nAsian,400,2\nasian,300,3\n").warnings())
                .anyMatch(w -> w.contains("'Asian', 'asian'"));
    }

    @Test
    void totalsOfOneOfSeveralGroupsAreLeftOut() throws IOException {
        Path file = Files.writeString(
                folder.resolve("cube.csv"),
                "race,sex,genuine,fnm\nA,f,400,8\nA,m,300,24\nA,all,700,32\nB,f,400,9\nB,m,300,20\nB,all,700,29\n");
        CountTable table =
                Objects.requireNonNull(CountTable.readIfCounts(ScoreSource.of(file), java.util.List.of("race", "sex")));
        assertThat(table.rows()).extracting(CountTable.Row::group).containsExactly("A/f", "A/m", "B/f", "B/m");
        assertThat(table.warnings()).anyMatch(w -> w.contains("'A/all', by its name; 'B/all', by its name"));
        ScoreSpec settings = Scored.quick();
        CountTable several = read("group,genuine,fnm\nbetween groups,400,8\nB,300,24\n");
        assertThatThrownBy(() -> new CountEvaluator(settings).evaluate(several))
                .hasMessageContaining("A group is called 'between groups'");
    }
}
