package org.facegap.evaluation.suite;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.facegap.core.UserError;
import org.facegap.core.pairs.VerificationPair;
import org.facegap.core.results.Conclusion;
import org.facegap.core.results.attribute.AttributeAuditResults;
import org.facegap.core.results.scores.Contrast;
import org.facegap.core.results.scores.ScoreResults;
import org.facegap.core.results.suite.ArmFigures;
import org.facegap.core.results.suite.ArmResults;
import org.facegap.core.results.suite.AttributeFigures;
import org.facegap.core.results.suite.SuiteResults;
import org.facegap.core.results.suite.SuiteVerification;
import org.facegap.core.results.suite.VerificationResults;
import org.facegap.core.words.Counted;
import org.facegap.evaluation.attribute.AgeErrors;
import org.facegap.evaluation.attribute.MinimumCounts;
import org.facegap.evaluation.attribute.audit.AuditSpec;
import org.facegap.evaluation.attribute.audit.PredictionAudit;
import org.facegap.evaluation.attribute.convention.AequitasAudit;
import org.facegap.evaluation.attribute.input.PredictionFile;
import org.facegap.evaluation.scores.analysis.ScoreEvaluator;
import org.facegap.evaluation.scores.analysis.ScoreSpec;
import org.jspecify.annotations.Nullable;

/** Measures every arm of a suite, compares each with the baseline, and says in words what was shown. */
public final class SuiteEvaluator {
    private final ScoreSpec settings;

    /** An evaluator with these settings; the baseline is the suite's, whatever they name. */
    public SuiteEvaluator(ScoreSpec settings) {
        this.settings = settings;
    }

    /**
     * Results of a suite. The same input and settings give the same results. The conclusion is of verification, and empty, as
     * that of the audit of predictions is until it was written, where nothing was verified.
     *
     * @throws UserError when there is no such baseline, two arms share a name, scores do not fit the pairs, or the splits
     *     do not fit the groups
     */
    public SuiteResults evaluate(SuiteInput input) {
        Set<String> names = new LinkedHashSet<>();
        for (ArmInput arm : input.arms()) {
            if (!names.add(arm.name())) {
                throw new UserError("Two arms are called '" + arm.name() + "'.");
            }
        }
        if (!names.contains(input.baseline())) {
            throw new UserError("There is no arm '" + input.baseline() + "' to compare with; arms are: "
                    + String.join(", ", names) + ".");
        }
        List<String> warnings = new ArrayList<>(input.warnings());
        SuiteVerification verification =
                input.verification() == null ? null : verification(input, input.verification(), warnings);
        AttributeAuditResults attributes = input.predictions() == null ? null : audit(input, input.predictions());
        List<ArmResults> arms = new ArrayList<>();
        for (ArmInput arm : input.arms()) {
            arms.add(new ArmResults(
                    arm.name(),
                    arm.method(),
                    arm.seeds(),
                    arm.composition(),
                    AttributeFigures.of(arm.name(), attributes, input.groups()),
                    arm.curves(),
                    arm.cost()));
            if (arm.seeds().size() == 1) {
                warnings.add("Arm '" + arm.name() + "' has one training seed: its results hold for that model only.");
            }
        }
        return new SuiteResults(
                input.suite(),
                input.question(),
                input.groups(),
                input.groupAttribute(),
                arms,
                verification,
                attributes,
                warnings,
                input.description(),
                verification == null
                        ? new Conclusion("", List.of())
                        : new SuiteConclusion(input.groups(), arms, verification).text());
    }

    private SuiteVerification verification(SuiteInput input, VerificationInput own, List<String> warnings) {
        VerificationProtocol protocol = own.protocol();
        if (protocol.test().pairs().rule().equals(SplitPairs.NO_IDENTITIES)) {
            warnings.add("The test pairs name no identities: pairs were resampled, and intervals are too narrow if"
                    + " identities occur in more than one pair.");
        } else {
            sharedIdentities(protocol, warnings);
        }
        ScoreResults scores = new SuiteEvaluator(settings.withContrast(contrast(input, protocol)))
                .scores(protocol, input.groups(), input.baseline(), own.arms());
        warnings.addAll(scores.warnings());
        ArmFigures figures = new ArmFigures(scores, input.groups());
        Map<String, VerificationResults> arms = new LinkedHashMap<>();
        own.arms().forEach(arm -> arms.put(arm.arm(), figures.of(arm.arm())));
        return new SuiteVerification(scores, arms, new SuiteComparisons(scores, figures).all());
    }

    /** The declared contrast, else the one that the baseline's training set makes. */
    private @Nullable Contrast contrast(SuiteInput input, VerificationProtocol protocol) {
        if (settings.contrast() != null) {
            return settings.contrast();
        }
        Set<String> measured = new HashSet<>();
        protocol.test().pairs().pairs().forEach(pair -> measured.add(pair.group()));
        return input.arms().stream()
                .filter(arm -> arm.name().equals(input.baseline()))
                .findFirst()
                .map(arm -> SmallerGroups.of(arm.composition(), input.groupAttribute(), input.groups(), measured))
                .orElse(null);
    }

    /** Audits predictions by the suite's groups, as {@code facegap score-attributes} does. */
    private AttributeAuditResults audit(SuiteInput input, PredictionFile predictions) {
        AuditSpec audit = new AuditSpec(
                List.of(List.of(input.groupAttribute())),
                "",
                Map.of(),
                Map.of(),
                AequitasAudit.Reference.PREDEFINED,
                AuditSpec.TAU,
                new MinimumCounts(settings.minimumTrials(), settings.minimumTrials()),
                settings.confidence(),
                settings.permutations(),
                settings.seed(),
                AgeErrors.YEARS,
                input.baseline());
        return new PredictionAudit(audit).audit(input.suite(), List.of(predictions));
    }

    /**
     * Measures the scores of some arms.
     *
     * @throws UserError as {@link #evaluate}
     */
    public ScoreResults scores(
            VerificationProtocol protocol, List<String> groups, String baseline, List<ArmScores> arms) {
        for (VerificationPair pair : protocol.test().pairs().pairs()) {
            if (!groups.contains(pair.group())) {
                throw new UserError("The test pairs hold the group '" + pair.group() + "', which is none of "
                        + String.join(", ", groups) + ".");
            }
        }
        SplitScores test = new SplitScores("test", protocol.test(), arms, SeedScores::testScores);
        SplitScores calibration =
                new SplitScores("calibration", protocol.calibration(), arms, SeedScores::calibrationScores);
        return new ScoreEvaluator(settings.withBaseline(baseline)).evaluate(test.table(), calibration.table());
    }

    private static void sharedIdentities(VerificationProtocol protocol, List<String> warnings) {
        Set<String> shared = new HashSet<>(protocol.test().images().identities());
        shared.retainAll(new HashSet<>(protocol.calibration().images().identities()));
        if (!shared.isEmpty()) {
            warnings.add("The test and the calibration split share " + Counted.of(shared.size(), "identities")
                    + ": the global threshold was not chosen independently.");
        }
    }
}
