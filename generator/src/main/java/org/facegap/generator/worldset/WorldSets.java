package org.facegap.generator.worldset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.facegap.core.UserError;
import org.facegap.core.dataset.AttributeLabel;
import org.facegap.core.dataset.DatasetCard;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.core.dataset.FaceDatasetWriter;
import org.facegap.core.image.Image;
import org.facegap.core.progress.Progress;
import org.facegap.core.random.Gaussian;
import org.facegap.core.random.Seeds;
import org.facegap.generator.world.Age;
import org.facegap.generator.world.Face;
import org.facegap.generator.world.Identity;
import org.facegap.generator.world.Population;
import org.facegap.generator.world.Presentation;
import org.facegap.generator.world.Renderer;
import org.facegap.generator.world.SensorModel;
import org.facegap.generator.world.Tone;
import org.facegap.generator.world.WorldSpec;

/** Photographs identities of the built-in world. Every image depends only on the specification's seed and its own number. */
public final class WorldSets {
    /** The world's attributes, in the order of every card. */
    public static final List<String> ATTRIBUTES = List.of("tone", "age", "presentation");

    /** Source in the cards of photographed identities. */
    public static final String SOURCE = "built-in world";

    /** What labelled them, in the cards. */
    public static final String TRUTH = "rendering parameters (truth)";

    /** Which world was drawn, in the cards: another number, other faces for the same seed. */
    private static final int WORLD = 2;

    private static final int CHUNK = 512;

    private final Renderer renderer = new Renderer();

    /** The world's attribute values, lower case, in the order networks use. */
    public static Map<String, List<String>> values() {
        Map<String, List<String>> values = new LinkedHashMap<>();
        values.put("tone", names(Tone.values()));
        values.put("age", names(Age.values()));
        values.put("presentation", names(Presentation.values()));
        return values;
    }

