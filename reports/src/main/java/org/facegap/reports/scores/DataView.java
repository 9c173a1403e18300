package org.facegap.reports.scores;

import java.util.ArrayList;
import java.util.List;
import org.facegap.core.results.scores.DataCard;
import org.facegap.core.results.scores.ExcludedPairs;
import org.facegap.core.results.scores.GroupCard;
import org.facegap.core.results.scores.SkippedRows;
import org.facegap.core.results.scores.SourceFile;
import org.facegap.reports.text.Entry;
import org.facegap.reports.text.NumberText;

/**
 * The data card.
 *
 * @param facts what was measured on, by name
 * @param files one row a file
 * @param groups one row a group
 */
public record DataView(List<Entry> facts, List<FileRow> files, List<GroupRow> groups) {
    /** Where scores came from. */
    public record FileRow(String name, String format, String rows, String pairs, List<String> notes) {}

    /** The pairs of a group. */
    public record GroupRow(String group, String identities, String genuine, String impostor) {}

    static DataView of(DataCard card) {
        List<Entry> facts = new ArrayList<>();
        facts.add(new Entry("Pairs", NumberText.count(card.pairs())));
        facts.add(new Entry(
                "People",
                card.identitiesKnown()
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
        return new DataView(
                List.copyOf(facts),
                card.files().stream().map(DataView::file).toList(),
                card.groups().stream()
                        .map(g -> group(g, card.identitiesKnown()))
                        .toList());
    }

    private static FileRow file(SourceFile file) {
        List<String> notes = new ArrayList<>(file.remarks());
        notes.addAll(file.notices());
        for (SkippedRows s : file.skipped()) {
            notes.add("skipped: " + NumberText.count(s.count()) + " " + s.reason() + ", first at line "
                    + s.firstLines().stream().findFirst().map(NumberText::count).orElse("not known"));
        }
        return new FileRow(
                file.name(),
                file.format(),
                NumberText.count(file.rows()),
                NumberText.count(file.pairs()),
                List.copyOf(notes));
    }

    private static GroupRow group(GroupCard g, boolean known) {
        return new GroupRow(
                g.group(),
                known ? NumberText.count(g.identities()) : "not known",
                NumberText.count(g.genuine()),
                NumberText.count(g.impostor()));
    }
}
