package org.facegap.evaluation.attribute.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.facegap.core.UserError;
import org.facegap.evaluation.attribute.BinaryCounts;
import org.facegap.evaluation.attribute.CellGrid;

/**
 * Which measured cell is the reference (privileged) one and which are compared with it.
 *
 * @param reference name of the reference cell
 * @param compared names of the others
 */
record ReferenceCells(String reference, List<String> compared) {
    ReferenceCells {
        compared = List.copyOf(compared);
    }

    /**
     * The cell that has the reference values asked for, of several the largest, and the largest of all where none was asked
     * for; compared are all others, or those with the unprivileged values asked for.
     */
    static ReferenceCells choose(CellGrid grid, Map<String, BinaryCounts> measured, AuditSpec settings) {
        String reference = "";
        for (CellGrid.Cell cell : grid.cells()) {
            BinaryCounts own = measured.get(cell.name());
            BinaryCounts best = measured.get(reference);
            if (own != null && has(grid, cell, settings.reference()) && (best == null || own.n() > best.n())) {
                reference = cell.name();
            }
        }
        if (reference.isEmpty()) {
            throw UserError.usage("--reference: no measured cell of " + String.join(" x ", grid.attributes()) + " has "
                    + settings.reference() + "; the cells are " + String.join(", ", measured.keySet()));
        }
        List<String> compared = new ArrayList<>();
        for (CellGrid.Cell cell : grid.cells()) {
            if (measured.containsKey(cell.name())
                    && !cell.name().equals(reference)
                    && has(grid, cell, settings.unprivileged())) {
                compared.add(cell.name());
            }
        }
        if (compared.isEmpty()) {
            throw UserError.usage("--unprivileged: no measured cell of " + String.join(" x ", grid.attributes())
                    + " beside the reference has " + settings.unprivileged() + "; the cells are "
                    + String.join(", ", measured.keySet()));
        }
        return new ReferenceCells(reference, compared);
    }

    private static boolean has(CellGrid grid, CellGrid.Cell cell, Map<String, String> wanted) {
        for (int a = 0; a < grid.attributes().size(); a++) {
            String value = wanted.get(grid.attributes().get(a));
            if (value != null && !value.equals(cell.values().get(a))) {
                return false;
            }
        }
        return true;
    }

    /** The compared cells in words. */
    String words() {
        return compared.size() > 4 ? compared.size() + " other cells together" : String.join(" and ", compared);
    }
}
