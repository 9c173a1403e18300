package org.facegap.core.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import org.facegap.core.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EstimateTest {
    private static String json(Estimate estimate) throws JsonProcessingException {
        return Json.mapper()
                .writer()
                .without(SerializationFeature.INDENT_OUTPUT)
                .writeValueAsString(estimate);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"status\":\"OK\",\"value\":0.93,\"low\":0.91,\"high\":0.95,\"n\":600,\"unit\":\"rate\"}",
                "{\"status\":\"OK\",\"value\":-2.0E-5,\"low\":null,\"high\":null,\"n\":7,\"unit\":\"difference\"}",
                "{\"status\":\"INFINITE\",\"n\":40,\"unit\":\"ratio\"}",
                "{\"status\":\"UNDEFINED\",\"reason\":\"no impostor pairs\",\"n\":0,\"unit\":\"rate\"}",
                "{\"status\":\"TOO_FEW\",\"n\":212,\"needed\":300,\"unit\":\"rate\"}"
            })
    void everyStatusKeepsItsJsonForm(String golden) throws JsonProcessingException {
        assertThat(json(Json.mapper().readValue(golden, Estimate.class))).isEqualTo(golden);
    }

    @Test
    void factoriesWriteTheSameForms() throws JsonProcessingException {
        assertThat(json(Estimate.ok(0.93, 0.91, 0.95, 600, "rate")))
                .isEqualTo("{\"status\":\"OK\",\"value\":0.93,\"low\":0.91,\"high\":0.95,\"n\":600,\"unit\":\"rate\"}");
        assertThat(json(Estimate.tooFew(212, 300, "rate")))
                .isEqualTo("{\"status\":\"TOO_FEW\",\"n\":212,\"needed\":300,\"unit\":\"rate\"}");
        assertThat(Json.mapper().readValue(json(Estimate.infinite(3, "ratio")), Estimate.class))
                .isEqualTo(Estimate.infinite(3, "ratio"))
                .returns(Double.POSITIVE_INFINITY, Estimate::value);
        Estimate point = Estimate.point(0.5, 9, "rate");
        assertThat(Json.mapper().readValue(json(point), Estimate.class)).isEqualTo(point);
        assertThat(point.hasInterval()).isFalse();
    }

    @Test
    void contradictionsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Estimate.point(Double.NaN, 1, "rate"));
        assertThatIllegalArgumentException().isThrownBy(() -> Estimate.ok(0.5, 0.6, 0.4, 1, "rate"));
        assertThatIllegalArgumentException().isThrownBy(() -> Estimate.ok(0.5, Double.NaN, 0.4, 1, "rate"));
        assertThatIllegalArgumentException().isThrownBy(() -> Estimate.undefined("", 1, "rate"));
        assertThatIllegalArgumentException().isThrownBy(() -> Estimate.tooFew(5, 5, "rate"));
        assertThatIllegalArgumentException().isThrownBy(() -> Estimate.point(1, -1, "rate"));
        assertThatIllegalArgumentException().isThrownBy(() -> Estimate.point(1, 1, ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"status\":\"FINE\",\"n\":1,\"unit\":\"rate\"}",
                "{\"status\":\"OK\",\"value\":\"x\",\"n\":1,\"unit\":\"rate\"}",
                "{\"status\":\"OK\",\"value\":1}",
                "{\"status\":\"TOO_FEW\",\"n\":3,\"needed\":2,\"unit\":\"rate\"}"
            })
    void brokenJsonIsRefused(String text) {
        assertThatThrownBy(() -> Json.mapper().readValue(text, Estimate.class))
                .isInstanceOf(JsonProcessingException.class);
    }
}
