package org.facegap.reports.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.facegap.reports.chart.IntervalPlot;
import org.facegap.reports.chart.LinePlot;
import org.facegap.reports.chart.Series;
import org.jspecify.annotations.Nullable;

/** A part of a section. Every writer writes every kind. */
public sealed interface Block
        permits Table,
                Block.Heading,
                Block.Paragraph,
                Block.Items,
                Block.Definitions,
                Block.Disclosure,
                Block.Part,
                Block.Intervals,
                Block.Lines,
                Block.Cards,
                Block.Images {
    /** Its name in templates: that of its class. */
    default String kind() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /**
     * A heading inside a section.
     *
     * @param id unique in the page, "" for none
     * @param series the look of what it names, null for none
     */
    record Heading(String id, @Nullable Series series, Prose text) implements Block {
        public static Heading of(String text) {
            return new Heading("", null, Prose.of(text));
        }

        /** A series, and what of it. */
        public static Heading of(Series series, String rest) {
            return new Heading("", series, Prose.of(rest));
        }

        /** Name and text in one. */
        public String words() {
            return (series == null ? "" : series.name()) + text.text();
        }
    }

    /**
     * A paragraph.
     *
     * @param look "" or {@code noflag}, {@code flag}, {@code empty}
     */
    record Paragraph(String look, Prose text) implements Block {
        public static Paragraph of(String text) {
            return new Paragraph("", Prose.of(text));
        }

        public static Paragraph marked(String text, String... arguments) {
            return new Paragraph("", Prose.marked(text, arguments));
        }

        /** What stands where there is nothing to show. */
        public static Paragraph empty(String text) {
            return new Paragraph("empty", Prose.of(text));
        }

        /** A remark. */
        public static Paragraph remark(String text) {
            return new Paragraph("noflag", Prose.of(text));
        }
    }

    /**
     * A list.
     *
     * @param look {@code warnings} or {@code prose}
     */
    record Items(String look, List<Prose> items) implements Block {
        public static Items of(String look, List<String> items) {
            return new Items(look, items.stream().map(Prose::of).toList());
        }
    }

    /** Terms and what they mean. */
    record Definitions(List<Definition> entries) implements Block {
        /** A term. */
        public record Definition(String term, Prose text) {}

        /** Terms and marked texts by turns. */
        public static Definitions of(String... termsAndTexts) {
            List<Definition> entries = new ArrayList<>();
            for (int i = 0; i < termsAndTexts.length; i += 2) {
                entries.add(new Definition(termsAndTexts[i], Prose.marked(termsAndTexts[i + 1])));
            }
            return new Definitions(List.copyOf(entries));
        }
    }

    /** What opens on demand. */
    record Disclosure(String id, String summary, boolean open, List<Block> blocks) implements Block {
        public static Disclosure of(String summary, List<Block> blocks) {
            return new Disclosure("", summary, false, blocks);
        }
    }

    /** Blocks that belong together, as a comparison's do. */
    record Part(String look, List<Block> blocks) implements Block {}

    /**
     * Estimates on one axis. {@link IntervalsOf} makes it.
     *
     * @param table the same where nothing is drawn
     * @param values heading of the numbers
     */
    record Intervals(IntervalPlot plot, Table table, String values) implements Block {}

    /**
     * Line charts with one legend.
     *
     * @param legend empty for none
     * @param label what the legend names
     */
    record Lines(List<Series> legend, String label, List<LinePlot> plots) implements Block {}

    /** Numbers at a glance. */
    record Cards(List<Card> cards) implements Block {
        /**
         * A card.
         *
         * @param value the number that stands out
         * @param what it is
         * @param facts what stands beside it
         */
        public record Card(Series series, Cell value, String what, List<Fact> facts) {}

        /** A line of a card. */
        public record Fact(String term, Cell cell) {}
    }

    /** Images side by side. */
    record Images(List<Figure> figures) implements Block {
        /**
         * An image.
         *
         * @param data the image as a data address, "" where it may not be shown
         */
        public record Figure(Series series, String caption, String data, int width, int height) {}
    }
}
