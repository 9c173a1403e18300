package org.facegap.reports.scores;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.facegap.core.results.scores.DataCard;
import org.facegap.core.results.scores.ExcludedPairs;
import org.facegap.core.results.scores.GroupCard;
import org.facegap.core.results.scores.GroupScores;
import org.facegap.core.results.scores.PointResults;
import org.facegap.core.results.scores.ScoreResults;
import org.facegap.core.results.scores.SkippedRows;
import org.facegap.core.results.scores.SourceFile;
import org.facegap.core.words.Counted;
import org.facegap.reports.document.Block;
import org.facegap.reports.document.Cell;
import org.facegap.reports.document.Document;
import org.facegap.reports.document.Preset;
import org.facegap.reports.document.Prose;
import org.facegap.reports.document.Section;
import org.facegap.reports.document.Table;
import org.facegap.reports.document.TableOf;
import org.facegap.reports.text.EmbeddedJson;
import org.facegap.reports.text.Entry;
import org.facegap.reports.text.EstimateText;
import org.facegap.reports.text.Facts;
import org.facegap.reports.text.NumberText;
import org.facegap.reports.text.NumberText.Scale;

/** The report on score files. */
public final class ScoreDocument {
    private static final Set<String> BRIEF =
            Set.of("max - min FNMR", "max - min FMR", "FND", "FPD", "STD (ddof 0) error");

    private ScoreDocument() {}

    /** The report. */
    public static Document of(ScoreResults results) {
        String headline = results.conclusion().headline();
        List<SeenSystem> systems = SeenSystem.all(results);
        String name = (systems.size() == 1 ? systems.get(0).name() : Counted.of(systems.size(), "systems")) + ", "
                + Counted.of(results.data().groups().size(), "groups");
        List<Section> sections = new ArrayList<>(Document.warnings(results.warnings()));
        sections.add(data(results.data(), systems));
        sections.addAll(ScoreSections.of(results, List.of()));
        sections.add(Section.of("reading", "How to read this", reading()));
        sections.add(Section.of("limits", "What it cannot say", Block.Items.of("prose", results.limits())));
        sections.add(Section.of(
                "settings",
                "Settings",
                TableOf.facts(
                        "Settings",
                        "Setting",
                        "Value",
                        Facts.of(results.protocol().facts()))));
        return new Document(
                "facegap score report",
                name,
                name + ": " + headline,
                "",
                headline,
                results.conclusion().sentences(),
                sections,
                summary(results, systems),
                Prose.of("Made by facegap from score files alone."),
                EmbeddedJson.of(results));
    }

    private static Section data(DataCard card, List<SeenSystem> systems) {
        boolean known = card.identitiesKnown();
        List<Entry> facts = new ArrayList<>();
        facts.add(new Entry("Pairs", NumberText.count(card.pairs())));
        facts.add(new Entry(
                "Identities",
                known
                        ? NumberText.count(card.identities())
                        : "not known: the files name no identities, so pairs are taken as independent"));
        facts.add(new Entry("Impostor rule", card.impostorRule()));
        facts.add(new Entry(
                "Folds", card.folds() == 0 ? "none" : NumberText.count(card.folds()) + ", " + card.foldRule()));
        facts.add(new Entry(
                "Repeated pairs",
                card.repeats() == 0 ? "none counted out" : NumberText.count(card.repeats()) + ", counted once"));
        for (ExcludedPairs e : card.excluded()) {
            facts.add(new Entry("Not in a group's rates", NumberText.count(e.count()) + " " + e.reason()));
        }
        facts.add(new Entry("Who labelled the groups", "not in the files"));
        Table groups = TableOf.<GroupCard>captioned("Groups, failures included")
                .text("Group", "group", GroupCard::group)
                .number("Identities", "identities", g -> known ? Cell.count(g.identities()) : Cell.of("not known"))
                .count("Genuine pairs", "genuine", GroupCard::genuine)
                .count("Impostor pairs", "impostor", GroupCard::impostor)
                .rows(card.groups())
                .otherwise("No group holds a pair.")
                .build();
        Table counts = TableOf.<SeenSystem>captioned("Systems over all groups: pairs with and without a score")
                .preset(Preset.ERRORS)
                .key("group", "")
                .series("System", "system", SeenSystem::look)
                .count("Genuine scores", "genuine", s -> total(s).genuine())
                .count("Impostor scores", "impostor", s -> total(s).impostor())
                .count("Genuine failures", "failed_genuine", s -> total(s).failedGenuine())
                .count("Impostor failures", "failed_impostor", s -> total(s).failedImpostor())
                .rows(systems)
                .build();
        Table files = TableOf.<SourceFile>captioned("Files, and how they were understood")
                .text("File", "file", SourceFile::name)
                .text("Format", "", SourceFile::format)
                .count("Rows", "rows", SourceFile::rows)
                .count("Pairs used", "pairs", SourceFile::pairs)
                .text("Columns and skipped rows", "", ScoreDocument::notes)
                .rows(card.files())
                .build();
        return Section.of(
                "data", "Data", TableOf.facts("What was measured on", "What", "Value", facts), groups, counts, files);
    }

