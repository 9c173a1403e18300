package org.facegap.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.facegap.core.dataset.AttributeLabel;
import org.facegap.core.dataset.DatasetCard;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.core.dataset.FaceDatasetWriter;
import org.facegap.core.image.EncodedPicture;
import org.facegap.core.image.Picture;
import org.facegap.core.pairs.PairSet;
import org.facegap.evaluation.protocol.PairProtocol;

/** A face dataset of coloured noise with names of its own, in place of somebody's real one. */
final class TinyDataset {
    /** Attributes of every tiny dataset. */
    static final List<String> ATTRIBUTES = List.of("race", "gender", "age");

    private final String name;
    private final List<Person> people = new ArrayList<>();
    private final List<Person> cut = new ArrayList<>();
    private int side = 40;
    private boolean shown = true;

    private record Person(String identity, Map<String, String> labels, int pictures) {}

    TinyDataset(String name) {
        this.name = name;
    }

    /** Adds people with pictures of one race each; every other one is female, every third older. */
    TinyDataset people(String race, int number, int pictures) {
        for (int i = 0; i < number; i++) {
            Map<String, String> labels = new LinkedHashMap<>();
            labels.put("race", race);
            labels.put("gender", i % 2 == 0 ? "female" : "male");
            labels.put("age", i % 3 == 0 ? "60-69" : "3-9");
            people.add(new Person(race + "/" + number(i), labels, pictures));
        }
        return this;
    }

    /** Adds a person with these labels. */
    TinyDataset person(String identity, Map<String, String> labels, int pictures) {
        people.add(new Person(identity, labels, pictures));
        return this;
    }

    /** Adds pictures that are cut off to those of a person. */
    TinyDataset cut(String identity, Map<String, String> labels, int pictures) {
        cut.add(new Person(identity, labels, pictures));
        return this;
    }

    TinyDataset side(int pixels) {
        side = pixels;
        return this;
    }

    TinyDataset hidden() {
        shown = false;
        return this;
    }

    /** Writes it. */
    Path write(Path dir) {
        try (FaceDatasetWriter writer = FaceDatasetWriter.create(dir, ATTRIBUTES, 0)) {
            int key = 0;
            for (Person person : people) {
                for (int i = 0; i < person.pictures(); i++) {
                    Map<String, AttributeLabel> labels = new LinkedHashMap<>();
                    person.labels().forEach((attribute, value) -> labels.put(attribute, AttributeLabel.truth(value)));
                    writer.add("k" + number(key), person.identity(), labels, "", noise(person.identity(), key), null);
                    key++;
                }
            }
            for (Person person : cut) {
                for (int i = 0; i < person.pictures(); i++, key++) {
                    Map<String, AttributeLabel> labels = new LinkedHashMap<>();
                    person.labels().forEach((attribute, value) -> labels.put(attribute, AttributeLabel.truth(value)));
                    byte[] png = noise(person.identity(), key).png();
                    byte[] part = Arrays.copyOf(png, png.length * 2 / 3);
                    writer.add(
                            "k" + number(key),
                            person.identity(),
                            labels,
                            "",
                            new EncodedPicture(part, "png", side, side),
                            null);
                }
            }
            writer.finish(DatasetCard.describe(
                    name, side, ATTRIBUTES, "noise, written by a test", "", Map.of(), "test terms", shown, Map.of()));
        }
        return dir;
    }

    /** Writes a protocol beside it: pairs within races; pictures without one are a race of their own. */
    static PairSet protocol(Path dir, int perGroup, int folds) throws IOException {
        List<String> races = new ArrayList<>();
        List<String> identities = new ArrayList<>();
        FaceDataset.open(dir).records().forEach(record -> {
            AttributeLabel race = record.attributes().get("race");
            races.add(race == null ? "unlabelled" : race.value());
            identities.add(record.identity() + " as " + races.get(races.size() - 1));
        });
        PairSet pairs = PairProtocol.rfwStyleUpTo(races, identities, perGroup, perGroup, folds, 5);
        pairs.write(dir.resolve("pairs.csv"));
        return pairs;
    }

    private Picture noise(String identity, int key) {
        SplittableRandom colour = new SplittableRandom(identity.hashCode());
        int[] base = {colour.nextInt(200), colour.nextInt(200), colour.nextInt(200)};
        SplittableRandom grain = new SplittableRandom(31L * name.hashCode() + key);
        byte[] rgb = new byte[3 * side * side];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (base[i % 3] + grain.nextInt(50));
        }
        return new Picture(side, side, rgb);
    }

    private static String number(int i) {
        return String.format(Locale.ROOT, "%03d", i);
    }
}
