package org.facegap.generator.worldset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.facegap.core.dataset.AttributeLabel;
import org.facegap.core.dataset.DatasetCard;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.core.dataset.FaceDatasetWriter;
import org.facegap.core.image.Picture;
import org.facegap.core.progress.Progress;
import org.facegap.core.random.Gaussian;
import org.facegap.core.random.Seeds;
import org.facegap.core.random.Shuffle;
import org.facegap.generator.world.Age;
import org.facegap.generator.world.Face;
import org.facegap.generator.world.Person;
import org.facegap.generator.world.Population;
import org.facegap.generator.world.Presentation;
import org.facegap.generator.world.Renderer;
import org.facegap.generator.world.SensorModel;
import org.facegap.generator.world.Tone;
import org.facegap.generator.world.WorldSpec;

/** Photographs people of the built-in world. Every picture depends only on the specification's seed and its own number. */
public final class WorldSets {
    /** The world's attributes, in the order of every card. */
    public static final List<String> ATTRIBUTES = List.of("tone", "age", "presentation");

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
        List<String> names = new ArrayList<>();
        for (Enum<?> v : values) {
            names.add(v.name().toLowerCase(Locale.ROOT));
        }
        return List.copyOf(names);
    }

    /** A person's true labels. */
    public static Map<String, AttributeLabel> truth(Person person) {
        Map<String, AttributeLabel> labels = new LinkedHashMap<>();
        labels.put("tone", AttributeLabel.truth(person.tone().name().toLowerCase(Locale.ROOT)));
        labels.put("age", AttributeLabel.truth(person.age().name().toLowerCase(Locale.ROOT)));
        labels.put(
                "presentation",
                AttributeLabel.truth(person.presentation().name().toLowerCase(Locale.ROOT)));
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
    public FaceDataset render(String name, WorldSetSpec spec, Path folder, Progress progress) {
        Population population = new Population(WorldSpec.defaults()
                .withOtherGroupEffect(spec.otherGroupEffect())
                .withPose(spec.pose()));
        return spec.kind().equals("pairs")
                ? pairs(name, spec, population, folder, progress)
                : identities(name, spec, population, folder, progress);
    }

    private FaceDataset pairs(String name, WorldSetSpec spec, Population population, Path folder, Progress progress) {
        int zDim = population.spec().latentDim();
        try (FaceDatasetWriter writer = FaceDatasetWriter.create(folder, ATTRIBUTES, zDim);
                Progress.Task task = progress.begin("render " + name, spec.identities(), "pictures")) {
            for (int start = 0; start < spec.identities(); start += CHUNK) {
                int from = start;
                int n = Math.min(CHUNK, spec.identities() - from);
                float[][] latents = new float[n][];
                Face[] faces = new Face[n];
                Picture[] pictures = new Picture[n];
                IntStream.range(0, n).parallel().forEach(i -> {
                    latents[i] = latent(spec.seed(), from + i, zDim);
                    faces[i] = population.face(latents[i]);
                    pictures[i] = Picture.fromPlanar(renderer.render(faces[i], spec.size()), spec.size(), spec.size());
                });
                for (int i = 0; i < n; i++) {
                    String key = String.format(Locale.ROOT, "z%07d", from + i);
                    writer.add(key, key, truth(faces[i].person()), "", pictures[i], latents[i]);
                }
                task.advance(n);
            }
            return writer.finish(card(name, spec));
        }
    }

    private FaceDataset identities(
            String name, WorldSetSpec spec, Population population, Path folder, Progress progress) {
        List<Person> people = people(spec, population);
        int[] labelled = spec.permuteLabels()
                ? Shuffle.permutation(people.size(), Seeds.derive(spec.seed(), "permuted labels"))
                : IntStream.range(0, people.size()).toArray();
        try (FaceDatasetWriter writer = FaceDatasetWriter.create(folder, ATTRIBUTES, 0);
                Progress.Task task = progress.begin("render " + name, people.size(), "people")) {
            for (int p = 0; p < people.size(); p++) {
                int number = p;
                Picture[] pictures = IntStream.range(0, spec.pictures())
                        .parallel()
                        .mapToObj(s -> photograph(population, people.get(number), spec, number, s))
                        .toArray(Picture[]::new);
                Map<String, AttributeLabel> labels = new LinkedHashMap<>(truth(people.get(p)));
                labels.put("tone", truth(people.get(labelled[p])).get("tone"));
                String identity = String.format(Locale.ROOT, "p%06d", p);
                for (int s = 0; s < pictures.length; s++) {
                    writer.add(identity + "-" + s, identity, labels, "", pictures[s], null);
                }
                task.advance(1);
            }
            return writer.finish(card(name, spec));
        }
    }

    private Picture photograph(Population population, Person person, WorldSetSpec spec, int number, int shot) {
        SplittableRandom random = new SplittableRandom(
                Seeds.derive(spec.seed(), "shot", Integer.toString(number), Integer.toString(shot)));
        float[] clean = renderer.render(new Face(person, population.shot(random)), spec.size());
        float[] seen = SensorModel.apply(clean, spec.size(), population.sensor(random), random.nextLong());
        return Picture.fromPlanar(seen, spec.size(), spec.size());
    }

    /** People in order of tone; within a tone age and presentation follow the population. */
    private static List<Person> people(WorldSetSpec spec, Population population) {
        int tones = Tone.values().length;
        int[] counts = new int[tones];
        for (int i = 0; i < spec.identities(); i++) {
            counts[spec.composition().equals("balanced") ? i % tones : toneOf(population, i, spec.identities())]++;
        }
        List<Person> people = new ArrayList<>(spec.identities());
        for (Tone tone : Tone.values()) {
            for (int i = 0; i < counts[tone.ordinal()]; i++) {
                SplittableRandom random =
                        new SplittableRandom(Seeds.derive(spec.seed(), "person", tone.name(), Integer.toString(i)));
                Age age = random.nextDouble() < population.spec().oldShare() ? Age.OLD : Age.YOUNG;
                Presentation presentation =
                        random.nextDouble() < population.spec().masculineShare()
                                ? Presentation.MASCULINE
                                : Presentation.FEMININE;
                people.add(population.person(tone, age, presentation, random));
            }
        }
        return people;
    }

    /** Tone of the i-th of n people when shares are met exactly. */
    private static int toneOf(Population population, int i, int n) {
        double rank = (i + 0.5) / n;
        List<Double> shares = population.spec().toneShares();
        int tone = 0;
        double edge = shares.get(0);
        while (rank >= edge && tone < shares.size() - 1) {
            tone++;
            edge += shares.get(tone);
        }
        return tone;
    }

    private static DatasetCard card(String name, WorldSetSpec spec) {
        Map<String, Object> made = new LinkedHashMap<>();
        made.put("kind", spec.kind());
        made.put("otherGroupEffect", spec.otherGroupEffect());
        made.put("composition", spec.composition());
        made.put("pose", spec.pose());
        made.put("permuteLabels", spec.permuteLabels());
        made.put("seed", spec.seed());
        return DatasetCard.describe(
                name,
                spec.size(),
                ATTRIBUTES,
                "built-in world",
                "rendering parameters (truth)",
                Map.of(),
                "Apache-2.0",
                true,
                made);
    }
}
