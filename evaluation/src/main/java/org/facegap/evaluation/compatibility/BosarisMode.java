package org.facegap.evaluation.compatibility;

import java.util.List;
import org.facegap.evaluation.verification.IsotonicBlocks;
import org.facegap.evaluation.verification.LogLikelihoodCost;
import org.facegap.evaluation.verification.ScoreSplit;

/**
 * BOSARIS toolkit: EER on the convex hull of the ROC (ROCCH), which no single threshold reaches in general, and min
 * Cllr. Source: Brummer and de Villiers 2011, {@code rocch.m} and {@code rocch2eer.m}.
 */
public final class BosarisMode implements CompatibilityMode {
    /**
     * Corners of the hull.
     *
     * @param pmiss FNMR, from accept none down to accept all
     * @param pfa FMR, ascending
     */
    public record Hull(double[] pmiss, double[] pfa) {}

    @Override
    public String name() {
        return "bosaris";
    }

    @Override
    public String definition() {
        return "EER where the convex hull of the ROC crosses FMR = FNMR; min Cllr by pool adjacent violators";
    }

    @Override
    public String source() {
        return "BOSARIS toolkit 1.06 (Brummer and de Villiers 2011)";
    }

    @Override
    public List<ToolFigure> figures(LabelledScores scores, double... targets) {
        ScoreSplit split = scores.split();
        if (!split.hasBothKinds()) {
            return List.of(ToolFigure.undefined("EER (ROCCH)", "the hull needs genuine and impostor scores"));
        }
        long n = (long) split.genuine().length + split.impostor().length;
        return List.of(
                ToolFigure.of("EER (ROCCH)", equalErrorRate(split), n, "rate"),
                new ToolFigure("Cllr", LogLikelihoodCost.cllr(split)),
                new ToolFigure("min Cllr", LogLikelihoodCost.minimum(split)));
    }

    /**
     * {@code rocch}.
     *
     * @throws IllegalArgumentException without genuine or impostor scores
     */
    public Hull hull(ScoreSplit scores) {
        if (!scores.hasBothKinds()) {
            throw new IllegalArgumentException("the hull needs genuine and impostor scores");
        }
        IsotonicBlocks blocks = IsotonicBlocks.of(scores);
        int n = blocks.size();
        double[] pmiss = new double[n + 1];
        double[] pfa = new double[n + 1];
        long missed = scores.genuine().length;
        long accepted = 0;
        for (int i = 0; i <= n; i++) {
            pmiss[i] = missed / (double) scores.genuine().length;
            pfa[i] = accepted / (double) scores.impostor().length;
            if (i < n) {
                missed -= blocks.genuine(n - 1 - i);
                accepted += blocks.impostor(n - 1 - i);
            }
        }
        return new Hull(pmiss, pfa);
    }

    /** {@code rocch2eer}: the crossing of the hull with {@code pmiss = pfa}. */
    public double equalErrorRate(ScoreSplit scores) {
        Hull hull = hull(scores);
        int i = 1;
        while (hull.pfa()[i] < hull.pmiss()[i]) {
            i++;
        }
        double x = hull.pfa()[i - 1];
        double y = hull.pmiss()[i - 1];
        double dx = hull.pfa()[i] - x;
        double dy = hull.pmiss()[i] - y;
        return x + (y - x) / (dx - dy) * dx;
    }
}
