package org.facegap.generator.dataset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.facegap.core.dataset.DatasetCard;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.core.dataset.FaceDatasetWriter;
import org.facegap.core.dataset.FaceRecord;
import org.facegap.core.files.AtomicFile;
import org.facegap.core.json.Json;
import org.facegap.core.results.suite.Composition;
import org.facegap.core.results.suite.Cost;
import org.facegap.generator.audit.Agreement;
import org.facegap.generator.audit.Quantiles;
import org.facegap.generator.search.Assessment;
import org.facegap.generator.search.GroupQuotas;
import org.facegap.generator.search.SearchTally;
import org.facegap.models.named.Embedding;

/** Writes the dataset from finished tasks: images are copied as they are, chunk after chunk, nothing is rendered,
 * and the auditing oracle reads the first image of every identity once more. */
final class DatasetAssembly {
    private static final int AUDITED_FOR_UNIQUENESS = 2_000;

    private final List<String> attributes;
    private final Map<String, Object> facts;
    private final GenerationModels models;

    DatasetAssembly(GenerationModels models, List<String> attributes, Map<String, Object> facts) {
        this.models = models;
        this.attributes = attributes;
        this.facts = facts;
    }

    GenerationReport write(
            Path dir,
            GroupQuotas quotas,
            List<Bracket> brackets,
            IdentityOrder order,
            ChosenIdentities chosen,
            List<ImageChunk> chunks,
            Function<Map<String, Object>, DatasetCard> card) {
        Agreement agreement = new Agreement();
        chunks.forEach(chunk -> agreement.add(chunk.account().confusion()));
        WrittenLabels labels =
                new WrittenLabels(models.auditOracle(), models.oracle().values(), quotas.attributes());
        long identities = 0;
        long written = 0;
        int genome = brackets.get(0).members().get(0).genome().length;
        try (FaceDatasetWriter writer = FaceDatasetWriter.create(dir, attributes, genome)) {
            ImageChunk open = null;
            FaceDataset images = null;
            for (Map.Entry<Bracket.Member, ImageChunk> next : chosen.inOrder().entrySet()) {
                if (open != next.getValue() || images == null) {
                    open = next.getValue();
                    images = open.images();
                }
                String identity = String.format(Locale.ROOT, "id%06d", identities++);
                List<FaceRecord> records = ImageChunk.of(images, next.getKey().name());
                written += copy(writer, identity, images, records);
                labels.add(next.getKey().record().attributes(), images.read(records.get(0)));
            }
            writer.finish(card.apply(new LinkedHashMap<>(agreement.confusion())));
        }
        return report(dir, quotas, brackets, order, chosen, chunks, agreement, labels, identities, written);
    }

    private static int copy(FaceDatasetWriter writer, String identity, FaceDataset from, List<FaceRecord> records) {
        int image = 0;
        for (FaceRecord record : records) {
            writer.add(
                    String.format(Locale.ROOT, "%s-%02d", identity, image++),
                    identity,
                    record.attributes(),
                    record.variation(),
                    from,
                    record,
                    from.latent(record.latentRow()));
        }
        return image;
    }

    private GenerationReport report(
            Path dir,
            GroupQuotas quotas,
            List<Bracket> brackets,
            IdentityOrder order,
            ChosenIdentities chosen,
            List<ImageChunk> chunks,
            Agreement agreement,
            WrittenLabels labels,
            long identities,
            long written) {
        SearchTally tally = new SearchTally();
        long searchRenders = 0;
        List<Double> nearest = new ArrayList<>();
        List<Object> strategies = new ArrayList<>();
        for (Bracket bracket : brackets) {
            BracketCounts account = bracket.account();
            tally.add(account.tally());
            searchRenders += account.renders();
            nearest.addAll(account.nearest());
            strategies.add(account.strategy());
        }
        order.alike().forEach((group, n) -> tally.refuse(group, Assessment.Outcome.ALIKE_ELSEWHERE, n));
        long imageRenders = 0;
        for (ImageChunk chunk : chunks) {
            imageRenders += chunk.account().renders();
            for (String dropped : chunk.account().dropped()) {
                Bracket.Member member = chosen.triedMembers().get(dropped);
                if (member != null) {
                    tally.refuse(member.group(), Assessment.Outcome.DROPPED, 1);
                }
            }
        }
        long found = brackets.stream().mapToLong(b -> b.members().size()).sum();
        facts.put("brackets", brackets.size());
        facts.put("found", found);
        facts.put("searchRenders", searchRenders);
        facts.put("searchRendersPerIdentity", (double) searchRenders / identities);
        facts.put("candidates", tally.candidates());
        facts.put("strategy", strategies);
        facts.put("variations", variations(chunks));
        facts.put("confusion", agreement.confusion());
        facts.put("confusionOfWritten", labels.confusion());
        facts.put("nearestCosineSearch", Quantiles.of(nearest));
        facts.put("nearestCosineAudit", uniqueness(chunks));
        Composition composition = new Composition(
                        identities, written, labels.identitiesPerValue(), agreement.rates(), tally.rejectionRates())
                .withBalance(labels.balance());
        Map<String, Map<String, Long>> targets =
                quotas.isPooled() ? Map.of() : Map.of(String.join("+", quotas.attributes()), quotas.targets());
        long renders = searchRenders + imageRenders;
        GenerationReport report = new GenerationReport(
                composition, new Cost(renders, written, (double) renders / identities), targets, facts);
        AtomicFile.sweep(dir);
        Json.write(dir.resolve("generation.json"), report);
        return report;
    }

    private static Map<String, Object> variations(List<ImageChunk> chunks) {
        Map<String, Long> failures = new TreeMap<>();
        List<Double> cosines = new ArrayList<>();
        long drawn = 0;
        long redrawn = 0;
        long renders = 0;
        for (ImageChunk chunk : chunks) {
            chunk.account().failures().forEach((reason, n) -> failures.merge(reason, n, Long::sum));
            cosines.addAll(chunk.account().cosines());
            drawn += chunk.account().drawn();
            redrawn += chunk.account().redrawn();
            renders += chunk.account().renders();
        }
        Map<String, Object> all = new TreeMap<>();
        all.put("drawn", drawn);
        all.put("redrawn", redrawn);
        all.put("renders", renders);
        all.put("failures", failures);
        all.put("cosineToFirst", Quantiles.of(cosines));
        return all;
    }

    /** Quantiles of each identity's highest cosine to another one, by the auditing embedder, over the first identities. */
    private static Map<String, Object> uniqueness(List<ImageChunk> chunks) {
        List<float[]> embeddings = new ArrayList<>();
        for (ImageChunk chunk : chunks) {
            if (embeddings.size() < AUDITED_FOR_UNIQUENESS) {
                embeddings.addAll(chunk.auditEmbeddings());
            }
        }
        int n = Math.min(AUDITED_FOR_UNIQUENESS, embeddings.size());
        double[] highest = new double[n];
        Arrays.fill(highest, -1);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                double cosine = Embedding.cosine(embeddings.get(i), embeddings.get(j));
                highest[i] = Math.max(highest[i], cosine);
                highest[j] = Math.max(highest[j], cosine);
            }
        }
        return Quantiles.of(n < 2 ? List.of() : Arrays.stream(highest).boxed().toList());
    }
}
