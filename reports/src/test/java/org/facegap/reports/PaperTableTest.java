package org.facegap.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.facegap.core.results.suite.SuiteResults;
import org.facegap.reports.document.Preset;
import org.junit.jupiter.api.Test;

class PaperTableTest {
    private static final String EVIL = "<b>_%&#$~^\\{}|\"[1]";

    private static SuiteResults two() {
        return new SampleResults(List.of("light", "dark"), List.of("biased", "balanced"), List.of(1L)).results();
    }

    private static String tables(SuiteResults results, Preset preset, Report.Format format) {
        return Report.of(results).tables(preset, format);
    }

    @Test
    void comparisonsInLatex() {
        assertThat(tables(two(), Preset.COMPARISONS, Report.Format.LATEX)).isEqualTo("""
            \\begin{table*}
            \\centering
            \\caption{balanced minus biased; levelling down was not shown. Differences of rates in percentage points, intervals in brackets.}
            \\label{tab:balanced-minus-biased}
            \\footnotesize
            \\setlength{\\tabcolsep}{3pt}
            \\begin{tabular}{@{}p{85pt}p{85pt}p{112pt}r@{}}
            \\toprule
            Of & Quantity & Difference & n \\\\
            \\midrule
            \\raggedright Declared contrast, medium, dark less light & \\raggedright Accuracy & \\raggedright +4.6 {[}+3.8,~+5.9{]} (p~\\textless{}~0.0001) & 3,000 \\\\
            \\raggedright Declared contrast, medium, dark less light & \\raggedright FNMR at the global threshold & \\raggedright $-$3.1 {[}$-$6.6,~+0.4{]} (p~=~0.083) & 3,000 \\\\
            \\midrule
            \\raggedright Accuracy of each group & \\raggedright light & \\raggedright $-$0.8 {[}$-$2.9,~+1.2{]} & 3,000 \\\\
            \\raggedright Accuracy of each group & \\raggedright dark & \\raggedright +4.0 {[}+1.9,~+6.0{]} & 3,000 \\\\
            \\midrule
            \\raggedright Over all groups & \\raggedright Mean accuracy & \\raggedright +2.1 {[}+0.8,~+3.4{]} & 6,000 \\\\
            \\raggedright Over all groups & \\raggedright Worst group & \\raggedright +4.9 {[}+2.6,~+7.1{]} & 3,000 \\\\
            \\midrule
            \\raggedright Accuracy gap & \\raggedright Gap & \\raggedright $-$4.4 {[}$-$8.1,~$-$1.3{]} & 6,000 \\\\
            \\bottomrule
            \\end{tabular}
            \\end{table*}
            """);
    }

    @Test
    void valuesThatDoNotExistInLatex() {
        assertThat(tables(SampleResults.statuses().results(), Preset.VERIFICATION, Report.Format.LATEX))
                .startsWith("""
                    \\begin{table*}
                    \\centering
                    \\caption{Verification per group, arms side by side. Rates in percent, intervals in brackets.}
                    \\label{tab:table-verification}
                    \\footnotesize
                    \\setlength{\\tabcolsep}{3pt}
                    \\begin{tabular}{@{}llrrrrrr@{}}
                    \\toprule
                    Group & Arm & Accuracy & EER & AUC & FNMR & FMR & Identities \\\\
                    \\midrule
                    light & biased & n/a\\textsuperscript{a} & n/a\\textsuperscript{b} & $\\infty$ & 0.0 {[}0.0,~0.0{]} & n/a\\textsuperscript{b} & 6 \\\\
                    \\midrule
                    medium & biased & n/a\\textsuperscript{c} & n/a\\textsuperscript{c} & n/a\\textsuperscript{c} & n/a\\textsuperscript{c} & n/a\\textsuperscript{c} & 0 \\\\
                    \\midrule
                    dark & biased & n/a\\textsuperscript{b} & n/a\\textsuperscript{a} & n/a\\textsuperscript{b} & $\\infty$ & n/a\\textsuperscript{a} & 6 \\\\
                    \\bottomrule
                    \\end{tabular}
                    \\par\\medskip
                    \\begin{tabular}{@{}llrrr@{}}
                    \\toprule
                    Group & Arm & \\begin{tabular}[b]{@{}r@{}}Genuine\\\\pairs\\end{tabular} & \\begin{tabular}[b]{@{}r@{}}Impostor\\\\pairs\\end{tabular} & \\begin{tabular}[b]{@{}r@{}}Failed\\\\pairs\\end{tabular} \\\\
                    \\midrule
                    light & biased & 12 & 0 & 0 \\\\
                    \\midrule
                    medium & biased & 0 & 0 & 0 \\\\
                    \\midrule
                    dark & biased & 0 & 12 & 2 \\\\
                    \\bottomrule
                    \\end{tabular}
                    \\par\\smallskip{\\footnotesize\\textsuperscript{a}~too few: needs at least 30 (n~12)\\par}
                    \\par\\smallskip{\\footnotesize\\textsuperscript{b}~undefined: no genuine pairs in this group (n~0)\\par}
                    \\par\\smallskip{\\footnotesize\\textsuperscript{c}~undefined: not measured: this arm has no numbers for this group (n~0)\\par}
                    \\end{table*}
                    """);
    }

