package org.facegap.generator.dataset;

import com.fasterxml.jackson.core.type.TypeReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.facegap.core.UserError;
import org.facegap.core.dataset.DatasetCard;
import org.facegap.core.dataset.FaceDatasetWriter;
import org.facegap.core.image.Picture;
import org.facegap.core.json.Json;
import org.facegap.core.progress.Progress;
import org.facegap.core.random.Seeds;
import org.facegap.core.results.Composition;
import org.facegap.core.results.Cost;
import org.facegap.generator.audit.Embedding;
import org.facegap.generator.audit.Quantiles;
import org.facegap.generator.latent.FaceDensity;
import org.facegap.generator.latent.LatentSpace;
import org.facegap.generator.search.FoundIdentity;
import org.facegap.generator.search.GroupQuotas;
import org.facegap.generator.search.IdentitySearch;
import org.facegap.generator.search.LatentDraws;
import org.facegap.generator.search.SearchStrategy;
import org.facegap.generator.search.Strategies;
import org.facegap.generator.variation.Variations;
import org.jspecify.annotations.Nullable;

/**
 * One run of stage 1 with given models: search, variations, re-check and writing go round by round, so memory holds one
 * round's pictures. The same specification and models give the same files.
 */
public final class GenerationRun {
    private static final int DENSITY_SAMPLES = 10_000;
    private static final int SHARE_SAMPLES = 2_000;
    private static final int AUDITED_FOR_UNIQUENESS = 2_000;

    private final GenerationModels models;
    private final GenerateSpec spec;
    private final String name;
    private final List<String> attributes;
    private final Map<String, Map<String, Long>> identitiesPerValue = new LinkedHashMap<>();
    private final List<float[]> auditEmbeddings = new ArrayList<>();
    private final Map<String, Object> facts = new TreeMap<>();

    /**
     * Prepares a run.
     *
     * @param name of the dataset, for its card
     * @throws UserError when the groups are not what the oracles read, or variations are wanted without directions
     */
    public GenerationRun(String name, GenerateSpec spec, GenerationModels models) {
        this.name = name;
        this.spec = spec;
        this.models = models;
        this.attributes = List.copyOf(models.oracle().values().keySet());
        GroupQuotas.attributes(models.auditOracle(), spec.groupBy(), spec.only());
        if (spec.variations().pictures() > 1 && models.directions().directions().isEmpty()) {
            throw UserError.usage("no latent directions are known for " + spec.generator() + "; put them into "
                    + spec.generator() + ".directions.json or set variations.pictures to 1");
        }
        models.oracle().values().forEach((attribute, values) -> {
            Map<String, Long> row = new LinkedHashMap<>();
            values.forEach(value -> row.put(value, 0L));
            identitiesPerValue.put(attribute, row);
        });
    }

    /**
     * Runs.
     *
     * @param dir becomes the face dataset, with {@code generation.json} beside its card
     * @throws UserError when the search gives up or the folder cannot be written
     */
    public GenerationReport generate(Path dir, Progress progress) {
        FaceDensity density = FaceDensity.fit(
                models.faces(),
                spec.search().psi(),
                DENSITY_SAMPLES,
                spec.search().densityQuantile(),
                Seeds.derive(spec.seed(), "density"));
        GroupQuotas quotas = quotas();
        LatentSpace space = new LatentSpace(
                spec.search().searchedSpace(), models.faces(), spec.search().psi());
        Variations variations = Variations.of(models.directions(), spec.variations(), space);
        LatentDraws draws = new LatentDraws(space, spec.search().neutralise() ? variations::neutral : g -> g);
        SearchStrategy strategy = Strategies.of(
                spec.search(),
                draws,
                quotas,
                () -> {
                    throw new UnsupportedOperationException("gradient");
                },
                spec.seed());
        IdentitySearch search = new IdentitySearch(
                models.faces(), density, models.oracle(), models.embedding(), draws, quotas, strategy, spec.search());
        IdentityPictures pictures = new IdentityPictures(models, space, density, variations, spec, quotas.attributes());
        long written = 0;
        long identities = 0;
        try (FaceDatasetWriter writer = FaceDatasetWriter.create(dir, attributes, space.dimension());
                Progress.Task task = progress.begin("generate " + name, spec.identities(), "identities")) {
            while (!search.isDone()) {
                List<FoundIdentity> found = search.step();
                if (found.isEmpty()) {
                    continue;
                }
                List<IdentityPictures.@Nullable Album> albums = pictures.of(found);
                long before = identities;
                for (int i = 0; i < albums.size(); i++) {
                    IdentityPictures.Album album = albums.get(i);
                    if (album == null) {
                        search.drop(found.get(i));
                    } else {
                        written += write(writer, identities++, album);
                    }
                }
                task.advance(identities - before);
                task.note(String.format(
                        Locale.ROOT,
                        "%.1f renders an identity",
                        (double) (search.renders() + pictures.renders()) / Math.max(1, identities)));
            }
            writer.finish(card(pictures));
        }
        GenerationReport report = report(search, strategy, pictures, quotas, identities, written);
        Json.write(dir.resolve("generation.json"), report);
        return report;
    }