    private static GroupScores total(SeenSystem system) {
        List<GroupScores> groups = system.of().groups();
        return groups.get(groups.size() - 1);
    }

    private static String notes(SourceFile file) {
        List<String> notes = new ArrayList<>(file.remarks());
        notes.addAll(file.notices());
        for (SkippedRows s : file.skipped()) {
            notes.add("skipped: " + NumberText.count(s.count()) + " " + s.reason() + ", first at line "
                    + s.firstLines().stream().findFirst().map(NumberText::count).orElse("not known"));
        }
        return notes.isEmpty() ? "nothing to tell" : String.join("; ", notes);
    }

    private static List<Block> summary(ScoreResults results, List<SeenSystem> systems) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.Paragraph.of(results.conclusion().headline()));
        Set<String> told = new HashSet<>();
        for (SourceFile f : results.data().files()) {
            blocks.add(Block.Paragraph.of("  " + f.name() + ": " + f.format() + ", " + Counted.of(f.pairs(), "pairs")));
            f.notices().stream().filter(told::add).forEach(notice -> blocks.add(Block.Paragraph.of("    " + notice)));
        }
        for (SeenSystem system : systems) {
            ErrorBlocks own = new ErrorBlocks(List.of(system));
            for (PointResults point : system.of().points()) {
                blocks.add(Block.Heading.of(title(system, point)));
                blocks.add(own.brief(point.name()));
                blocks.addAll(differentials(system, point));
            }
        }
        blocks.add(Block.Heading.of(""));
        results.comparisons().forEach(c -> blocks.add(Block.Paragraph.of(c.sentence())));
        results.warnings().forEach(warning -> blocks.add(Block.Paragraph.of("warning: " + warning)));
        return blocks;
    }

    private static String title(SeenSystem system, PointResults point) {
        if (!point.global()) {
            return system.name() + ", " + point.name() + " (each group and fold at its own threshold)";
        }
        return system.name() + " at " + point.name() + ", one threshold for all groups ("
                + ErrorBlocks.threshold(system, point) + ", realised FMR "
                + EstimateText.of(point.threshold().realisedFmr(), Scale.PERCENT)
                        .value() + ")";
    }

    private static List<Block> differentials(SeenSystem system, PointResults point) {
        if (point.differentials().stream().noneMatch(d -> d.value().isOk())) {
            return point.differentials().stream()
                    .limit(1)
                    .<Block>map(d -> Block.Paragraph.of("  groups not compared: "
                            + EstimateText.of(d.value(), Scale.PLAIN).note()))
                    .toList();
        }
        return List.of(DifferentialBlocks.brief(system, point, BRIEF));
    }

    private static Block.Definitions reading() {
        return Block.Definitions.of(
                "Intervals and n",
                "n is the number of pairs behind a number. Pairs that share an identity tell less than their number"
                        + " suggests; the effective n says how many independent pairs would tell as much. Two overlapping"
                        + " intervals do not mean that there is no difference: differences have their own intervals and"
                        + " tests.",
                "Why a differential has a value by chance and no interval",
                "Measured rates differ by chance even where the true ones are equal, so the largest minus the smallest"
                        + " is above zero always, the more so the more groups there are and the fewer pairs each has. The"
                        + " value by chance says how large it would be on average, p how often equal groups show as much."
                        + " A value near that of chance is no evidence of a difference; a small value on few pairs is no"
                        + " evidence of equality.",
                "Two kinds of threshold",
                "Differentials that people meet in use are those at one threshold for all groups. Accuracy by folds"
                        + " gives every group its own threshold. The two answer different questions and stand in different"
                        + " tables.",
                "Words in place of numbers",
                "_Undefined_, _infinite_ and _too few_ are results: the reason is given beside each. Nothing is left"
                        + " out silently, set to zero or smoothed, and nothing is added to a count to avoid a division by"
                        + " zero, but for WERM: its authors add 1e-5 to the rates in its denominators, and so it is"
                        + " computed here.",
                "Figures",
                "A system has the same colour and mark everywhere, except in trade-off charts of one system, whose"
                        + " colours are groups. Numbers are rounded for reading; the full ones stand in this file as JSON,"
                        + " in the element `results-json`.");
    }
}
