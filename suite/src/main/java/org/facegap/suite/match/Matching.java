package org.facegap.suite.match;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.facegap.core.UserError;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.core.dataset.FaceRecord;
import org.facegap.core.files.Sha256;
import org.facegap.core.progress.Progress;
import org.facegap.evaluation.matching.FaceVectors;
import org.facegap.evaluation.matching.ImageGroups;
import org.facegap.evaluation.matching.PairCensus;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.named.FaceNetwork;
import org.facegap.models.named.FaceNetworks;
import org.facegap.models.named.ModelName;
import org.facegap.models.recognition.Flip;
import org.jspecify.annotations.Nullable;

/** Embeds the images that pairs name, each once, and keeps the vectors. */
public final class Matching {
    /** Fewest images between two writings of the vectors, so that a killed run does not lose all. */
    private static final int BLOCK = 1000;

    /** The more there are, the seldomer they are written: all writing together is five times the vectors. */
    private static final int GROWTH = 4;

    private final EngineRuntime runtime;
    private final FaceDataset set;
    private final Path folder;
    private final FaceRule face;
    private final Flip flip;
    private final Progress progress;

    /**
     * @param folder where vectors are kept
     * @param face which one is meant where an image holds several
     * @param flip what models without a card do with mirror images
     */
    public Matching(EngineRuntime runtime, FaceDataset set, Path folder, FaceRule face, Flip flip, Progress progress) {
        this.runtime = runtime;
        this.set = set;
        this.folder = folder;
        this.face = face;
        this.flip = flip;
        this.progress = progress;
    }

    /** What became of the images with one model. */
    public record Embedded(FaceVectors vectors, SystemFacts facts) {}

    /** @throws UserError when the model or an image cannot be read */
    public Embedded embed(String model, String name, PairCensus census, ImageGroups groups) {
        ModelName named = new ModelName(model);
        boolean flipped = flip != Flip.NONE && !named.isExternal();
        String hash = named.hashWithCard("--recogniser");
        if (flipped) {
            hash = Sha256.of(hash + " " + flip);
        }
        EmbeddingStore store = new EmbeddingStore(
                folder, name, new EmbeddingStore.Maker(hash, runtime.deviceKind(), runtime.threads(), face.id()));
        List<FaceRecord> missing = census.images().stream()
                .mapToObj(set.records()::get)
                .filter(record -> !store.has(record))
                .toList();
        if (!missing.isEmpty()) {
            embed(model, name, store, missing);
        }
        float[] @Nullable [] vectors = new float[set.records().size()][];
        BitSet failed = new BitSet();
        BitSet crowded = new BitSet();
        BitSet unreadable = new BitSet();
        census.images().stream().forEach(row -> {
            vectors[row] = store.get(set.records().get(row));
            failed.set(row, vectors[row] == null);
            crowded.set(row, store.faces(set.records().get(row)) > 1);
            unreadable.set(row, store.faces(set.records().get(row)) == ImageStream.UNREADABLE);
        });
        return new Embedded(
                new FaceVectors(name, vectors),
                new SystemFacts(
                        name,
                        flipped ? model + " with mirror images (" + flip + ")" : model,
                        hash,
                        store.dimension(),
                        missing.size(),
                        SystemFacts.perGroup(groups, census.images(), failed),
                        SystemFacts.perGroup(groups, census.images(), unreadable),
                        unreadable.isEmpty()
                                ? ""
                                : set.records().get(unreadable.nextSetBit(0)).key(),
                        SystemFacts.perGroup(groups, census.images(), crowded)));
    }

    private void embed(String model, String name, EmbeddingStore store, List<FaceRecord> missing) {
        try (FaceNetwork network = new FaceNetworks(runtime, set, face.choice()).recogniser(model, flip);
                Progress.Task task = progress.begin("embed with " + name, missing.size(), "images")) {
            ImageStream stream = new ImageStream(set, network);
            for (int from = 0; from < missing.size(); ) {
                int to = Math.min(missing.size(), from + Math.max(BLOCK, store.size() / GROWTH));
                stream.read(missing.subList(from, to), store::put, face::near, task);
                store.save(set.records());
                from = to;
            }
        }
    }

    /** What is written of a run. */
    public static RunFacts facts(
            EngineRuntime runtime,
            FaceDataset set,
            ImageGroups groups,
            PairCensus census,
            String protocol,
            long seed,
            FaceRule face,
            List<SystemFacts> systems) {
        String index;
        try {
            index = Sha256.of(set.dir().resolve("index.csv"));
        } catch (IOException e) {
            throw new UserError("cannot read the index of " + set.dir() + ": " + e.getMessage(), e);
        }
        return new RunFacts(
                set.card().name(),
                set.dir().toString(),
                index,
                set.card().licence(),
                groups.name(),
                groups.counts(census.images().stream()),
                protocol,
                seed,
                face.sentence(),
                census.genuine(),
                census.impostor(),
                new ArrayList<>(systems),
                runtime.deviceKind(),
                runtime.threads(),
                runtime.version());
    }
}
