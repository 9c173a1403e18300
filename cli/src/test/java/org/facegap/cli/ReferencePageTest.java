package org.facegap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.facegap.core.config.ConfigReader;
import org.facegap.suite.config.SuiteConfig;
import org.junit.jupiter.api.Test;

/** The page with all keys is made from the records; {@code -Dwrite.reference=true} writes it anew. */
class ReferencePageTest {
    private static final Path PAGE = Path.of("..", "docs", "suite-reference.md");

    @Test
    void thePageSaysWhatTheRecordsSay() throws IOException {
        String page = """
                # Keys of a suite

                `[]` stands for each item of a list, `*` for each name that you choose. Set a key on the command line with
                `--set KEY=VALUE`, an item of a list by its number: `--set arms.0.composition=balanced`.

                """ + ConfigReader.reference(SuiteConfig.class);
        if (Boolean.getBoolean("write.reference")) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE).hasContent(page);
    }
}
