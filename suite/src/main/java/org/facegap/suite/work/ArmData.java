package org.facegap.suite.work;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.facegap.core.dataset.DatasetCard;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.core.json.Json;
import org.facegap.core.results.suite.Composition;
import org.facegap.core.results.suite.Cost;
import org.facegap.generator.dataset.GenerationReport;
import org.facegap.suite.identities.IdentitiesCounts;

/**
 * What an arm's training set holds and what it cost, as its folder tells it.
 *
 * @param composition what it holds
 * @param cost what it cost
 */
record ArmData(Composition composition, Cost cost) {
    /** Reads the generator's own account, or counts what was photographed or taken from a dataset. */
    static ArmData of(Path folder) {
        Path account = folder.resolve("generation.json");
        if (Files.exists(account)) {
            GenerationReport report = Json.read(account, GenerationReport.class);
            return new ArmData(report.composition(), report.cost());
        }
        DatasetCard card = FaceDataset.open(folder).card();
        // What is taken as it is was rendered, if at all, for somebody else.
        boolean taken =
                Files.exists(folder.resolve(IdentitiesCounts.FILE)) || Files.exists(folder.resolve(MixWork.FILE));
        long renders = taken ? 0 : card.images();
        return new ArmData(
                new Composition(card.identities(), card.images(), card.shares(), Map.of(), Map.of()),
                new Cost(renders, card.images(), (double) renders / card.identities()));
    }
}
