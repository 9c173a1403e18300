package org.facegap.generator.dataset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.facegap.core.dataset.DatasetCard;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.core.dataset.FaceDatasetWriter;
import org.facegap.core.dataset.FaceRecord;
import org.facegap.core.image.Image;
import org.facegap.core.json.Json;
import org.facegap.core.npy.Npy;
import org.facegap.core.npy.NpyArray;
import org.facegap.models.named.Reading;
import org.jspecify.annotations.Nullable;

/**
 * The images of some identities on the disk: a face dataset of those that passed, {@code audit.npy} with their
 * embeddings by the auditing embedder, and {@code account.json}.
 */
final class ImageChunk {
    private static final String AUDIT = "audit.npy";
    private static final String ACCOUNT = "account.json";

    private final Path folder;
    private final Account account;

    private ImageChunk(Path folder, Account account) {
        this.folder = folder;
        this.account = account;
    }

    /**
     * What became of the identities.
     *
     * @param passed names of those whose images all passed, in order
     * @param dropped names of the others
     * @param renders images rendered
     * @param drawn latents drawn for them
     * @param redrawn how many of those replace one that was rejected
     * @param failures reason to images or identities
     * @param cosines of images that were read as the right groups to their identity's first one, auditing embedder
     * @param confusion of the two oracles on first images, see {@link org.facegap.generator.audit.Agreement}
     */
    record Account(
            List<String> passed,
            List<String> dropped,
            long renders,
            long drawn,
            long redrawn,
            Map<String, Long> failures,
            List<Double> cosines,
            Map<String, Map<String, Map<String, Long>>> confusion) {}

    /**
     * Images that are made and not written yet. They are written on another thread while the next ones are made.
     *
     * @param members the identities
     * @param albums one per identity; null for those given up
     * @param images made them, and counted
     */
    record Made(List<Bracket.Member> members, List<IdentityImages.@Nullable Album> albums, IdentityImages images) {
        void write(DatasetCard card, int genomeSize, Path folder) {
            ImageChunk.write(this, card, genomeSize, folder);
        }
    }

    /** Makes the images. */
    static Made make(List<Bracket.Member> members, IdentityImages images) {
        List<IdentityImages.Neutral> neutral = new ArrayList<>();
        for (Bracket.Member member : members) {
            neutral.add(new IdentityImages.Neutral(
                    member.name(),
                    member.genome(),
                    member.image().toPlanar(),
                    new Reading(member.record().attributes(), Map.of())));
        }
        return new Made(members, images.of(neutral), images);
    }

    private static void write(Made made, DatasetCard card, int genomeSize, Path folder) {
        List<Bracket.Member> members = made.members();
        List<IdentityImages.@Nullable Album> albums = made.albums();
        List<String> passed = new ArrayList<>();
        List<String> dropped = new ArrayList<>();
        List<float[]> audited = new ArrayList<>();
        try (FaceDatasetWriter writer = FaceDatasetWriter.create(folder, card.attributes(), genomeSize)) {
            for (int i = 0; i < albums.size(); i++) {
                IdentityImages.Album album = albums.get(i);
                Bracket.Member member = members.get(i);
                if (album == null) {
                    dropped.add(member.name());
                    continue;
                }
                for (int p = 0; p < album.genomes().size(); p++) {
                    String key = String.format(Locale.ROOT, "i%07d-%04d", passed.size(), p);
                    if (p == 0) {
                        writer.add(
                                key,
                                member.name(),
                                member.record().attributes(),
                                "",
                                member.dataset(),
                                member.record(),
                                album.genomes().get(p));
                    } else {
                        writer.add(
                                key,
                                member.name(),
                                member.record().attributes(),
                                album.descriptions().get(p),
                                Image.fromPlanar(album.images().get(p), card.size(), card.size()),
                                album.genomes().get(p));
                    }
                }
                passed.add(member.name());
                audited.add(album.auditEmbedding());
            }
            if (!passed.isEmpty()) {
                writer.finish(card);
            }
        }
        if (!passed.isEmpty()) {
            int dimension = audited.get(0).length;
            float[] flat = new float[audited.size() * dimension];
            for (int i = 0; i < audited.size(); i++) {
                System.arraycopy(audited.get(i), 0, flat, i * dimension, dimension);
            }
            Npy.write(folder.resolve(AUDIT), flat, audited.size(), dimension);
        }
        Json.write(folder.resolve(ACCOUNT), made.images().account(passed, dropped));
    }

    static ImageChunk open(Path folder) {
        return new ImageChunk(folder, Json.read(folder.resolve(ACCOUNT), Account.class));
    }

    Account account() {
        return account;
    }

    /** Identities that passed, by name, with their images' records in order. */
    FaceDataset images() {
        return FaceDataset.open(folder);
    }

    /** Records of one identity. */
    static List<FaceRecord> of(FaceDataset images, String name) {
        return images.records().stream().filter(r -> r.identity().equals(name)).toList();
    }

    /** Embedding of an identity's first image by the auditing embedder, in the order of {@link Account#passed}. */
    List<float[]> auditEmbeddings() {
        List<float[]> rows = new ArrayList<>();
        if (account.passed().isEmpty()) {
            return rows;
        }
        NpyArray all = Npy.read(folder.resolve(AUDIT));
        int dimension = all.shape()[1];
        for (int i = 0; i < all.shape()[0]; i++) {
            float[] row = new float[dimension];
            System.arraycopy(all.data(), i * dimension, row, 0, dimension);
            rows.add(row);
        }
        return rows;
    }

    /** Names of those that passed. */
    Set<String> passed() {
        return new LinkedHashSet<>(account.passed());
    }
}
