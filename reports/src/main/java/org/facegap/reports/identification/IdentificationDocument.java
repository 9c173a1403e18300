package org.facegap.reports.identification;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.results.IdentificationResults;
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
import org.facegap.reports.text.NumberText;
import org.facegap.reports.text.NumberText.Scale;

/** The report of a search in a gallery. */
public final class IdentificationDocument {
    private IdentificationDocument() {}

    /** The report. */
    public static Document of(IdentificationResults results) {
        Table table = table(results);
        List<Section> sections = new ArrayList<>(Document.warnings(results.warnings()));
        sections.add(Section.of("searches", "Searches", table));
        List<Block> summary = new ArrayList<>(
                List.of(Block.Paragraph.of(results.headline()), Block.Heading.of(""), table, Block.Heading.of("")));
        results.warnings().forEach(warning -> summary.add(Block.Paragraph.of("warning: " + warning)));
        return new Document(
                "facegap identification report",
                Counted.of(results.groups().size() - 1L, "groups"),
                results.headline(),
                "",
                results.headline(),
                List.of(),
                sections,
                summary,
                Prose.of("Made by facegap from result files alone."),
                EmbeddedJson.of(results));
    }

    private static Table table(IdentificationResults results) {
        String gallery = results.gallery() > 0
                ? "Searches in a gallery of " + Counted.of(results.gallery(), "references")
                : "Searches in a gallery";
        TableOf<IdentificationResults.Group> table = TableOf.<IdentificationResults.Group>captioned(gallery
                        + ": share of mated probes found by rank, and errors at one threshold for all groups (at FPIR,"
                        + " the threshold's target). Searches without a score are "
                        + (results.failures().startsWith("count") ? "counted as not found." : "left out."))
                .id("identification")
                .preset(Preset.IDENTIFICATION)
                .text("group", "group", IdentificationResults.Group::group)
                .count("identities", "identities", IdentificationResults.Group::identities)
                .count("mated", "mated", IdentificationResults.Group::mated)
                .count("non-mated", "non_mated", IdentificationResults.Group::nonMated)
                .count("failed", "failed", IdentificationResults.Group::failed);
        IdentificationResults.Group first = results.groups().get(0);
        for (int r = 0; r < first.ranks().size(); r++) {
            int place = r;
            int rank = first.ranks().get(r).rank();
            table.number(
                    "rank " + rank,
                    "tpir_at_rank_" + rank,
                    Scale.PERCENT,
                    g -> g.ranks().get(place).rate());
        }
        for (int p = 0; p < first.points().size(); p++) {
            int place = p;
            IdentificationResults.Point point = first.points().get(p);
            String threshold = String.format(Locale.ROOT, "T %.4g", point.threshold());
            boolean targeted = !Double.isNaN(point.targetFpir());
            String at = targeted
                    ? NumberText.number(point.targetFpir(), Scale.PERCENT) + " % (" + threshold + ")"
                    : threshold;
            String key = targeted ? "_at_fpir_" + point.targetFpir() : "_at_threshold_" + point.threshold();
            table.number("FPIR at " + at, "fpir" + key, g -> fpir(g.points().get(place), key))
                    .number(
                            "FNIR at " + at,
                            "fnir" + key,
                            Scale.PERCENT,
                            g -> g.points().get(place).fnir());
        }
        table.rows(results.groups().subList(0, 1));
        return table.rows(results.groups().subList(1, results.groups().size())).build();
    }

    private static Cell fpir(IdentificationResults.Point point, String key) {
        return Cell.of(point.fpir(), Scale.PERCENT)
                .part(
                        "threshold" + key,
                        Estimate.point(point.threshold(), point.fpir().n(), "score"));
    }
}
