package org.facegap.validation.reference;

import java.nio.file.Path;
import java.util.List;

/** A group of figures that belong together, such as those of one tool or of one data set. */
public interface ReferenceSection {
    /** Heading of the section's table. */
    String title();

    /**
     * Computes ours and reads theirs.
     *
     * @param folder the folder with the reference data, holding {@code scores/}
     * @throws org.facegap.core.UserError when a file of the section is missing or not what it should be
     */
    List<ReferenceFigure> figures(Path folder);
}
