package org.facegap.reports.suite;

import java.util.ArrayList;
import java.util.List;
import org.facegap.reports.document.Block;
import org.facegap.reports.document.Prose;

/** What is said in every report of a suite. */
final class SuiteProse {
    private SuiteProse() {}

    /** @param verified whether pairs were compared; else attributes alone are measured */
    static Block reading(boolean verified) {
        String trials = verified ? "pairs" : "images";
        List<String> words = new ArrayList<>(List.of(
                "Intervals and n",
                "Brackets hold an interval of 95 % unless the protocol says otherwise: the values that the data do not"
                        + " contradict, given which identities happened to be in the test set. Where two arms are"
                        + " compared, the interval is of their difference, on the same " + trials
                        + "; two overlapping intervals do not mean"
                        + " that there is no difference. n is the number of observations behind a number. "
                        + (verified
                                ? "Pairs that share an identity tell less than their number suggests, so intervals"
                                        + " resample identities, not pairs, wherever the results know the identities."
                                : "Images of one identity tell less than their number suggests, and intervals count"
                                        + " them so wherever the results know the identities."),
                "Why a gap has a noise floor and no interval",
                "The gap is the largest minus the smallest of several measured rates. Measured rates differ by chance"
                        + " even where the true ones are equal, so a gap is above zero always, and more so the more groups"
                        + " there are and the fewer " + trials
                        + " each has. An interval by resampling would exclude zero even for equal groups. The noise"
                        + " floor says how large a gap equal groups would show on average; the permutation p says how"
                        + " often shuffled groups show one at least as large as this. A gap near its floor is no"
                        + " evidence of a difference."));
        if (verified) {
            words.addAll(List.of(
                    "The declared contrast",
                    "What the suite was made to answer, named before training: the mean over some groups less the"
                            + " mean over others, in a suite that names none the groups with the smaller shares of the"
                            + " baseline's training set less its largest. It does not choose its groups by what was"
                            + " measured, so it may have either sign, and its change between arms has an interval over"
                            + " identities and training seeds and a p that belongs to it. It may rise because the first"
                            + " groups gained or because the others lost: each group's own change stands beside it.",
                    "Two kinds of threshold",
                    "A pair is accepted when its score is at least the threshold. Accuracy is the mean of the shares"
                            + " of right decisions on genuine and on impostor pairs, whatever their numbers. The"
                            + " accuracy by folds picks a threshold on the other folds, without both for a pair of"
                            + " identities of two folds. FNMR and FMR use one global threshold per arm for all groups,"
                            + " chosen by the rule in the table on one split and reported on another, which is why the"
                            + " realised FMR differs from its target.",
                    "Levelling down",
                    "A gap can close because the worst group got better or because the best group got worse. Mean"
                            + " accuracy and the worst group stand beside every gap so that the two cannot be confused,"
                            + " and the second is named."));
        } else {
            words.addAll(List.of(
                    "Balanced accuracy",
                    "Every value of the attribute counts the same, however many images have it: a group that holds more"
                            + " of a value that is hard to tell is not worse for that alone.",
                    "Levelling down",
                    "A gap can close because the worst group got better or because the best group got worse. The"
                            + " differences between arms show the change of every group beside that of the gap."));
        }
        words.addAll(List.of(
                "Words in place of numbers",
                "_Undefined_, _infinite_ and _too few_ are results: the reason is given beside each. Nothing is left"
                        + " out, set to zero or smoothed.",
                "Figures",
                "An arm has the same colour, mark and line pattern everywhere. Numbers are rounded for reading; the"
                        + " full ones stand in this file as JSON, in the element `results-json`."));
        return Block.Definitions.of(words.toArray(String[]::new));
    }

    static Block limits(boolean oneSeed, boolean world, boolean audited, String trials) {
        List<Prose> items = new ArrayList<>();
        items.add(
                oneSeed
                        ? Prose.marked(
                                "*For these models only.* Every arm was trained with one seed. The intervals cover the"
                                        + " choice of test identities, not the luck of training: another seed may give"
                                        + " other numbers.")
                        : Prose.of(
                                "Where an arm was trained with several seeds, its intervals cover the luck of training"
                                        + " only as far as that many seeds can show it."));
        items.add(Prose.of(
                world
                        ? "The built-in world is a test world: its faces are drawn by a program, its groups are"
                                + " parameters, and its gaps were put there. Results from it say whether the method and"
                                + " this harness work. They make no claim about people."
                        : "The test identities are those of one face dataset, named in the protocol, with the images"
                                + " and labels its makers chose. They stand for no population."));
        items.add(Prose.of(
                audited
                        ? "Labels of groups come from oracles that err, and err differently per group. The audit"
                                + " agreement above says how far they can be trusted."
                        : "Labels of groups are those that the sets came with. Where people or models gave them they"
                                + " err, and may err differently per group."));
        items.add(Prose.of(
                "A difference that was not found may still be there: its interval says how large it could be. With no"
                        + " error among n " + trials + " the true rate may still be as high as about 3/n."));
        items.add(Prose.of(
                "These are the numbers of one architecture, one size of training set and one test set. Nothing follows"
                        + " for others."));
        return new Block.Items("prose", List.copyOf(items));
    }
}
