package org.facegap.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.facegap.core.results.RocPoint;
import org.junit.jupiter.api.Test;

class ChartTest {
    @Test
    void anAxisCoversItsValuesWithRoundTicks() {
        Axis axis = Axis.covering(List.of(0.752, 0.862, Double.NaN), 4, 5, 95);
        assertThat(axis.ticks(v -> String.valueOf(v)).stream().map(Tick::label))
                .containsExactly("0.75", "0.8", "0.85", "0.9");
        assertThat(axis.at(0.75)).isEqualTo(5);
        assertThat(axis.at(0.9)).isEqualTo(95);
        assertThat(axis.at(0.825)).isEqualTo(50);
    }

    @Test
    void anAxisOfOneValueOrNoneStillHasALength() {
        assertThat(Axis.covering(List.of(), 4, 0, 100).at(0.5)).isEqualTo(50);
        for (double value : new double[] {0, 1, -3, 1e-12, 5e6}) {
            Axis axis = Axis.covering(List.of(value, value), 4, 0, 100);
            assertThat(axis.low()).isLessThan(axis.high());
            assertThat(axis.at(value)).isBetween(0.0, 100.0);
            assertThat(axis.ticks(String::valueOf)).hasSizeBetween(2, 12);
        }
    }

    @Test
    void negativeAxesHaveZeroAsATick() {
        Axis axis = Axis.covering(List.of(-0.081, 0.071, 0.0), 4, 5, 95);
        assertThat(axis.ticks(String::valueOf)).contains(new Tick(axis.at(0), "0.0"));
    }

    @Test
    void rocStartsAtTheEdgeWithWhatIsReachedThere() {
        LinePlot plot = RocPlot.of(
                "r",
                "t",
                "d",
                1500,
                List.of(new RocPlot.Curve(
                        Series.of(List.of("a")).get(0),
                        List.of(
                                new RocPoint(1, 1),
                                new RocPoint(0.1, 0.5),
                                new RocPoint(0, 0.25),
                                new RocPoint(0.0005, 0.3)),
                        0.1,
                        0.5)));
        Line line = plot.lines().get(0);
        assertThat(line.path()).isEqualTo("M46 147.8L235.3 109L330 12");
        assertThat(line.x()).isEqualTo(RocPlot.x(0.1));
        assertThat(line.y()).isEqualTo(109);
        assertThat(plot.shade()).isBetween(77.0, 79.0);
    }

    @Test
    void rocZoneWithoutSupportIsNotShadedForManyPairs() {
        assertThat(RocPlot.of("r", "t", "d", 10_000, List.of()).shade()).isZero();
        assertThat(RocPlot.of("r", "t", "d", 0, List.of()).shade()).isEqualTo(LinePlot.RIGHT - LinePlot.LEFT);
    }

    @Test
    void seriesDifferInColourMarkAndLine() {
        List<Series> series = Series.of(List.of("a", "b", "c", "d", "e", "f"));
        assertThat(series.stream().map(Series::number)).doesNotHaveDuplicates();
        assertThat(series.stream().map(Series::mark)).doesNotHaveDuplicates();
        assertThat(series.stream().map(Series::dash)).doesNotHaveDuplicates();
    }

    @Test
    void aBarOfNothingHasNoSegments() {
        assertThat(StackedBar.of("none", List.of(0L, 0L)).segments()).isEmpty();
        assertThat(StackedBar.of("some", List.of(1L, 3L)).segments())
                .containsExactly(
                        new StackedBar.Segment(0, 25, 0, "25\u00a0%"), new StackedBar.Segment(25, 75, 1, "75\u00a0%"));
    }
}
