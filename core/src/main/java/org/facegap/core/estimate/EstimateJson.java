package org.facegap.core.estimate;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
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
            String name = node.path("status").asText();
            Estimate.Status status = Arrays.stream(Estimate.Status.values())
                    .filter(s -> s.name().equals(name))
                    .findFirst()
                    .orElse(null);
            if (status == null) {
                return context.reportInputMismatch(this, "an estimate has no status '%s'", name);
            }
            if (!node.path("n").canConvertToExactIntegral()
                    || !node.path("unit").isTextual()) {
                return context.reportInputMismatch(this, "an estimate needs n and unit");
            }
            long n = node.path("n").asLong();
            String unit = node.path("unit").asText();
            try {
                return switch (status) {
                    case OK ->
                        Estimate.ok(
                                number(node.path("value")),
                                number(node.path("low")),
                                number(node.path("high")),
                                n,
                                unit);
                    case INFINITE -> Estimate.infinite(n, unit);
                    case UNDEFINED -> Estimate.undefined(node.path("reason").asText(), n, unit);
                    case TOO_FEW -> Estimate.tooFew(n, node.path("needed").asLong(), unit);
                };
            } catch (IllegalArgumentException e) {
                return context.reportInputMismatch(this, "not an estimate: %s", e.getMessage());
            }
        }

        private static double number(JsonNode node) {
            return node.isNumber() ? node.doubleValue() : Double.NaN;
        }
    }
}
