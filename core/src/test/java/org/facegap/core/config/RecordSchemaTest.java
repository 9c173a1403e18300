package org.facegap.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.json.NanAsNull;
import org.facegap.core.json.NullAsAbsent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordSchemaTest {
    enum Kind {
        FACE_SET,
        WORLD
    }

    record Inner(
            @Doc("how many") @Range(min = 1, max = 9) @Default("3")
            int count,

            @Doc("a name") String name) {}

    record Outer(
            @Doc("which") Kind kind,
            @Doc("inner ones") List<Inner> inner,
            @Doc("words") @OneOf({"a", "b"}) Map<String, String> words,
            @Doc("may be absent") @Nullable Inner other) {}

    record Result(
            String name,
            @NanAsNull double p,
            List<Estimate> values,
            @Nullable String note,
            @NullAsAbsent @Nullable Inner section,
            Object any) {}

    @Test
    void aConfigsKeysAreThereWithTheirBounds() {
        ObjectNode schema = RecordSchema.ofConfig(Outer.class, "a config");
        assertThat(schema.at("/$ref").asText()).isEqualTo("#/$defs/Outer");
        assertThat(schema.at("/$defs/Outer/anyOf").toString())
                .as("what is not there may be included")
                .isEqualTo("[{\"required\":[\"include\"]},{\"required\":[\"kind\",\"inner\",\"words\"]}]");
        assertThat(schema.at("/$defs/Outer/additionalProperties").asBoolean(true))
                .isFalse();
        assertThat(schema.at("/$defs/Outer/properties/kind/enum").toString()).isEqualTo("[\"face-set\",\"world\"]");
        assertThat(schema.at("/$defs/Outer/properties/inner/items/$ref").asText())
                .isEqualTo("#/$defs/Inner");
        assertThat(schema.at("/$defs/Outer/properties/words/additionalProperties/enum")
                        .toString())
                .isEqualTo("[\"a\",\"b\"]");
        assertThat(schema.at("/$defs/Inner/properties/count/maximum").asDouble())
                .isEqualTo(9);
        assertThat(schema.at("/$defs/Inner/properties/count/description").asText())
                .isEqualTo("how many (default: 3)");
        assertThat(schema.at("/$defs/Inner/required").toString()).isEqualTo("[\"name\"]");
    }

    @Test
    void resultsTellWhatMayBeNull() {
        ObjectNode schema = RecordSchema.ofResults(Result.class, "results");
        assertThat(schema.at("/$defs/Result/required").toString())
                .isEqualTo("[\"name\",\"p\",\"values\",\"note\",\"any\"]");
        assertThat(schema.at("/$defs/Result/properties/section/$ref").asText()).isEqualTo("#/$defs/Inner");
        assertThat(schema.at("/$defs/Result/properties/p/type").toString()).isEqualTo("[\"number\",\"null\"]");
        assertThat(schema.at("/$defs/Result/properties/values/items/$ref").asText())
                .isEqualTo("#/$defs/Estimate");
        assertThat(schema.at("/$defs/Result/properties/note/anyOf/1/type").asText())
                .isEqualTo("null");
        assertThat(schema.at("/$defs/Result/properties/any")).isEmpty();
        assertThat(schema.at("/$defs/Estimate/required").toString()).isEqualTo("[\"status\",\"n\",\"unit\"]");
    }
}
