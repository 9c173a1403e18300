package org.facegap.reports.suite;

import java.util.List;
import java.util.function.Function;
import org.facegap.reports.document.Block;
import org.facegap.reports.document.Section;

/** What one kind of models was measured to do, on the pages of a suite. */
sealed interface Measured permits VerificationBlocks, AttributeBlocks {
    /**
     * Lines of a terminal's table, a column for each arm.
     *
     * @param heading over the names of the lines
     */
    record Lines(String heading, List<Line> lines) {}

    /** A line of it. */
    record Line(String name, Function<Arm, String> text) {}

    /** What is measured of each image or pair, to say on what the arms were: "pairs". */
    String trials();

    /** The key numbers of an arm. */
    Block.Cards.Card card(Arm arm);

    /** What was measured and compared. */
    List<Section> sections();

    /** What those who want to know more read after the first sections of all kinds. */
    List<Section> further();

    /** The first figures, for a terminal. */
    List<Lines> lines();

    /** How these were made. */
    String note();
}
