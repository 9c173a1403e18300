package org.facegap.reports.document;

import java.util.Locale;

/** Tables that are also written on their own, for papers and spreadsheets. The one list of their names. */
public enum Preset {
    /** Of a suite: verification per group and arm, and the gaps. */
    VERIFICATION("verification"),
    /** Of a suite: differences between arms. */
    COMPARISONS("comparisons"),
    /** Of scores: thresholds, errors and rates of every group, further figures. */
    ERRORS("errors"),
    /** Of scores: differentials with their values by chance. */
    DIFFERENTIALS("differentials"),
    /** Of scores: differences between systems. */
    SYSTEMS("comparisons"),
    /** Of predictions of attributes: everything; of a suite, accuracy per group and arm, the gaps, and differences between arms. */
    ATTRIBUTES("tables"),
    /** Of a study: first figures of every cell. */
    CELLS("cells"),
    /** Of a search in a gallery: ranks and errors. */
    IDENTIFICATION("identification"),
    /** Of a suite, for papers: training sets by groups, mean, STD, SER. */
    RFW("rfw"),
    /** Of a suite, for papers: errors of each subgroup. */
    BFW("bfw"),
    /** Of a suite, for papers: AVG, SD and AVG - SD at one threshold. */
    FRCSYN("frcsyn"),
    /** Of a suite, for papers: every training by itself. */
    PER_SEED("per-seed"),
    /** Of a suite, for papers: what training sets hold. */
    COMPOSITION("composition"),
    /** Of a suite, for papers: what training sets cost. */
    SEARCH_COST("search-cost"),
    /** Of a suite, for papers: what each arm changes against the baseline. */
    ABLATION("ablation");

    private final String file;

    Preset(String file) {
        this.file = file;
    }

    /** Name of a file of these tables, without its ending. */
    public String file() {
        return file;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
