package org.facegap.generator.dataset;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.facegap.core.UserError;
import org.facegap.core.dataset.DatasetCard;
import org.facegap.core.files.DiskErrors;
import org.facegap.core.json.Json;
import org.facegap.core.progress.Progress;
import org.facegap.core.random.Seeds;
import org.facegap.core.words.Nearest;
import org.facegap.generator.latent.FaceDensity;
import org.facegap.generator.latent.LatentSpace;
import org.facegap.generator.search.GroupQuotas;
import org.facegap.generator.search.IdentitySearch;
import org.facegap.generator.search.LatentDraws;
import org.facegap.generator.search.StrategyConfig;
import org.facegap.generator.variation.Variations;
import org.facegap.models.named.ModelName;
import org.jspecify.annotations.Nullable;

/**
 * One run of stage 1 with given models. It consists of tasks whose results depend on the specification alone: search
 * brackets, each with a seed and a part of the quotas of its own, and chunks of images of the identities that remain when
 * the brackets' finds are brought into one {@link IdentityOrder}. Finished tasks are kept in {@code work/} until the dataset
 * is whole; so the run can be killed at any moment and go on, or be shared by many processes, and always writes the same
 * bytes.
 */
public final class GenerationRun {
    private static final int DENSITY_SAMPLES = 10_000;
    private static final int SHARE_SAMPLES = 2_000;

    /** Identities a bracket finds when the specification does not say how many brackets there are. */
    private static final int BRACKET_SIZE = 500;

    /** A bracket looks for this many identities more than its part, to replace those that do not pass later. */
    private static final double RESERVE = 0.04;

    private static final int CHUNK_IDENTITIES = 32;
    private static final long CHUNK_BYTES = 256L << 20;

    /** Rounds of further brackets before a run gives up. */
    private static final int MOST_ROUNDS = 50;

