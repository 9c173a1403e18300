package org.facegap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.facegap.core.config.ConfigReader;
import org.facegap.models.external.ModelCard;
import org.junit.jupiter.api.Test;

/** The page about models of other people: its cards are right, its keys are made from the records ({@code -Dwrite.reference=true}). */
class ModelsPageTest {
    private static final Path PAGE = Path.of("..", "docs", "models.md");
    private static final Pattern KEYS = Pattern.compile("(?s)(<!-- keys -->\n).*(<!-- end of keys -->\n)");

    @Test
    void everyCardShownIsRight() throws IOException {
        List<String> kinds = new ArrayList<>();
        Matcher cards = Pattern.compile("(?s)```yaml\n(.*?)```").matcher(Files.readString(PAGE));
        while (cards.find()) {
            kinds.add(ConfigReader.parse("docs/models.md", cards.group(1), ModelCard.class, Map.of())
                    .kind());
        }
        assertThat(kinds).containsExactly("embedder", "attributes", "attributes", "detector", "detector");
    }

    @Test
    void theKeysAreThoseOfTheRecords() throws IOException {
        String page = Files.readString(PAGE);
        String table = Matcher.quoteReplacement(ConfigReader.reference(ModelCard.class));
        String right = KEYS.matcher(page).replaceFirst("$1" + table + "$2");
        if (Boolean.getBoolean("write.reference")) {
            Files.writeString(PAGE, right);
        }
        assertThat(PAGE).hasContent(right);
    }
}
