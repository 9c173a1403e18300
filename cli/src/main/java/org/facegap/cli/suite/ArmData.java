package org.facegap.cli.suite;

import com.fasterxml.jackson.core.type.TypeReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.facegap.core.UserError;
import org.facegap.core.dataset.DatasetCard;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.core.json.Json;
import org.facegap.core.results.Composition;
import org.facegap.core.results.Cost;
import org.facegap.generator.audit.CompositionBalance;
import org.facegap.generator.dataset.GenerationReport;

/**
 * What an arm's training set holds and what it cost, as its folder tells it.
 *
 * @param composition what it holds
 * @param cost what it cost
 */
record ArmData(Composition composition, Cost cost) {
    private static final long BALANCE_SEED = 1;

    /** Reads the generator's own account, or counts what was photographed. */
    static ArmData of(Path folder) {
        Path account = folder.resolve("generation.json");
        if (Files.exists(account)) {
            GenerationReport report = Json.read(account, GenerationReport.class);
            return new ArmData(balanced(report, account), report.cost());
        }
        DatasetCard card = FaceDataset.open(folder).card();
        return new ArmData(
                new Composition(card.identities(), card.pictures(), card.shares(), Map.of(), Map.of()),
                new Cost(card.pictures(), card.pictures(), (double) card.pictures() / card.identities()));
    }

    /** The composition with its balance, which accounts of earlier versions hold the counts for but not the numbers. */
    private static Composition balanced(GenerationReport report, Path account) {
        Composition composition = report.composition();
        Object confusion = report.facts().get("confusion");
        if (!composition.balance().isEmpty() || confusion == null) {
            return composition;
        }
        try {
            return composition.withBalance(CompositionBalance.of(
                    composition.identitiesPerValue(),
                    Json.mapper()
                            .convertValue(
                                    confusion, new TypeReference<Map<String, Map<String, Map<String, Long>>>>() {}),
                    BALANCE_SEED));
        } catch (IllegalArgumentException e) {
            throw new UserError(account + ": facts.confusion: expected counts by attribute and two values", e);
        }
    }
}
