package org.facegap.evaluation.differential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Formulas on rates that can be checked by hand. */
class DifferentialTest {
    private static Differential named(String name) {
        return Differential.all(.5, .01).stream()
                .filter(d -> d.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no differential " + name));
    }

    private static GroupRates rates(double[] fmr, double[] fnmr) {
        return GroupRates.of(fmr, fnmr).with(RateKind.ERROR, RateVector.of(fnmr));
    }

    record Toy(String name, double[] fmr, double[] fnmr, String differential, double value) {
        static Toy of(String line) {
            String[] f = line.split(";", -1);
            return new Toy(f[0], numbers(f[1]), numbers(f[2]), f[3], Double.parseDouble(f[4]));
        }

        private static double[] numbers(String text) {
            return Arrays.stream(text.split(" ", -1))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
        }

        @Override
        public String toString() {
            return name + " " + differential;
        }
    }

    static Stream<Toy> toys() throws IOException {
        try (InputStream in = DifferentialTest.class.getResourceAsStream("toys.csv")) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).map(Toy::of).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("toys")
    void toysByHand(Toy toy) {
        double value = named(toy.differential).of(rates(toy.fmr, toy.fnmr));
        if (Double.isFinite(toy.value)) {
            assertThat(value).isCloseTo(toy.value, within(1e-12));
        } else {
            assertThat(Double.compare(value, toy.value)).as("%s", value).isZero();
        }
    }

    @Test
    void exactFractionsOfTheFirstToy() {
        GroupRates rates = rates(new double[] {.01, .02, .04}, new double[] {.1, .1, .2});
        assertThat(named("FPD").of(rates)).isCloseTo(3 / 7.0, within(1e-14));
        assertThat(named("GARBE").of(rates)).isCloseTo(19 / 56.0, within(1e-14));
        assertThat(named("vary geomean FMR").of(rates)).isCloseTo(Math.log10(2) * 2 / 3, within(1e-14));
        // (1/9) * 2 * (.01 + .03 + .02)
        assertThat(named("MAD FMR").of(rates)).isCloseTo(.12 / 9, within(1e-14));
        // against the target .01: (0 + 1 + 3) / 3
        assertThat(named("MAPE").of(rates)).isCloseTo(400 / 3.0, within(1e-9));
        assertThat(named("SER").of(rates)).isCloseTo(2, within(1e-14));
    }

    @Test
    void relabelledGroupsGiveTheSame() {
        GroupRates one = rates(new double[] {.01, .02, .04, .005}, new double[] {.1, .1, .2, .3});
        GroupRates two = rates(new double[] {.04, .005, .01, .02}, new double[] {.2, .3, .1, .1});
        for (Differential d : Differential.all(.3, .01)) {
            assertThat(d.of(two)).as(d.name()).isCloseTo(d.of(one), within(1e-12));
        }
    }

    @Test
    void relativeMeasuresDoNotChangeWithTheScale() {
        double[] x = {.01, .02, .04};
        double[] y = {.1, .2, .4};
        for (Measure m : Measure.values()) {
            double small = m.of(RateVector.of(x));
            double large = m.of(RateVector.of(y));
            boolean absolute = List.of(Measure.MAX_MIN, Measure.STD_POPULATION, Measure.STD_SAMPLE, Measure.MAD)
                    .contains(m);
            assertThat(large).as(m.label()).isCloseTo(absolute ? 10 * small : small, within(1e-12));
        }
    }

    @Test
    void oneGroupOrNoneHasNoDifferential() {
        for (double[] x : new double[][] {{}, {.1}, {Double.NaN, .1, Double.NaN}}) {
            for (Differential d : Differential.all(.5, .01)) {
                assertThat(d.of(rates(x, x))).as(d.name()).isNaN();
            }
        }
        assertThat(RateVector.of(.2, Double.NaN, .1).groups()).isEqualTo(2);
    }

    @Test
    void everyDifferentialSaysWhatItIs() {
        List<String> names = new ArrayList<>();
        for (Differential d : Differential.all(.5, .01)) {
            names.add(d.name());
            assertThat(d.formula()).isNotBlank();
            assertThat(d.source()).isNotBlank();
            double atEquality = d.of(rates(new double[] {.01, .01, .01}, new double[] {.01, .01, .01}));
            // WERM's shift makes equality a little less than its best value
            assertThat(atEquality)
                    .as(d.name())
                    .isCloseTo(d.best(), within(d.name().equals("WERM") ? 2e-3 : 1e-12));
        }
        assertThat(names).doesNotHaveDuplicates().contains("FPD", "FND", "SER", "FDR", "IR", "STD (ddof 1) FNMR");
        assertThatThrownBy(() -> new Differential.Joint(JointMeasure.IR, 2))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Differential.Mape(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
