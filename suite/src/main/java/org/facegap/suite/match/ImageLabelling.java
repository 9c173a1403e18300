package org.facegap.suite.match;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.facegap.core.UserError;
import org.facegap.core.dataset.AttributeLabel;
import org.facegap.core.dataset.CsvLine;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.core.dataset.FaceRecord;
import org.facegap.core.files.AtomicFile;
import org.facegap.core.progress.Progress;
import org.facegap.core.words.Nearest;
import org.facegap.core.words.WordOrder;
import org.facegap.evaluation.attribute.AgeErrors;
import org.facegap.evaluation.attribute.Vocabulary;
import org.facegap.evaluation.matching.ImageGroups;
import org.facegap.models.named.AttributeNetwork;
import org.facegap.models.named.ModelName;
import org.facegap.models.named.Reading;
import org.jspecify.annotations.Nullable;

/**
 * Labels every image of a dataset and writes a row of it: {@code image, identity}, for each attribute X of the model {@code
 * true_X} where the dataset knows it and {@code predicted_X} (empty where no face was found, or the image cannot be read), then the attributes that make
 * groups.
 */
public final class ImageLabelling {
    private final FaceDataset set;
    private final AttributeNetwork network;
    private final String model;
    private final Map<String, String> truth = new LinkedHashMap<>();
    private final Map<String, Vocabulary> words = new LinkedHashMap<>();
    private final List<String> groups;

    /**
     * Checks what is compared with what.
     *
     * @param asked attribute of the model to the dataset's, or to "" where it is left out; those of one name need not be there
     * @param classes the model's word to the dataset's, where they differ
     * @param groups attributes of the dataset that make groups
     * @throws UserError when the model has not the attributes asked for, none is known to the dataset, or the words of
     *     both do not match
     */
    public ImageLabelling(
            FaceDataset set,
            AttributeNetwork network,
            Map<String, String> asked,
            Map<String, String> classes,
            Set<String> groups,
            String model) {
        this.set = set;
        this.network = network;
        this.model = model;
        for (String attribute : asked.keySet()) {
            if (!network.values().containsKey(attribute)) {
                throw UserError.usage("--truth: " + model + " has no attribute '" + attribute + "'"
                        + Nearest.among(
                                attribute, "attributes", network.values().keySet()));
            }
        }
        for (String attribute : network.values().keySet()) {
            if (asked.getOrDefault(attribute, attribute).isEmpty()) {
                continue;
            }
            String known = asked.getOrDefault(attribute, attribute);
            if (set.card().attributes().contains(known)) {
                truth.put(attribute, known);
            }
        }
        if (truth.isEmpty()) {
            throw UserError.usage("--truth: " + model + " has the attributes "
                    + String.join(", ", network.values().keySet()) + ", " + set.dir() + " has "
                    + String.join(", ", set.card().attributes()) + "; say which are the same");
        }
        // A true_X is the group X too; another attribute of that name would be a second column X.
        this.groups =
                groups.stream().filter(group -> !group.equals(truth.get(group))).toList();
        for (String group : this.groups) {
            if (truth.containsKey(group)) {
                throw UserError.usage("--group: '" + group + "' is an attribute of the dataset, but --truth compares "
                        + model + "'s '" + group + "' with '" + truth.get(group) + "'; group by '" + truth.get(group)
                        + "'");
            }
        }
        truth.forEach((attribute, known) -> words.put(
                attribute,
                Vocabulary.match(
                        new Vocabulary.Words(set.dir().getFileName() + ": " + known, values(known)),
                        new Vocabulary.Words(
                                model + ": " + attribute, network.values().getOrDefault(attribute, List.of())),
                        new Vocabulary.Known(classes, List.of(), AgeErrors.isAge(attribute)))));
    }

    /** Every word that the model says and the dataset does not, as a class of its own. */
    public Map<String, String> ownClasses() {
        Map<String, String> own = new LinkedHashMap<>();
        words.values()
                .forEach(vocabulary -> vocabulary.names().forEach((word, name) -> {
                    if (word.equals(name)) {
                        own.put(word, name);
                    }
                }));
        return own;
    }

    private Set<String> values(String attribute) {
        Set<String> values = new TreeSet<>(new WordOrder());
        for (FaceRecord record : set.records()) {
            AttributeLabel label = record.attributes().get(attribute);
            if (label != null) {
                values.add(label.value());
            }
        }
        return values;
    }

    /** Values of the dataset that the model never says, in a sentence for each attribute that has such. */
    public List<String> unknown() {
        List<String> sentences = new ArrayList<>();
        words.forEach((attribute, vocabulary) -> {
            List<String> never = vocabulary.neverSaid();
            if (!never.isEmpty()) {
                sentences.add("warning: " + model + " never says " + attribute + " " + String.join(", ", never)
                        + "; these images count as errors");
            }
        });
        return sentences;
    }

    /**
     * Labels these rows.
     *
     * @throws UserError when an image cannot be read or the file cannot be written
     */
    public SystemFacts write(
            Path file, String name, BitSet rows, ImageGroups counted, FaceRule face, Progress progress) {
        int[] order = rows.stream().toArray();
        BitSet failed = new BitSet();
        BitSet crowded = new BitSet();
        BitSet unreadable = new BitSet();
        List<String> lines = new ArrayList<>(List.of(header()));
        try (Progress.Task task = progress.begin("label with " + name, order.length, "images")) {
            new ImageStream(set, network.network())
                    .read(
                            rows.stream().mapToObj(set.records()::get).toList(),
                            (record, row, faces) -> {
                                failed.set(order[lines.size() - 1], row == null);
                                crowded.set(order[lines.size() - 1], faces > 1);
                                unreadable.set(order[lines.size() - 1], faces == ImageStream.UNREADABLE);
                                lines.add(line(record, row));
                            },
                            face::near,
                            task);
        }
        lines.add("");
        AtomicFile.write(file, String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
        return new SystemFacts(
                name,
                model,
                new ModelName(model).hashWithCard("--oracle"),
                0,
                order.length,
                SystemFacts.perGroup(counted, rows, failed),
                SystemFacts.perGroup(counted, rows, unreadable),
                unreadable.isEmpty()
                        ? ""
                        : set.records().get(unreadable.nextSetBit(0)).key(),
                SystemFacts.perGroup(counted, rows, crowded));
    }

    private String header() {
        List<String> columns = new ArrayList<>(List.of("image", "identity"));
        truth.keySet().forEach(attribute -> columns.add("true_" + attribute));
        network.values().keySet().forEach(attribute -> columns.add("predicted_" + attribute));
        columns.addAll(groups);
        return CsvLine.format(columns);
    }

    private String line(FaceRecord record, float @Nullable [] row) {
        List<String> fields = new ArrayList<>(List.of(record.key(), record.identity()));
        truth.values().forEach(known -> fields.add(label(record, known)));
        Reading reading = row == null ? null : Reading.of(network.values(), row);
        network.values().keySet().forEach(attribute -> fields.add(reading == null ? "" : reading.value(attribute)));
        groups.forEach(group -> fields.add(label(record, group)));
        return CsvLine.format(fields);
    }

    private static String label(FaceRecord record, String attribute) {
        AttributeLabel label = record.attributes().get(attribute);
        return label == null ? "" : label.value();
    }
}
