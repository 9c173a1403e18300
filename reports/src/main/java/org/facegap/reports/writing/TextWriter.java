package org.facegap.reports.writing;

import java.util.List;
import org.facegap.reports.document.Block;
import org.facegap.reports.document.Document;
import org.facegap.reports.document.Prose;
import org.facegap.reports.document.Section;
import org.facegap.reports.document.Table;
import org.facegap.reports.document.TableOf;

/** Writes blocks as text: what a kind of block is made of is decided here, how that looks by each syntax. */
public abstract class TextWriter {
    /** A writer of nothing yet. */
    protected TextWriter() {}

    /** What has been written. */
    protected final StringBuilder out = new StringBuilder();

    abstract void title(int level, String text);

    abstract void paragraph(String text);

    abstract void item(String text);

    abstract void table(Table table);

    /** After the last item; nothing unless a syntax needs it. */
    void listEnd() {}

    /** Everything that a document holds. */
    public final String document(Document document) {
        title(1, document.headline());
        document.sentences().forEach(this::paragraph);
        for (Section section : document.sections()) {
            title(2, section.heading());
            blocks(section.blocks());
        }
        return out.toString();
    }

    /** Tables alone. */
    public final String tables(List<Table> tables) {
        for (Table table : tables) {
            out.append(out.isEmpty() || out.toString().endsWith("\n\n") ? "" : "\n");
            table(table);
        }
        return out.toString();
    }

    final void blocks(List<Block> blocks) {
        blocks.forEach(this::block);
    }

    private void block(Block block) {
        if (block instanceof Table table) {
            table(table);
        } else if (block instanceof Block.Heading heading) {
            title(3, heading.words());
        } else if (block instanceof Block.Paragraph text) {
            paragraph(text.text().text());
        } else if (block instanceof Block.Items list) {
            list(list.items().stream().map(Prose::text).toList());
        } else if (block instanceof Block.Definitions list) {
            list(list.entries().stream()
                    .map(entry -> entry.term() + ": " + entry.text().text())
                    .toList());
        } else if (block instanceof Block.Disclosure disclosure) {
            title(3, disclosure.summary());
            blocks(disclosure.blocks());
        } else if (block instanceof Block.Part part) {
            blocks(part.blocks());
        } else if (block instanceof Block.Intervals chart) {
            table(chart.table());
        } else if (block instanceof Block.Lines charts) {
            list(charts.plots().stream()
                    .map(plot -> plot.title() + ": " + plot.description())
                    .toList());
        } else if (block instanceof Block.Cards cards) {
            cards.cards().forEach(this::card);
        } else if (block instanceof Block.Images images) {
            list(images.figures().stream()
                    .map(figure -> figure.series().name() + ": " + figure.caption())
                    .toList());
        } else {
            throw new IllegalStateException("no writer knows " + block.kind());
        }
    }

    private void card(Block.Cards.Card card) {
        TableOf<Block.Cards.Card> table = TableOf.<Block.Cards.Card>captioned(
                        card.series().name())
                .number(card.what(), "", Block.Cards.Card::value);
        card.facts().forEach(fact -> table.number(fact.term(), "", row -> fact.cell()));
        table(table.rows(List.of(card)).build());
    }

    private void list(List<String> items) {
        items.forEach(this::item);
        listEnd();
    }
}
