package org.facegap.generator.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.facegap.generator.latent.EncodedWorld.entry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.facegap.core.estimate.Estimate;
import org.facegap.models.named.Reading;
import org.junit.jupiter.api.Test;

class ReadingTest {
    private static Reading reading(float... probabilities) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        values.put("tone", List.of("light", "medium", "dark"));
        values.put("age", List.of("young", "old"));
        return Reading.of(values, probabilities);
    }

    @Test
    void takesTheMostProbableValueAndItsDistanceToTheRunnerUp() {
        Reading reading = reading(0.3f, 0.1f, 0.6f, 0.8f, 0.2f);
        assertThat(reading.value("tone")).isEqualTo("dark");
        assertThat(reading.margins().get("tone")).isCloseTo(0.3, within(1e-6));
        assertThat(reading.value("age")).isEqualTo("young");
        assertThat(reading.margins().get("age")).isCloseTo(0.6, within(1e-6));
        assertThat(reading.isSure(List.of("tone"), 0.5, 0.25)).isTrue();
        assertThat(reading.isSure(List.of("tone"), 0.7, 0.25)).isFalse();
        assertThat(reading.isSure(List.of("tone", "age"), 0.5, 0.4)).isFalse();
        assertThat(reading.isSure(List.of("age"), 0.5, 0.4)).isTrue();
    }

    @Test
    void theRunnerUpMayComeBeforeTheWinner() {
        assertThat(reading(0.35f, 0.25f, 0.4f, 0.5f, 0.5f).margins().get("tone"))
                .isCloseTo(0.05, within(1e-6));
    }

    @Test
    void agreementIsTheDiagonal() {
        Agreement agreement = new Agreement();
        agreement.add(reading(1, 0, 0, 1, 0), reading(1, 0, 0, 0, 1));
        agreement.add(reading(0, 0, 1, 1, 0), reading(0, 0, 1, 1, 0));
        agreement.add(reading(0, 0, 1, 1, 0), reading(0, 1, 0, 1, 0));
        assertThat(entry(agreement.rates(), "tone").value()).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(entry(entry(agreement.confusion(), "tone"), "dark")).isEqualTo(Map.of("dark", 1L, "medium", 1L));
    }

    @Test
    void joinedAttributesAreCountedTogether() {
        Agreement agreement = new Agreement(List.of("age", "tone"));
        agreement.add(reading(1, 0, 0, 1, 0), reading(1, 0, 0, 0, 1));
        agreement.add(reading(0, 0, 1, 1, 0), reading(0, 0, 1, 1, 0));
        assertThat(entry(agreement.confusion(), "age+tone"))
                .isEqualTo(Map.of("young+light", Map.of("old+light", 1L), "young+dark", Map.of("young+dark", 1L)));
        assertThat(entry(agreement.rates(), "age+tone").value()).isEqualTo(0.5);
        assertThat(entry(agreement.rates(), "tone").value()).isEqualTo(1);
    }

    @Test
    void wilsonIntervalsAreThoseOfTheTables() {
        Estimate rate = Proportion.of(8, 10);
        assertThat(rate.low()).isCloseTo(0.4902, within(1e-4));
        assertThat(rate.high()).isCloseTo(0.9433, within(1e-4));
        assertThat(Proportion.of(0, 10).low()).isZero();
        assertThat(Proportion.of(0, 10).high()).isCloseTo(0.2775, within(1e-4));
        assertThat(Proportion.of(0, 0).status()).isEqualTo(Estimate.Status.UNDEFINED);
    }
}
