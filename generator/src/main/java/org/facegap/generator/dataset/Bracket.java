package org.facegap.generator.dataset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.facegap.core.dataset.DatasetCard;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.core.dataset.FaceDatasetWriter;
import org.facegap.core.dataset.FaceRecord;
import org.facegap.core.image.Image;
import org.facegap.core.json.Json;
import org.facegap.core.npy.Npy;
import org.facegap.core.npy.NpyArray;
import org.facegap.generator.search.FoundIdentity;
import org.facegap.generator.search.IdentitySearch;

/**
 * A finished bracket of a search on the disk: a face dataset of the neutral images of its identities, in the order they
 * were accepted, with their genomes as latents and their group as the variation; {@code embeddings.npy} by the search's
 * embedder; {@code account.json}.
 */
final class Bracket {
    private static final String EMBEDDINGS = "embeddings.npy";
    private static final String ACCOUNT = "account.json";

    private final int number;
    private final FaceDataset images;
    private final NpyArray embeddings;
    private final BracketCounts account;

    private Bracket(int number, FaceDataset images, NpyArray embeddings, BracketCounts account) {
        this.number = number;
        this.images = images;
        this.embeddings = embeddings;
        this.account = account;
    }

    /**
     * An identity of a bracket.
     *
     * @param bracket that found it
     * @param record its neutral image there
     * @param embedding unit vector by the search's embedder
     */
    record Member(Bracket bracket, FaceRecord record, float[] embedding) {
        String group() {
            return record.variation();
        }

        float[] genome() {
            return bracket.images.latent(record.latentRow());
        }

        Image image() {
            return bracket.images.read(record);
        }

        FaceDataset dataset() {
            return bracket.images;
        }

        /** Names it for streams of random numbers. */
        String name() {
            return bracket.number + ":" + record.latentRow();
        }
    }

    /** Writes what a search finds until its quotas are met. */
    static void search(IdentitySearch search, DatasetCard card, int genomeSize, Path folder, Watcher watcher) {
        List<float[]> embeddings = new ArrayList<>();
        try (FaceDatasetWriter writer = FaceDatasetWriter.create(folder, card.attributes(), genomeSize)) {
            while (!search.isDone()) {
                List<FoundIdentity> found = search.step();
                for (FoundIdentity identity : found) {
                    String name = String.format(Locale.ROOT, "n%07d", embeddings.size());
                    writer.add(
                            name,
                            name,
                            identity.reading().labels(),
                            identity.group(),
                            Image.fromPlanar(identity.image(), card.size(), card.size()),
                            identity.genome());
                    embeddings.add(identity.embedding());
                }
                watcher.found(found.size(), search.renders());
            }
            writer.finish(card);
        }
        int dimension = embeddings.get(0).length;
        float[] flat = new float[embeddings.size() * dimension];
        for (int i = 0; i < embeddings.size(); i++) {
            System.arraycopy(embeddings.get(i), 0, flat, i * dimension, dimension);
        }
        Npy.write(folder.resolve(EMBEDDINGS), flat, embeddings.size(), dimension);
        Json.write(
                folder.resolve(ACCOUNT),
                new BracketCounts(
                        search.renders(), search.tally().counts(), search.strategyFacts(), search.nearestCosines()));
    }

    /** Learns how a search goes on. */
    interface Watcher {
        /** A round found so many identities; so many images were rendered since the bracket began. */
        void found(int identities, long renders);
    }

    static Bracket open(int number, Path folder) {
        return new Bracket(
                number,
                FaceDataset.open(folder),
                Npy.read(folder.resolve(EMBEDDINGS)),
                Json.read(folder.resolve(ACCOUNT), BracketCounts.class));
    }

    /** Its identities, in the order they were accepted. */
    List<Member> members() {
        int dimension = embeddings.shape()[1];
        List<Member> members = new ArrayList<>();
        for (FaceRecord record : images.records()) {
            float[] embedding = new float[dimension];
            System.arraycopy(embeddings.data(), record.latentRow() * dimension, embedding, 0, dimension);
            members.add(new Member(this, record, embedding));
        }
        return members;
    }

    BracketCounts account() {
        return account;
    }

    /** Splits quotas over brackets, the first ones taking what is left over. */
    static Map<String, Long> part(Map<String, Long> targets, int number, int brackets) {
        Map<String, Long> part = new LinkedHashMap<>();
        targets.forEach((group, n) -> part.put(group, n * (number + 1) / brackets - n * number / brackets));
        return part;
    }
}
