package org.facegap.evaluation.scores.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.SplittableRandom;
import org.facegap.evaluation.scores.reading.DecimalParser.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalParserTest {
    private final DecimalParser parser = new DecimalParser(false);

    private Outcome parse(String text) {
        byte[] bytes = ("x" + text + "x").getBytes(StandardCharsets.UTF_8);
        return parser.parse(bytes, 1, bytes.length - 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "1",
                "+1",
                "0.5",
                ".5",
                "5.",
                "-0.25",
                "1e3",
                "1E-3",
                "1.5e+2",
                "123456789012345678",
                "0.1234567890123456789",
                "9007199254740993",
                "2.2250738585072014e-308",
                "4.9e-324",
                "1e-400",
                "1e22",
                "1e23",
                "0.33446709030362043",
                "-1379.79268746",
                "000000000000000000000.5",
                "1e-22",
                "3e-23"
            })
    void agreesWithThePlatform(String text) {
        assertThat(parse(text)).isEqualTo(Outcome.NUMBER);
        assertThat(parser.value()).isEqualTo(Double.parseDouble(text));
    }

    @Test
    void agreesWithThePlatformOnRandomNumbers() {
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < 20_000; i++) {
            double value = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(-12, 12));
            String text = i % 3 == 0
                    ? Double.toString(value)
                    : i % 3 == 1 ? Float.toString((float) value) : String.format(Locale.ROOT, "%.6f", value);
            assertThat(parse(text)).as(text).isEqualTo(Outcome.NUMBER);
            assertThat(parser.value()).as(text).isEqualTo(Double.parseDouble(text));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nan", "NaN", "NAN", "None", "none", "NA", "N/A", "null", "-nan"})
    void noValueIsMissing(String text) {
        assertThat(parse(text)).isEqualTo(Outcome.MISSING);
        assertThat(parser.value()).isNaN();
    }

    @ParameterizedTest
    @ValueSource(strings = {"inf", "-inf", "Infinity", "+INF", "1e999", "-1e999"})
    void infinityIsToldApart(String text) {
        assertThat(parse(text)).isEqualTo(Outcome.INFINITE);
        assertThat(parser.value()).isNaN();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "1a", "1.2.3", "1,5", "--1", "-", ".", "e5", "1e", "1e+", "0x10", "1 2", "1d", "1f"})
    void whatIsNoNumberIsRefused(String text) {
        assertThat(parse(text)).isEqualTo(Outcome.NO_NUMBER);
    }

    @Test
    void aCommaIsAPointWhereItMayBe() {
        byte[] bytes = "-0,125".getBytes(StandardCharsets.UTF_8);
        DecimalParser comma = new DecimalParser(true);
        assertThat(comma.parse(bytes, 0, bytes.length)).isEqualTo(Outcome.NUMBER);
        assertThat(comma.value()).isEqualTo(-0.125);
        byte[] many = "0,33446709030362043".getBytes(StandardCharsets.UTF_8);
        assertThat(comma.parse(many, 0, many.length)).isEqualTo(Outcome.NUMBER);
        assertThat(comma.value()).isEqualTo(0.33446709030362043);
    }

    @Test
    void floatsPrintedWithNineDigitsAreKnownAsFloats() {
        SplittableRandom random = new SplittableRandom(5);
        PrecisionGuess floats = new PrecisionGuess();
        PrecisionGuess shortest = new PrecisionGuess();
        PrecisionGuess doubles = new PrecisionGuess();
        PrecisionGuess decimals = new PrecisionGuess();
        PrecisionGuess few = new PrecisionGuess();
        for (int i = 0; i < 500; i++) {
            double value = random.nextDouble() * 2 - 1;
            see(floats, String.format(Locale.ROOT, "%.9g", (float) value));
            see(shortest, Float.toString((float) value));
            see(doubles, Double.toString(value));
            see(decimals, String.format(Locale.ROOT, "%.9f", value));
            see(few, String.format(Locale.ROOT, "%.4f", value));
        }
        assertThat(floats.isSingle()).isTrue();
        assertThat(shortest.isSingle()).isTrue();
        assertThat(doubles.isSingle()).isFalse();
        assertThat(decimals.isSingle()).isFalse();
        assertThat(few.isSingle()).as("four digits say nothing").isFalse();
    }

    private void see(PrecisionGuess guess, String text) {
        assertThat(parse(text)).isEqualTo(Outcome.NUMBER);
        guess.see(parser);
    }
}
