package org.facegap.evaluation.catalogue;

import java.util.List;

/** All protocols whose pairs this project reads or draws. */
public final class ProtocolCatalogue {
    private static final List<ProtocolDefinition> ALL = List.of(
            new ProtocolDefinition(
                    "lfw",
                    "pairs.txt: 10 folds of 300 genuine and 300 impostor pairs, threshold from the other nine folds;"
                            + " pairsDevTrain.txt and pairsDevTest.txt as one fold",
                    "Huang et al. 2007, Labeled Faces in the Wild"),
            new ProtocolDefinition(
                    "rfw",
                    "Race_pairs.txt of four races: 10 folds of 300 + 300 hard pairs within a race",
                    "Wang et al. ICCV 2019, Racial Faces in the Wild"),
            new ProtocolDefinition(
                    "cplfw",
                    "two lines per pair, 10 folds of 300 + 300 pairs across poses",
                    "Zheng and Deng 2018, Cross-Pose LFW"),
            new ProtocolDefinition(
                    "calfw",
                    "two lines per pair, 10 folds of 300 + 300 pairs across ages",
                    "Zheng et al. 2017, Cross-Age LFW"),
            new ProtocolDefinition(
                    "bfw",
                    "data table: 5 folds, eight subgroups of ethnicity and sex, impostors within a subgroup",
                    "Robinson et al. CVPRW 2020, Balanced Faces in the Wild"),
            new ProtocolDefinition(
                    "same-group",
                    "pairs drawn by seed within groups, counts per group, folds without a shared identity",
                    "layout of RFW and LFW View 2"),
            new ProtocolDefinition(
                    "same-group-and-sex",
                    "the same with impostors of one sex, both sexes of a group equally often",
                    "NIST FRTE demographics"),
            new ProtocolDefinition(
                    "all",
                    "the same with impostors of every pair of groups, each pair of groups a cell of its own",
                    "NIST FRTE demographics, cross-group FMR"));

    private ProtocolCatalogue() {}

    /** Every protocol. */
    public static List<ProtocolDefinition> all() {
        return ALL;
    }
}