    private static List<String> names(Enum<?>[] values) {
        return Stream.of(values).map(WorldSets::name).toList();
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** An identity's true labels. */
    public static Map<String, AttributeLabel> truth(Identity identity) {
        Map<String, AttributeLabel> labels = new LinkedHashMap<>();
        labels.put("tone", AttributeLabel.truth(name(identity.tone())));
        labels.put("age", AttributeLabel.truth(name(identity.age())));
        labels.put("presentation", AttributeLabel.truth(name(identity.presentation())));
        return labels;
    }

    /** The random latent number {@code index} of a seed, float[zDim]. */
    public static float[] latent(long seed, long index, int zDim) {
        float[] z = new float[zDim];
        new Gaussian(Seeds.derive(seed, "latent", Long.toString(index))).fill(z);
        return z;
    }

    /**
     * Renders a set into a folder.
     *
     * @param name of the set, for its card
     */
    public FaceDataset render(String name, WorldSetConfig spec, Path folder, Progress progress) {
        Population population = new Population(WorldSpec.defaults()
                .withOtherGroupEffect(spec.otherGroupEffect())
                .withPose(spec.pose()));
        return spec instanceof WorldIdentities identities
                ? identities(name, identities, population, folder, progress)
                : pairs(name, spec, population, folder, progress);
    }

    /**
     * Checks that a set is what a specification asks for, as far as its card says.
     *
     * @throws UserError naming the folder and the key that differs
     */
    public static void requireSame(FaceDataset set, WorldSetConfig spec) {
        DatasetCard card = set.card();
        Map<String, Object> wanted = new LinkedHashMap<>(card(card.name(), spec).generator());
        Map<String, Object> found = new LinkedHashMap<>(card.generator());
        wanted.put("identities", (long) spec.identities());
        found.put("identities", card.identities());
        wanted.put("size", spec.size());
        found.put("size", card.size());
        if (spec instanceof WorldIdentities identities) {
            wanted.put("images", (long) spec.identities() * identities.images());
            found.put("images", card.images());
        }
        wanted.forEach((key, value) -> {
            String there = String.valueOf(found.getOrDefault(key, "absent"));
            if (!there.equals(value.toString())) {
                throw new UserError(set.dir() + ": is another set: " + key + " is " + there + " there, expected "
                        + value + "; remove the folder or name another with --work");
            }
        });
    }

    private FaceDataset pairs(String name, WorldSetConfig spec, Population population, Path folder, Progress progress) {
        int zDim = population.spec().latentDim();
        try (FaceDatasetWriter writer = FaceDatasetWriter.create(folder, ATTRIBUTES, zDim);
                Progress.Task task = progress.begin("render " + name, spec.identities(), "images")) {
            for (int start = 0; start < spec.identities(); start += CHUNK) {
                int from = start;
                int n = Math.min(CHUNK, spec.identities() - from);
                float[][] latents = new float[n][];
                Face[] faces = new Face[n];
                Image[] images = new Image[n];
                IntStream.range(0, n).parallel().forEach(i -> {
                    latents[i] = latent(spec.seed(), from + i, zDim);
                    faces[i] = population.face(latents[i]);
                    images[i] = Image.fromPlanar(renderer.render(faces[i], spec.size()), spec.size(), spec.size());
                });
                for (int i = 0; i < n; i++) {
                    String key = String.format(Locale.ROOT, "z%07d", from + i);
                    writer.add(key, key, truth(faces[i].identity()), "", images[i], latents[i]);
                }
                task.advance(n);
            }
            return writer.finish(card(name, spec));
        }
    }

    private FaceDataset identities(
            String name, WorldIdentities spec, Population population, Path folder, Progress progress) {
        List<Labelled> identities = identities(spec, population);
        try (FaceDatasetWriter writer = FaceDatasetWriter.create(folder, ATTRIBUTES, 0);
                Progress.Task task = progress.begin("render " + name, identities.size(), "identities")) {
            for (int p = 0; p < identities.size(); p++) {
                int number = p;
                Image[] images = IntStream.range(0, spec.images())
                        .parallel()
                        .mapToObj(s ->
                                photograph(population, identities.get(number).identity(), spec, number, s))
                        .toArray(Image[]::new);
                Map<String, AttributeLabel> labels =
                        new LinkedHashMap<>(truth(identities.get(p).identity()));
                labels.put("tone", AttributeLabel.truth(name(identities.get(p).label())));
                String who = String.format(Locale.ROOT, "p%06d", p);
                for (int s = 0; s < images.length; s++) {
                    writer.add(who + "-" + s, who, labels, "", images[s], null);
                }
                task.advance(1);
            }
            return writer.finish(card(name, spec));
        }
    }

    private Image photograph(Population population, Identity identity, WorldIdentities spec, int number, int shot) {
        SplittableRandom random = new SplittableRandom(
                Seeds.derive(spec.seed(), "shot", Integer.toString(number), Integer.toString(shot)));
        float[] clean = renderer.render(new Face(identity, population.shot(random)), spec.size());
        float[] seen = SensorModel.apply(clean, spec.size(), population.sensor(random), random.nextLong());
        return Image.fromPlanar(seen, spec.size(), spec.size());
    }

    /** An identity and the tone on the label, which is the identity's own unless labels are permuted. */
    private record Labelled(Identity identity, Tone label) {}

    /**
     * Identities in order of their label; age and presentation follow the population. With permuted labels the tone does too,
     * whatever the label says: then nothing that is composed or grouped by labels can differ but by chance.
     */
    private static List<Labelled> identities(WorldIdentities spec, Population population) {
        int[] counts = new int[Tone.values().length];
        for (int i = 0; i < spec.identities(); i++) {
            counts[
                    spec.composition().equals("balanced")
                            ? i % counts.length
                            : toneAt(population, (i + 0.5) / spec.identities()).ordinal()]++;
        }
        List<Labelled> identities = new ArrayList<>(spec.identities());
        for (Tone label : Tone.values()) {
            for (int i = 0; i < counts[label.ordinal()]; i++) {
                SplittableRandom random = new SplittableRandom(Seeds.derive(
                        spec.seed(), spec.permuteLabels() ? "labelled" : "person", label.name(), Integer.toString(i)));
                Tone tone = spec.permuteLabels() ? toneAt(population, random.nextDouble()) : label;
                Age age = random.nextDouble() < population.spec().oldShare() ? Age.OLD : Age.YOUNG;
                Presentation presentation =
                        random.nextDouble() < population.spec().masculineShare()
                                ? Presentation.MASCULINE
                                : Presentation.FEMININE;
                identities.add(new Labelled(population.identity(tone, age, presentation, random), label));
            }
        }
        return identities;
    }

    /** Tone of the identity at this rank, 0..1, of a population ordered by tone. */
    private static Tone toneAt(Population population, double rank) {
        List<Double> shares = population.spec().toneShares();
        int tone = 0;
        double edge = shares.get(0);
        while (rank >= edge && tone < shares.size() - 1) {
            tone++;
            edge += shares.get(tone);
        }
        return Tone.values()[tone];
    }

    private static DatasetCard card(String name, WorldSetConfig spec) {
        Map<String, Object> made = new LinkedHashMap<>();
        made.put("kind", spec.kind());
        made.put("world", WORLD);
        made.put("otherGroupEffect", spec.otherGroupEffect());
        made.put("pose", spec.pose());
        if (spec instanceof WorldIdentities identities) {
            made.put("composition", identities.composition());
            made.put("permuteLabels", identities.permuteLabels());
        }
        made.put("seed", spec.seed());
        return DatasetCard.describe(name, spec.size(), ATTRIBUTES, SOURCE, TRUTH, Map.of(), "Apache-2.0", true, made);
    }
}