    private GroupQuotas quotas() {
        List<String> grouping = GroupQuotas.attributes(models.oracle(), spec.groupBy(), spec.only());
        List<String> groups = GroupQuotas.groups(models.oracle(), spec.groupBy(), spec.only());
        if (spec.search().strategy().equals("plain")) {
            return GroupQuotas.pooled(grouping, groups, spec.identities());
        }
        if (spec.composition().equals("balanced")) {
            return GroupQuotas.equal(grouping, groups, spec.identities());
        }
        SampleShares shares = SampleShares.measure(
                models.faces(),
                models.oracle(),
                grouping,
                SHARE_SAMPLES,
                spec.search().psi(),
                Seeds.derive(spec.seed(), "shares"));
        facts.put("shareSamples", shares.samples());
        facts.put("generatorShares", shares.shares());
        Map<String, Double> wanted = new LinkedHashMap<>();
        groups.forEach(group -> wanted.put(group, (double) shares.groups().getOrDefault(group, 0L) / shares.samples()));
        return GroupQuotas.shared(grouping, wanted, spec.identities());
    }

    private int write(FaceDatasetWriter writer, long number, IdentityPictures.Album album) {
        String identity = String.format(Locale.ROOT, "id%06d", number);
        int side = models.faces().size();
        for (int p = 0; p < album.pictures().size(); p++) {
            writer.add(
                    String.format(Locale.ROOT, "%s-%02d", identity, p),
                    identity,
                    album.identity().reading().labels(),
                    album.descriptions().get(p),
                    Picture.fromPlanar(album.pictures().get(p), side, side),
                    album.latents().get(p));
        }
        album.identity()
                .reading()
                .labels()
                .forEach((attribute, label) -> identitiesPerValue
                        .getOrDefault(attribute, new LinkedHashMap<>())
                        .merge(label.value(), 1L, Long::sum));
        if (auditEmbeddings.size() < AUDITED_FOR_UNIQUENESS) {
            auditEmbeddings.add(album.auditEmbedding());
        }
        return album.pictures().size();
    }

    private DatasetCard card(IdentityPictures pictures) {
        Map<String, Object> made = Json.mapper().convertValue(spec, new TypeReference<Map<String, Object>>() {});
        return DatasetCard.describe(
                name,
                models.faces().size(),
                attributes,
                spec.generator(),
                spec.oracle(),
                new LinkedHashMap<>(pictures.firstPictures().confusion()),
                models.licence(),
                models.picturesMayBeShown(),
                made);
    }

    private GenerationReport report(
            IdentitySearch search,
            SearchStrategy strategy,
            IdentityPictures pictures,
            GroupQuotas quotas,
            long identities,
            long written) {
        long renders = search.renders() + pictures.renders();
        facts.put("searchRenders", search.renders());
        facts.put("searchRendersPerIdentity", (double) search.renders() / identities);
        facts.put("candidates", search.tally().candidates());
        facts.put("strategy", strategy.facts());
        facts.put("variations", pictures.facts());
        facts.put("confusion", pictures.firstPictures().confusion());
        facts.put("nearestCosineSearch", search.nearestCosines());
        facts.put("nearestCosineAudit", uniqueness());
        Composition composition = new Composition(
                identities,
                written,
                identitiesPerValue,
                pictures.firstPictures().rates(),
                search.tally().rejectionRates());
        Map<String, Map<String, Long>> targets =
                quotas.isPooled() ? Map.of() : Map.of(String.join("+", quotas.attributes()), quotas.targets());
        return new GenerationReport(
                composition, new Cost(renders, written, (double) renders / identities), targets, facts);
    }

    /** Quantiles of each identity's highest cosine to another one, by the auditing embedder, over the first identities. */
    private Map<String, Object> uniqueness() {
        int n = auditEmbeddings.size();
        double[] highest = new double[n];
        Arrays.fill(highest, -1);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                double cosine = Embedding.cosine(auditEmbeddings.get(i), auditEmbeddings.get(j));
                highest[i] = Math.max(highest[i], cosine);
                highest[j] = Math.max(highest[j], cosine);
            }
        }
        return Quantiles.of(n < 2 ? List.of() : Arrays.stream(highest).boxed().toList());
    }
}
