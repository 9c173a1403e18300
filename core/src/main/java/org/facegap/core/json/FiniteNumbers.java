package org.facegap.core.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;

/** Numbers as JSON allows them: finite ones, or null where a record says so. */
final class FiniteNumbers {
    private FiniteNumbers() {}

    static SimpleModule module() {
        return new SimpleModule("finite numbers")
                .addSerializer(Double.class, new DoubleSerializer(Double.class))
                .addSerializer(Double.TYPE, new DoubleSerializer(Double.TYPE))
                .addSerializer(Float.class, new FloatSerializer(Float.class))
                .addSerializer(Float.TYPE, new FloatSerializer(Float.TYPE))
                .addSerializer(double[].class, new DoublesSerializer())
                .addSerializer(float[].class, new FloatsSerializer());
    }

    private static void write(JsonGenerator json, double value) throws IOException {
        if (!Double.isFinite(value)) {
            throw JsonMappingException.from(json, value + " is not a number JSON can hold");
        }
        json.writeNumber(value);
    }

    private static void write(JsonGenerator json, float value) throws IOException {
        if (!Float.isFinite(value)) {
            throw JsonMappingException.from(json, value + " is not a number JSON can hold");
        }
        json.writeNumber(value);
    }

    static final class DoubleSerializer extends StdSerializer<Double> {
        private static final long serialVersionUID = 1L;

        DoubleSerializer(Class<Double> type) {
            super(type);
        }

        @Override
        public void serialize(Double value, JsonGenerator json, SerializerProvider provider) throws IOException {
            write(json, value.doubleValue());
        }
    }

    static final class FloatSerializer extends StdSerializer<Float> {
        private static final long serialVersionUID = 1L;

        FloatSerializer(Class<Float> type) {
            super(type);
        }

        @Override
        public void serialize(Float value, JsonGenerator json, SerializerProvider provider) throws IOException {
            write(json, value.floatValue());
        }
    }

    static final class DoublesSerializer extends StdSerializer<double[]> {
        private static final long serialVersionUID = 1L;

        DoublesSerializer() {
            super(double[].class);
        }

        @Override
        public void serialize(double[] values, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeStartArray();
            for (double value : values) {
                write(json, value);
            }
            json.writeEndArray();
        }
    }

    static final class FloatsSerializer extends StdSerializer<float[]> {
        private static final long serialVersionUID = 1L;

        FloatsSerializer() {
            super(float[].class);
        }

        @Override
        public void serialize(float[] values, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeStartArray();
            for (float value : values) {
                write(json, value);
            }
            json.writeEndArray();
        }
    }

    static final class NanAsNullSerializer extends StdSerializer<Double> {
        private static final long serialVersionUID = 1L;

        NanAsNullSerializer() {
            super(Double.class);
        }

        @Override
        public void serialize(Double value, JsonGenerator json, SerializerProvider provider) throws IOException {
            if (value.isNaN()) {
                json.writeNull();
            } else {
                write(json, value.doubleValue());
            }
        }
    }

    static final class NullAsNanDeserializer extends StdDeserializer<Double> {
        private static final long serialVersionUID = 1L;

        NullAsNanDeserializer() {
            super(Double.class);
        }

        @Override
        public Double deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return parser.getDoubleValue();
        }

        @Override
        public Double getNullValue(DeserializationContext context) {
            return Double.NaN;
        }
    }
}
