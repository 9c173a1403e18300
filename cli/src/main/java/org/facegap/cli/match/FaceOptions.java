package org.facegap.cli.match;

import java.nio.file.Path;
import java.util.BitSet;
import org.facegap.core.UserError;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.evaluation.matching.FacePlaces;
import org.facegap.models.align.FaceChoice;
import org.facegap.suite.match.FaceRule;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that tell which face is meant where an image holds several. */
final class FaceOptions {
    @Option(
            names = "--face",
            paramLabel = "RULE",
            description =
                    "which of several faces that a card's detector finds: ${COMPLETION-CANDIDATES} (default: central, or landmarks with"
                            + " --landmarks)")
    @Nullable
    FaceChoice face;

    @Option(
            names = "--landmarks",
            paramLabel = "FILE",
            description =
                    "image and 10 numbers (five landmarks), 4 (left, top, right, bottom) or 2 (a point) in a line, in"
                            + " pixels of the dataset's images; the face nearest to them is taken")
    @Nullable
    Path landmarks;

    /**
     * The rule, and where the faces are.
     *
     * @param rows images that take part
     * @throws UserError when rule and list do not fit, or the list not the dataset
     */
    FaceRule rule(FaceDataset set, BitSet rows) {
        FaceChoice choice = face != null ? face : landmarks == null ? FaceChoice.CENTRAL : FaceChoice.LANDMARKS;
        if ((choice == FaceChoice.LANDMARKS) != (landmarks != null)) {
            throw UserError.usage("--face landmarks and --landmarks FILE belong together");
        }
        return new FaceRule(choice, landmarks == null ? null : FacePlaces.read(landmarks, set, rows), landmarks);
    }
}
