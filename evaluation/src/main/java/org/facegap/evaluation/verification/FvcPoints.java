package org.facegap.evaluation.verification;

/**
 * Operating points of the fingerprint verification competitions, also used for faces: FMR100 and FMR1000 are the lowest
 * FNMR with FMR at most 1/100 and 1/1000, ZeroFMR the lowest FNMR without a false match, ZeroFNMR the lowest FMR without
 * a false non-match.
 *
 * <p>Source: Maio et al. 2002, FVC2000. pyeer takes the nearest point instead, whose FMR may exceed the target.
 *
 * @param fmr100 its FNMR is FMR100
 * @param fmr1000 its FNMR is FMR1000
 * @param zeroFmr its FNMR is ZeroFMR
 * @param zeroFnmr its FMR is ZeroFNMR
 */
public record FvcPoints(TarAtFar fmr100, TarAtFar fmr1000, TarAtFar zeroFmr, OperatingPoint zeroFnmr) {
    /** @throws IllegalArgumentException without genuine or impostor scores */
    public static FvcPoints of(ScoreSplit scores) {
        scores.needBothKinds("FMR100");
        return new FvcPoints(
                TarAtFar.of(scores, 0.01),
                TarAtFar.of(scores, 0.001),
                TarAtFar.of(scores, 0),
                scores.at(scores.genuine()[0]));
    }
}
