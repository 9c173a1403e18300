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
import org.facegap.core.image.EncodedImage;
import org.facegap.core.image.Image;
import org.facegap.core.pairs.PairSet;
import org.facegap.evaluation.protocol.PairProtocol;

/** A face dataset of coloured noise with names of its own, in place of somebody's real one. */
final class TinyDataset {
    /** Attributes of every tiny dataset. */
    static final List<String> ATTRIBUTES = List.of("race", "gender", "age");

    private final String name;
    private final List<Identity> subjects = new ArrayList<>();
    private final List<Identity> cut = new ArrayList<>();
    private int side = 40;
    private boolean shown = true;

    private record Identity(String identity, Map<String, String> labels, int images) {}

    TinyDataset(String name) {
        this.name = name;
    }

    /** Adds identities with images of one race each; every other one is female, every third older. */
    TinyDataset identities(String race, int number, int images) {
        for (int i = 0; i < number; i++) {
            Map<String, String> labels = new LinkedHashMap<>();
            labels.put("race", race);
            labels.put("gender", i % 2 == 0 ? "female" : "male");
            labels.put("age", i % 3 == 0 ? "60-69" : "3-9");
            subjects.add(new Identity(race + "/" + number(i), labels, images));
        }
        return this;
    }

    /** Adds an identity with these labels. */
    TinyDataset identity(String identity, Map<String, String> labels, int images) {
        subjects.add(new Identity(identity, labels, images));
        return this;
    }

    /** Adds images that are cut off to those of an identity. */
    TinyDataset cut(String identity, Map<String, String> labels, int images) {
        cut.add(new Identity(identity, labels, images));
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
            for (Identity subject : subjects) {
                for (int i = 0; i < subject.images(); i++) {
                    Map<String, AttributeLabel> labels = new LinkedHashMap<>();
                    subject.labels().forEach((attribute, value) -> labels.put(attribute, AttributeLabel.truth(value)));
                    writer.add("k" + number(key), subject.identity(), labels, "", noise(subject.identity(), key), null);
                    key++;
                }
            }
            for (Identity subject : cut) {
                for (int i = 0; i < subject.images(); i++, key++) {
                    Map<String, AttributeLabel> labels = new LinkedHashMap<>();
                    subject.labels().forEach((attribute, value) -> labels.put(attribute, AttributeLabel.truth(value)));
                    byte[] png = noise(subject.identity(), key).png();
                    byte[] part = Arrays.copyOf(png, png.length * 2 / 3);
                    writer.add(
                            "k" + number(key),
                            subject.identity(),
                            labels,
                            "",
                            new EncodedImage(part, "png", side, side),
                            null);
                }
            }
            writer.finish(DatasetCard.describe(
                    name, side, ATTRIBUTES, "noise, written by a test", "", Map.of(), "test terms", shown, Map.of()));
        }
        return dir;
    }

    /** Writes a protocol beside it: pairs within races; images without one are a race of their own. */
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

    private Image noise(String identity, int key) {
        SplittableRandom colour = new SplittableRandom(identity.hashCode());
        int[] base = {colour.nextInt(200), colour.nextInt(200), colour.nextInt(200)};
        SplittableRandom grain = new SplittableRandom(31L * name.hashCode() + key);
        byte[] rgb = new byte[3 * side * side];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (base[i % 3] + grain.nextInt(50));
        }
        return new Image(side, side, rgb);
    }

    private static String number(int i) {
        return String.format(Locale.ROOT, "%03d", i);
    }
}
