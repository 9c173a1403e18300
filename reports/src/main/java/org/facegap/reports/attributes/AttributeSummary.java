package org.facegap.reports.attributes;

import java.util.ArrayList;
import java.util.List;
import org.facegap.core.results.Conclusion;
import org.facegap.core.results.attribute.AttributeAudit;
import org.facegap.core.results.attribute.AttributeAuditResults;
import org.facegap.core.results.attribute.ClassAudit;
import org.facegap.core.results.attribute.GroupingAudit;
import org.facegap.core.results.attribute.ReadingNote;
import org.facegap.core.results.attribute.SystemAudit;
import org.facegap.core.words.Counted;
import org.facegap.reports.document.Block;
import org.facegap.reports.text.NumberText;

/** An audit of attribute predictions for a terminal: accuracy per cell, gaps, and the main comparisons. */
final class AttributeSummary {
    private final AttributeAuditResults results;
    private final List<Block> blocks = new ArrayList<>();

    AttributeSummary(AttributeAuditResults results) {
        this.results = results;
    }

    List<Block> blocks() {
        for (SystemAudit system : results.systems()) {
            say(system.system() + ": " + Counted.of(system.rows(), "rows") + " of " + system.format());
            for (ReadingNote note : system.skipped()) {
                say("  not used: " + NumberText.count(note.count()) + ", " + note.text() + ", first in line "
                        + note.lines().get(0));
            }
            system.attributes().forEach(attribute -> attribute(system.system(), attribute));
        }
        blocks.add(Block.Heading.of(""));
        results.warnings().forEach(warning -> say("warning: " + warning));
        Conclusion conclusion = AttributeConclusion.of(results);
        say(conclusion.headline());
        conclusion.sentences().forEach(this::say);
        return blocks;
    }

    private void attribute(String system, AttributeAudit attribute) {
        if (!attribute.notGrouped().isEmpty()) {
            say("  rows of " + attribute.attribute() + " are not sorted by "
                    + String.join(", ", AttributeNotes.notGrouped(attribute)));
        }
        for (GroupingAudit grouping : attribute.groupings()) {
            AttributeTables tables = new AttributeTables(system, attribute, grouping);
            blocks.add(Block.Heading.of(""));
            blocks.add(tables.cells(""));
            blocks.add(tables.gaps(""));
            if (grouping.classes().size() == 1 && grouping.accuracyGap().value().isOk()) {
                ClassAudit decisions = grouping.classes().get(0);
                blocks.add(tables.brief(decisions));
                if (!decisions.references().isEmpty()) {
                    say("parity of all cells after Aequitas: " + decisions.overallParity());
                }
            }
        }
    }

    private void say(String text) {
        blocks.add(Block.Paragraph.of(text));
    }
}
