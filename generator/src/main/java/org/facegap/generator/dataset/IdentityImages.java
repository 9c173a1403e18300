package org.facegap.generator.dataset;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.facegap.core.random.Seeds;
import org.facegap.generator.audit.Agreement;
import org.facegap.generator.latent.FaceDensity;
import org.facegap.generator.latent.LatentSpace;
import org.facegap.generator.variation.Variations;
import org.facegap.models.named.Embedding;
import org.facegap.models.named.Reading;
import org.jspecify.annotations.Nullable;

/**
 * Makes the further images of identities and has the auditing models re-check them: a face, the same groups, the same
 * identity. An image that fails is drawn again; an identity whose image fails every attempt, or whose first image the
 * auditing oracle puts in another group, is given up. One thread.
 */
final class IdentityImages {
    /** Why an image was drawn again or an identity given up. */
    enum Failure {
        NO_FACE,
        OTHER_GROUP,
        OTHER_IDENTITY,
        FIRST_IMAGE_OTHER_GROUP;

        String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /**
     * An identity that the search found.
     *
     * @param name names it for streams of random numbers
     * @param genome neutral
     * @param image neutral, planar RGB 0..1
     * @param reading what the searching oracle says of that image; its margins are not looked at
     */
    record Neutral(String name, float[] genome, float[] image, Reading reading) {}

    /**
     * All images of one identity.
     *
     * @param descriptions one per image; the first is empty
     * @param genomes one per image
     * @param images planar RGB 0..1
     * @param auditEmbedding of the first image, by the auditing embedder
     */
    record Album(List<String> descriptions, List<float[]> genomes, List<float[]> images, float[] auditEmbedding) {}

    private record Slot(int identity, int image, Variations.Varied varied, float[] w) {}

    private final GenerationModels models;
    private final LatentSpace space;
    private final FaceDensity density;
    private final Variations variations;
    private final GenerateSpec spec;
    private final List<String> groupAttributes;
    private final Agreement firstImages = new Agreement();
    private final Map<Failure, Long> failures = new EnumMap<>(Failure.class);
    private final List<Double> cosines = new ArrayList<>();
    private long renders;
    private long drawn;
    private long redrawn;

    IdentityImages(
            GenerationModels models,
            LatentSpace space,
            FaceDensity density,
            Variations variations,
            GenerateSpec spec,
            List<String> groupAttributes) {
        this.models = models;
        this.space = space;
        this.density = density;
        this.variations = variations;
        this.spec = spec;
        this.groupAttributes = groupAttributes;
    }

    /** One album per identity, in order; null for those given up. */
    List<@Nullable Album> of(List<Neutral> identities) {
        float[][] first = identities.stream().map(Neutral::image).toArray(float[][]::new);
        List<Reading> audited = models.auditOracle().read(first);
        float[][] reference = models.auditEmbedding().embed(first);
        int images = spec.config().variations().images();
        Variations.@Nullable Varied[][] accepted = new Variations.Varied[identities.size()][images];
        float[][][] rendered = new float[identities.size()][images][];
        boolean[] lost = new boolean[identities.size()];
        for (int i = 0; i < lost.length; i++) {
            Neutral identity = identities.get(i);
            firstImages.add(identity.reading(), audited.get(i));
            rendered[i][0] = identity.image();
            if (images > 1 && !sameGroups(identity.reading(), audited.get(i))) {
                lost[i] = true;
                count(Failure.FIRST_IMAGE_OTHER_GROUP);
            }
        }
        for (int attempt = 0; attempt < spec.config().variations().attempts(); attempt++) {
            List<Slot> slots = usual(identities, rendered, lost, attempt);
            if (slots.isEmpty()) {
                continue;
            }
            float[][] tries = models.faces().render(slots.stream().map(Slot::w).toArray(float[][]::new));
            renders += tries.length;
            List<Reading> readings = models.auditOracle().read(tries);
            float[][] embedded = models.auditEmbedding().embed(tries);
            float[] faces = models.faceCheck().confidence(tries);
            for (int s = 0; s < tries.length; s++) {
                Slot slot = slots.get(s);
                if (faces[s] <= 0) {
                    count(Failure.NO_FACE);
                    continue;
                }
                if (!sameGroups(identities.get(slot.identity()).reading(), readings.get(s))) {
                    count(Failure.OTHER_GROUP);
                    continue;
                }
                double cosine = Embedding.cosine(embedded[s], reference[slot.identity()]);
                cosines.add(cosine);
                if (cosine < spec.config().variations().identityFloor()) {
                    count(Failure.OTHER_IDENTITY);
                } else {
                    accepted[slot.identity()][slot.image()] = slot.varied();
                    rendered[slot.identity()][slot.image()] = tries[s];
                }
            }
        }
        List<@Nullable Album> albums = new ArrayList<>();
        for (int i = 0; i < lost.length; i++) {
            albums.add(lost[i] ? null : album(identities.get(i), accepted[i], rendered[i], reference[i]));
        }
        return albums;
    }