    @Test
    void hostileNamesAreEscapedInLatex() {
        String table = tables(
                new SampleResults(List.of(EVIL, "dark"), List.of("a"), List.of(1L)).results(),
                Preset.VERIFICATION,
                Report.Format.LATEX);
        assertThat(table)
                .contains(
                        "\\textless{}b\\textgreater{}\\_\\allowbreak{}\\%\\&\\#\\$\\textasciitilde{}\\textasciicircum{}"
                                + "\\textbackslash{}\\{\\}\\textbar{}\\textquotedbl{}{[}1{]} & a & 84.6")
                .doesNotContain("<b>");
    }

    @Test
    void hostileNamesAreEscapedInMarkdown() {
        String table = tables(
                new SampleResults(List.of(EVIL, "dark"), List.of("a"), List.of(1L)).results(),
                Preset.VERIFICATION,
                Report.Format.MARKDOWN);
        assertThat(table).contains("| &lt;b&gt;\\_%&amp;\\#\\$\\~^\\\\{}\\|\"\\[1\\] |");
    }

    @Test
    void markdownRowsHaveAsManyCellsAsTheHeading() {
        for (String table : List.of(
                tables(two(), Preset.VERIFICATION, Report.Format.MARKDOWN),
                tables(two(), Preset.COMPARISONS, Report.Format.MARKDOWN))) {
            for (String part : table.split("\n\n")) {
                List<String> rows =
                        part.lines().filter(line -> line.startsWith("|")).toList();
                assertThat(rows.stream()
                                .map(row -> row.chars().filter(c -> c == '|').count())
                                .distinct())
                        .hasSizeLessThanOrEqualTo(1);
            }
            assertThat(table.lines().filter(line -> line.startsWith("|"))).hasSizeGreaterThan(5);
        }
        assertThat(tables(two(), Preset.COMPARISONS, Report.Format.MARKDOWN))
                .contains("| Accuracy gap | Gap | \u22124.4 \\[\u22128.1,\u00a0\u22121.3\\] | 6,000 |");
        assertThat(tables(SampleResults.statuses().results(), Preset.VERIFICATION, Report.Format.MARKDOWN))
                .contains("| too few | undefined |", "by chance")
                .contains("- undefined: no genuine pairs in this group (n\u00a00)\n");
    }

    @Test
    void csvHoldsFullNumbersAndStatuses() {
        String csv = tables(two(), Preset.VERIFICATION, Report.Format.CSV);
        assertThat(csv).startsWith("arm,group,metric,value,low,high,n,unit,status,reason,needed\r\n");
        var accuracy = Objects.requireNonNull(two().verification())
                .of("biased")
                .groups()
                .get(1)
                .accuracy();
        assertThat(csv)
                .contains("biased,dark,accuracy," + accuracy.value() + "," + accuracy.low() + "," + accuracy.high()
                        + ",3000,rate,OK,,\r\n")
                .contains("biased,dark,false_matches,15,,,1500,count,OK,,\r\n")
                .contains("biased,,accuracy_gap_permutation_p,5.0E-4,,,1999,probability,OK,,\r\n");
        assertThat(tables(SampleResults.statuses().results(), Preset.VERIFICATION, Report.Format.CSV))
                .contains("biased,light,accuracy,,,,12,rate,TOO_FEW,,30\r\n")
                .contains("biased,light,eer,,,,0,rate,UNDEFINED,no genuine pairs in this group,\r\n")
                .contains("biased,dark,fnmr,,,,40,ratio,INFINITE,,\r\n")
                .contains("biased,,threshold,,,,0,score,UNDEFINED,no threshold met the target,\r\n")
                .doesNotContain("NaN", "Infinity");
        assertThat(tables(two(), Preset.COMPARISONS, Report.Format.CSV))
                .contains("biased,balanced,no,Gap,Accuracy gap,difference,-0.044,-0.081,-0.013,6000,rate,OK,,\r\n");
    }

    @Test
    void csvQuotesWhatNeedsQuotes() {
        String csv = tables(
                new SampleResults(List.of("a,b", "c\"d"), List.of("x"), List.of(1L)).results(),
                Preset.VERIFICATION,
                Report.Format.CSV);
        assertThat(csv).contains("x,\"a,b\",eer,", "x,\"c\"\"d\",eer,");
        assertThat(Arrays.stream(csv.split("\r\n")).filter(line -> line.isBlank()))
                .isEmpty();
    }
}
