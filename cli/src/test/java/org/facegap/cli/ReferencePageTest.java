package org.facegap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.facegap.core.config.ConfigReader;
import org.facegap.core.config.RecordSchema;
import org.facegap.core.results.IdentificationResults;
import org.facegap.core.results.attribute.AttributeAuditResults;
import org.facegap.core.results.scores.ScoreDocument;
import org.facegap.core.results.suite.SuiteDocument;
import org.facegap.suite.config.SuiteConfig;
import org.junit.jupiter.api.Test;

/** The page with all keys and the JSON Schemas are made from the records; {@code -Dwrite.reference=true} writes them anew. */
class ReferencePageTest {
    private static final Path PAGE = Path.of("..", "docs", "suite-reference.md");

    @Test
    void thePageSaysWhatTheRecordsSay() throws IOException {
        String page = """
                # Keys of a suite

                `[]` stands for each item of a list, `*` for each name that you choose. Set a key on the command line with
                `--set KEY=VALUE`, an item of a list by its number: `--set arms.0.composition=balanced`.

                Beside these a file may have `include`, other files that it takes over keys of, and `matrix`, keys to vary
                ([studies.md](studies.md)); keys that begin with `x-` are parts for YAML anchors.

                """ + ConfigReader.reference(SuiteConfig.class);
        same(PAGE, page);
    }

    @Test
    void theSchemasSayWhatTheRecordsSay() throws IOException {
        same(schema("suite"), text(RecordSchema.ofConfig(SuiteConfig.class, "A suite of facegap")));
        same(schema("results"), text(RecordSchema.ofResults(SuiteDocument.class, "results.json of a suite")));
        same(schema("scores"), text(RecordSchema.ofResults(ScoreDocument.class, "results.json of facegap score")));
        same(
                schema("identification"),
                text(RecordSchema.ofResults(IdentificationResults.class, "identification.json of facegap identify")));
        same(
                schema("attributes"),
                text(RecordSchema.ofResults(AttributeAuditResults.class, "results.json of facegap score-attributes")));
    }

    private static Path schema(String name) {
        return Path.of("..", "docs", "schema", name + ".schema.json");
    }

    private static String text(ObjectNode schema) {
        return schema.toPrettyString() + "\n";
    }

    private static void same(Path file, String text) throws IOException {
        if (Boolean.getBoolean("write.reference")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
        assertThat(file).hasContent(text);
    }
}
