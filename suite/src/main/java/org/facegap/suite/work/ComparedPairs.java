package org.facegap.suite.work;

import java.nio.file.Files;
import java.nio.file.Path;
import org.facegap.core.pairs.PairSet;
import org.facegap.evaluation.suite.SplitPairs;
import org.facegap.evaluation.suite.VerificationProtocol;
import org.facegap.suite.config.EvaluateConfig;
import org.facegap.suite.identities.IdentitiesCopy;

/**
 * What recognition models are compared on. No image is read.
 *
 * @param protocol pairs of both splits
 * @param calibration who sets the threshold
 */
record ComparedPairs(VerificationProtocol protocol, TestSplit calibration) {
    /** Lists the calibration images, and draws the pairs of both splits or reads those that their dataset has. */
    static ComparedPairs of(TestSplit test, Path testFolder, Path calibrationFolder, EvaluateSpec spec) {
        TestSplit calibration = TestSplit.of(EvaluateWork.CALIBRATION, calibrationFolder, spec);
        return new ComparedPairs(
                new VerificationProtocol(
                        pairs(test, testFolder, spec, spec.evaluate().folds()),
                        pairs(calibration, calibrationFolder, spec, 1)),
                calibration);
    }

    private static SplitPairs pairs(TestSplit split, Path folder, EvaluateSpec spec, int folds) {
        EvaluateConfig evaluate = spec.evaluate();
        Path own = folder.resolve(IdentitiesCopy.PAIRS);
        PairSet pairs = Files.exists(own)
                ? PairSet.read(own)
                : DrawnPairs.of(split.names().groups(), split.names().identities(), evaluate, folds);
        return new SplitPairs(split.names(), pairs);
    }
}
