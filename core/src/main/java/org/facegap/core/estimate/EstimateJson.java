package org.facegap.core.estimate;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.Arrays;

/** The JSON form of an {@link Estimate}: each status writes its own fields, NaN never appears. */
final class EstimateJson {
    private EstimateJson() {}

    static final class Serializer extends StdSerializer<Estimate> {
        private static final long serialVersionUID = 1L;

        Serializer() {
            super(Estimate.class);
        }

        @Override
        public void serialize(Estimate estimate, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeStartObject();
            json.writeStringField("status", estimate.status().name());
            if (estimate.isOk()) {
                json.writeNumberField("value", estimate.value());
                end(json, "low", estimate.low());
                end(json, "high", estimate.high());
            }
            if (estimate.reason() != null) {
                json.writeStringField("reason", estimate.reason());
            }
            json.writeNumberField("n", estimate.n());
            if (estimate.status() == Estimate.Status.TOO_FEW) {
                json.writeNumberField("needed", estimate.needed());
            }
            json.writeStringField("unit", estimate.unit());
            json.writeEndObject();
        }

        private static void end(JsonGenerator json, String name, double value) throws IOException {
            if (Double.isNaN(value)) {
                json.writeNullField(name);
            } else {
                json.writeNumberField(name, value);
            }
        }
    }

    static final class Deserializer extends StdDeserializer<Estimate> {
        private static final long serialVersionUID = 1L;

        Deserializer() {
            super(Estimate.class);
        }

        @Override
        public Estimate deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            JsonNode node = context.readTree(parser);
            try {
                return estimate(node);
            } catch (IllegalArgumentException e) {
                throw ValueInstantiationException.from(
                        parser, e.getMessage(), context.constructType(Estimate.class), e);
            }
        }

        private static Estimate estimate(JsonNode node) {
            String name = node.path("status").asText();
            Estimate.Status status = Arrays.stream(Estimate.Status.values())
                    .filter(s -> s.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("status: expected one of "
                            + Arrays.toString(Estimate.Status.values()).replaceAll("[\\[\\]]", "") + ", found '" + name
                            + "'"));
            if (!node.path("unit").isTextual()) {
                throw new IllegalArgumentException("unit: expected text");
            }
            String unit = node.path("unit").asText();
            long n = whole(node, "n");
            return switch (status) {
                case OK ->
                    Estimate.ok(rate(unit, number(node, "value")), number(node, "low"), number(node, "high"), n, unit);
                case INFINITE -> Estimate.infinite(n, unit);
                case UNDEFINED -> Estimate.undefined(node.path("reason").asText(), n, unit);
                case TOO_FEW -> Estimate.tooFew(n, whole(node, "needed"), unit);
            };
        }

        private static long whole(JsonNode node, String key) {
            if (!node.path(key).canConvertToExactIntegral()) {
                throw new IllegalArgumentException(key + ": expected a whole number, found " + node.path(key));
            }
            return node.path(key).asLong();
        }

        /** Null, as an end that is not there, is NaN. */
        private static double number(JsonNode node, String key) {
            JsonNode found = node.path(key);
            if (!found.isNumber() && !found.isNull() && !found.isMissingNode()) {
                throw new IllegalArgumentException(key + ": expected a number, found " + found);
            }
            return found.isNumber() ? found.doubleValue() : Double.NaN;
        }

        /** Rates and their differences are shares of one, not percentages. */
        private static double rate(String unit, double value) {
            if (unit.equals("rate") && Math.abs(value) > 1) {
                throw new IllegalArgumentException(
                        "value: a rate lies between 0 and 1, a difference of rates between -1 and 1; found " + value);
            }
            return value;
        }
    }
}
