package org.facegap.evaluation.differential;

import org.facegap.core.random.Gaussian;

/**
 * Draws in which each group has thresholds of its own: dealing the decisions between groups leaves out that the thresholds were
 * estimated too, so error rates get noise of the variance that this adds, the mean over groups.
 */
record OwnThresholdDraws(RateDraws draws, double deviation, Gaussian normal) implements RateDraws {
    @Override
    public boolean next() {
        return draws.next();
    }

    @Override
    public GroupRates rates() {
        GroupRates rates = draws.rates();
        return rates.has(RateKind.ERROR)
                ? rates.with(RateKind.ERROR, rates.get(RateKind.ERROR).moved(() -> deviation * normal.next()))
                : rates;
    }

    @Override
    public double weight() {
        return draws.weight();
    }

    @Override
    public Chance.Method method() {
        return draws.method();
    }
}