    /** Draws a latent for every image still missing; those that are no faces are left for the next attempt. */
    private List<Slot> usual(List<Neutral> identities, float[][][] rendered, boolean[] lost, int attempt) {
        List<Slot> slots = new ArrayList<>();
        List<Variations.Varied> draws = new ArrayList<>();
        List<int[]> places = new ArrayList<>();
        for (int i = 0; i < lost.length; i++) {
            for (int p = 1; p < spec.config().variations().images() && !lost[i]; p++) {
                if (rendered[i][p] == null) {
                    long seed = Seeds.derive(
                            spec.seed(),
                            "variation",
                            identities.get(i).name(),
                            Integer.toString(p),
                            Integer.toString(attempt));
                    float[] genome = identities.get(i).genome();
                    draws.add(attempt == 0 ? variations.draw(genome, p, seed) : variations.redraw(genome, p, seed));
                    redrawn += attempt == 0 ? 0 : 1;
                    places.add(new int[] {i, p});
                }
            }
        }
        if (draws.isEmpty()) {
            return slots;
        }
        drawn += draws.size();
        float[][] w = space.styles(draws.stream().map(Variations.Varied::genome).toArray(float[][]::new));
        for (int d = 0; d < w.length; d++) {
            if (density.isFace(space.meanStyle(w[d]))) {
                slots.add(new Slot(places.get(d)[0], places.get(d)[1], draws.get(d), w[d]));
            } else {
                count(Failure.NO_FACE);
            }
        }
        return slots;
    }

    private static @Nullable Album album(
            Neutral identity, Variations.@Nullable Varied[] accepted, float[][] rendered, float[] embedding) {
        List<String> descriptions = new ArrayList<>(List.of(""));
        List<float[]> latents = new ArrayList<>(List.of(identity.genome()));
        for (int p = 1; p < accepted.length; p++) {
            Variations.Varied varied = accepted[p];
            if (varied == null) {
                return null;
            }
            descriptions.add(varied.description());
            latents.add(varied.genome());
        }
        return new Album(descriptions, latents, List.of(rendered), embedding);
    }

    private boolean sameGroups(Reading search, Reading audit) {
        return groupAttributes.stream().allMatch(a -> search.value(a).equals(audit.value(a)));
    }

    private void count(Failure failure) {
        failures.merge(failure, 1L, Long::sum);
    }

    /** What was counted since this was made. */
    ImageChunk.Account account(List<String> passed, List<String> dropped) {
        Map<String, Long> reasons = new TreeMap<>();
        failures.forEach((failure, n) -> reasons.put(failure.label(), n));
        return new ImageChunk.Account(
                passed, dropped, renders, drawn, redrawn, reasons, List.copyOf(cosines), firstImages.confusion());
    }
}