    private final GenerationModels models;
    private final GenerateSpec spec;
    private final GenerateConfig config;
    private final String name;
    private final List<String> attributes;
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
        this.config = spec.config();
        this.models = models;
        this.attributes = List.copyOf(models.oracle().values().keySet());
        GroupQuotas.attributes(models.auditOracle(), spec.groupBy(), spec.only());
        if (config.variations().images() > 1 && models.directions().directions().isEmpty()) {
            throw UserError.usage("no latent directions are known for " + config.generator() + "; put them into "
                    + config.generator() + ".directions.json or set variations.images to 1");
        }
    }

    /**
     * Runs all that is still to do.
     *
     * @param dir becomes the face dataset, with {@code generation.json} beside its card
     * @throws UserError when the search gives up or the folder cannot be written
     */
    public GenerationReport generate(Path dir, Progress progress) {
        return generate(dir, Share.ALL, List.of(), progress)
                .orElseThrow(() -> new IllegalStateException("a run without other processes ended early"));
    }

    /**
     * Does a share of what can be done now. One process alone writes the dataset; with several, each does its search
     * brackets in a first call and, when all brackets are there, its chunks of images in a second; the rest, and the dataset,
     * is made by a call for the whole.
     *
     * @param others work folders of the same run, from other machines, whose finished tasks are taken over first
     * @return the report, when the dataset is whole
     */
    public Optional<GenerationReport> generate(Path dir, Share share, List<Path> others, Progress progress) {
        Path card = dir.resolve("dataset.json");
        Path report = dir.resolve("generation.json");
        if (!Files.exists(dir.resolve(DatasetGenerator.WORK)) && Files.exists(card) && Files.exists(report)) {
            if (Json.canonical(Json.read(card, DatasetCard.class).generator())
                    .equals(Json.canonical(card(Map.of()).generator()))) {
                // Killed after its last step: the set is whole already.
                return Optional.of(Json.read(report, GenerationReport.class));
            }
            throw new UserError(dir + " already holds a face dataset of another specification");
        }
        WorkFolder work = WorkFolder.open(dir.resolve(DatasetGenerator.WORK), spec);
        try {
            // Killed between writing the card and clearing the work: the set is written again.
            Files.deleteIfExists(card);
        } catch (IOException e) {
            throw DiskErrors.writing(card, e);
        }
        others.forEach(work::take);
        return new Tasks(work, share, progress).run(dir);
    }

    private GroupQuotas quotas() {
        List<String> grouping = GroupQuotas.attributes(models.oracle(), spec.groupBy(), spec.only());
        List<String> groups = GroupQuotas.groups(models.oracle(), spec.groupBy(), spec.only());
        if (config.search().strategy().isPooled()) {
            return GroupQuotas.pooled(grouping, groups, config.identities());
        }
        if (spec.composition().equals("balanced")) {
            return GroupQuotas.equal(grouping, groups, config.identities());
        }
        if (spec.composition().equals("shares")) {
            for (String group : spec.shares().keySet()) {
                if (!groups.contains(group)) {
                    throw UserError.usage(
                            "shares: there is no group '" + group + "'" + Nearest.among(group, "groups", groups));
                }
            }
            Map<String, Double> shares = new LinkedHashMap<>();
            groups.forEach(group -> shares.put(group, spec.shares().getOrDefault(group, 0.0)));
            return GroupQuotas.shared(grouping, shares, config.identities());
        }
        SampleShares shares = SampleShares.measure(
                models.faces(),
                models.oracle(),
                grouping,
                SHARE_SAMPLES,
                config.search().psi(),
                Seeds.derive(spec.seed(), "shares"));
        facts.put("shareSamples", shares.samples());
        facts.put("generatorShares", shares.shares());
        Map<String, Double> wanted = new LinkedHashMap<>();
        groups.forEach(group -> wanted.put(group, (double) shares.groups().getOrDefault(group, 0L) / shares.samples()));
        return GroupQuotas.shared(grouping, wanted, config.identities());
    }

    /** Identities of one chunk: as many as a bounded memory holds the images of. */
    private int chunkIdentities() {
        long bytes = 4L
                * 3
                * models.faces().size()
                * models.faces().size()
                * config.variations().images();
        return (int) Math.max(1, Math.min(CHUNK_IDENTITIES, CHUNK_BYTES / bytes));
    }

    private DatasetCard card(Map<String, Object> confusion) {
        Map<String, Object> made = Json.mapper().convertValue(spec, new TypeReference<Map<String, Object>>() {});
        return DatasetCard.describe(
                name,
                models.faces().size(),
                attributes,
                new ModelName(config.generator()).shown(),
                new ModelName(config.oracle()).shown(),
                confusion,
                models.licence(),
                models.imagesMayBeShown(),
                made);
    }

    /** The tasks of a run and who does them. */
    private final class Tasks {
        private final WorkFolder work;
        private final Share share;
        private final Progress progress;
        private final GroupQuotas quotas;
        private final int brackets;
        private final boolean spare;
        private final LatentSpace space;
        private final Variations variations;
        private @Nullable FaceDensity density;

        Tasks(WorkFolder work, Share share, Progress progress) {
            this.work = work;
            this.share = share;
            this.progress = progress;
            quotas = quotas();
            brackets = config.brackets() > 0
                    ? config.brackets()
                    : Math.max(1, (config.identities() + BRACKET_SIZE - 1) / BRACKET_SIZE);
            spare = brackets > 1 || config.variations().images() > 1;
            space = new LatentSpace(
                    config.search().strategy().space(),
                    models.faces(),
                    config.search().psi());
            variations = Variations.of(models.directions(), config.variations(), space);
        }

        Optional<GenerationReport> run(Path dir) {
            if (!firstBrackets()) {
                return Optional.empty();
            }
            List<Bracket> found = new ArrayList<>();
            for (int b = 0; b < brackets; b++) {
                found.add(Bracket.open(b, work.bracket(b)));
            }
            IdentityOrder order = new IdentityOrder(config.search().identityThreshold(), quotas.isPooled());
            order.append(found);
            ChosenIdentities chosen = new ChosenIdentities(quotas, order);
            List<ImageChunk> chunks = new ArrayList<>();
            for (int round = 0; !chosen.isComplete(); round++) {
                if (round >= MOST_ROUNDS) {
                    throw new UserError("after " + round
                            + " rounds still too few identities pass the re-check of their "
                            + "images; missing are " + chosen.missing() + "; loosen variations.identityFloor or raise"
                            + " variations.attempts");
                }
                Map<String, Long> beyond = chosen.beyondOrder();
                if (!beyond.isEmpty()) {
                    Bracket more = furtherBracket(found.size(), beyond);
                    if (more == null) {
                        return Optional.empty();
                    }
                    found.add(more);
                    order.append(List.of(more));
                    if (!chosen.beyondOrder().isEmpty()) {
                        continue;
                    }
                }
                List<ImageChunk> made = images(round, chosen.next());
                if (made == null) {
                    return Optional.empty();
                }
                chunks.addAll(made);
                made.forEach(chosen::took);
            }
            if (!share.isAll()) {
                progress.line("everything is there; facegap generate merge writes the dataset");
                return Optional.empty();
            }
            GenerationReport report = new DatasetAssembly(models, attributes, facts)
                    .write(dir, quotas, found, order, chosen, chunks, GenerationRun.this::card);
            work.clear();
            return Optional.of(report);
        }

        /** @return whether all are there */
        private boolean firstBrackets() {
            int missing = 0;
            long wanted = 0;
            for (int b = 0; b < brackets; b++) {
                if (WorkFolder.isThere(work.bracket(b)) || share.has(b)) {
                    wanted += partOf(b).total();
                }
            }
            try (Progress.Task task = progress.begin("search " + name, wanted, "identities")) {
                for (int b = 0; b < brackets; b++) {
                    if (WorkFolder.isThere(work.bracket(b))) {
                        task.resume(partOf(b).total());
                    } else if (share.has(b)) {
                        bracket(b, partOf(b), task);
                    } else {
                        missing++;
                    }
                }
            }
            if (missing > 0) {
                progress.line(missing + " of " + brackets + " search brackets are left to other shares");
            }
            return missing == 0;
        }

        private GroupQuotas partOf(int number) {
            if (quotas.isPooled()) {
                long total = Bracket.part(Map.of("", quotas.total()), number, brackets)
                        .getOrDefault("", 0L);
                return GroupQuotas.pooled(
                        quotas.attributes(), List.copyOf(quotas.targets().keySet()), withSpare(total));
            }
            Map<String, Long> part = Bracket.part(quotas.targets(), number, brackets);
            part.replaceAll((group, n) -> withSpare(n));
            return GroupQuotas.exact(quotas.attributes(), part);
        }

        private long withSpare(long identities) {
            return spare && identities > 0 ? identities + 1 + (long) Math.ceil(RESERVE * identities) : identities;
        }

        /** Finds what the order lacks; null when that is left to others. */
        private @Nullable Bracket furtherBracket(int number, Map<String, Long> lacking) {
            Path folder = work.bracket(number);
            if (!WorkFolder.isThere(folder)) {
                if (!share.isAll()) {
                    progress.line("some identities were too like others; facegap generate merge finds the rest");
                    return null;
                }
                Map<String, Long> wanted = new LinkedHashMap<>(lacking);
                wanted.replaceAll((group, n) -> withSpare(n));
                GroupQuotas own = quotas.isPooled()
                        ? GroupQuotas.pooled(
                                quotas.attributes(),
                                List.copyOf(quotas.targets().keySet()),
                                wanted.getOrDefault("", 0L))
                        : GroupQuotas.exact(quotas.attributes(), wanted);
                try (Progress.Task task = progress.begin("search the rest of " + name, own.total(), "identities")) {
                    bracket(number, own, task);
                }
            }
            return Bracket.open(number, folder);
        }

        private void bracket(int number, GroupQuotas part, Progress.Task task) {
            long seed = Seeds.derive(spec.seed(), "bracket", Integer.toString(number));
            LatentDraws draws = new LatentDraws(space, config.search().neutralise() ? variations::neutral : g -> g);
            IdentitySearch search = new IdentitySearch(
                    models.faces(),
                    density(),
                    models.oracle(),
                    models.embedding(),
                    models.faceCheck(),
                    draws,
                    part,
                    config.search()
                            .strategy()
                            .start(new StrategyConfig.Beginning(
                                    config.search(),
                                    draws,
                                    part,
                                    () -> models.ascents().in(space),
                                    seed)),
                    config.search());
            long[] identities = new long[1];
            work.make(
                    work.bracket(number),
                    folder -> Bracket.search(search, card(Map.of()), space.dimension(), folder, (found, renders) -> {
                        identities[0] += found;
                        task.advance(found);
                        task.note(String.format(
                                Locale.ROOT,
                                "bracket %d, %.1f renders an identity",
                                number + 1,
                                (double) renders / Math.max(1, identities[0])));
                    }));
        }

        /** The images of these identities; null when some are left to others. */
        private @Nullable List<ImageChunk> images(int round, List<Bracket.Member> members) {
            int size = chunkIdentities();
            int count = (members.size() + size - 1) / size;
            int missing = 0;
            List<Path> folders = new ArrayList<>();
            DatasetCard card = card(Map.of());
            try (Progress.Task task = progress.begin(
                            "images of " + name + (round == 0 ? "" : ", of those who replace others"),
                            members.size(),
                            "identities");
                    ChunkWriter writer = new ChunkWriter()) {
                for (int c = 0; c < count; c++) {
                    Path folder = work.chunk(round, c);
                    List<Bracket.Member> part = members.subList(c * size, Math.min(members.size(), (c + 1) * size));
                    if (WorkFolder.isThere(folder)) {
                        task.resume(part.size());
                    } else if (!share.has(c)) {
                        missing++;
                        continue;
                    } else {
                        IdentityImages images =
                                new IdentityImages(models, space, density(), variations, spec, quotas.attributes());
                        ImageChunk.Made made = ImageChunk.make(part, images);
                        writer.write(() -> work.make(folder, into -> made.write(card, space.dimension(), into)));
                        task.advance(part.size());
                    }
                    folders.add(folder);
                }
                writer.finish();
            }
            if (missing > 0) {
                progress.line(missing + " of " + count + " chunks of images are left to other shares");
                return null;
            }
            return folders.stream().map(ImageChunk::open).toList();
        }

        private FaceDensity density() {
            if (density == null) {
                density = FaceDensity.fit(
                        models.faces(),
                        config.search().psi(),
                        DENSITY_SAMPLES,
                        config.search().densityQuantile(),
                        Seeds.derive(spec.seed(), "density"));
            }
            return density;
        }
    }
}
