package org.facegap.evaluation.matching;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.facegap.core.UserError;
import org.facegap.core.dataset.AttributeLabel;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.core.dataset.FaceRecord;
import org.facegap.core.words.Counted;
import org.facegap.core.words.Nearest;
import org.facegap.core.words.WordOrder;

/**
 * Which images of a dataset take part: {@code race=Asian,White} (one of these values), {@code age>=18} or {@code age<=60}
 * (a number). Several hold together. An image without the label takes no part.
 */
public final class ImageFilter {
    private static final Pattern RULE = Pattern.compile("([^<>=]+)(=|>=|<=)([^<>=]+)");

    private ImageFilter() {}

    /**
     * Rows of the images that all rules allow; every image without a rule.
     *
     * @param option who asks, for the messages
     * @param told takes how many images take no part since nobody knows whether a rule allows them
     * @throws UserError when a rule cannot be read, names an attribute or a value that the dataset has not, or asks for
     *     numbers of an attribute without, or no image is left
     */
    public static BitSet rows(FaceDataset set, List<String> rules, String option, Consumer<String> told) {
        BitSet rows = new BitSet();
        rows.set(0, set.records().size());
        for (String rule : rules) {
            Matcher parts = RULE.matcher(rule);
            if (!parts.matches()) {
                throw UserError.usage(option + ": expected ATTRIBUTE=VALUE[,VALUE...], ATTRIBUTE>=NUMBER or"
                        + " ATTRIBUTE<=NUMBER, found '" + rule + "'");
            }
            ImageGroups.require(set, parts.group(1), option);
            unknown(set, parts.group(1), !parts.group(2).equals("="))
                    .ifPresent(images -> told.accept(option + " " + rule + ": " + images + "; they take no part"));
            rows.and(
                    parts.group(2).equals("=")
                            ? among(set, parts.group(1), List.of(parts.group(3).split(",")), option)
                            : beyond(set, parts.group(1), parts.group(2).equals(">="), parts.group(3), option));
        }
        if (rows.isEmpty()) {
            throw UserError.usage(option + ": no image of " + set.dir() + " is left by " + String.join(" ", rules));
        }
        return rows;
    }

    /** How many images have no label, or none that is a number where one is asked for; empty when all have. */
    private static Optional<String> unknown(FaceDataset set, String attribute, boolean asNumber) {
        long without = 0;
        long words = 0;
        String word = "";
        for (FaceRecord record : set.records()) {
            AttributeLabel label = record.attributes().get(attribute);
            if (label == null) {
                without++;
            } else if (asNumber && Double.isNaN(number(label.value()))) {
                words++;
                word = word.isEmpty() ? label.value() : word;
            }
        }
        String images = " of " + Counted.of(set.records().size(), "images");
        String unlabelled = without == 0 ? "" : without + images + " have no " + attribute;
        String wordy =
                words == 0 ? "" : words + images + " have a " + attribute + " that is no number ('" + word + "')";
        return without + words == 0
                ? Optional.empty()
                : Optional.of(unlabelled + (without > 0 && words > 0 ? ", " : "") + wordy);
    }

    private static BitSet among(FaceDataset set, String attribute, List<String> values, String option) {
        Map<String, BitSet> byValue = new TreeMap<>(new WordOrder());
        for (int row = 0; row < set.records().size(); row++) {
            AttributeLabel label = set.records().get(row).attributes().get(attribute);
            if (label != null) {
                byValue.computeIfAbsent(label.value(), v -> new BitSet()).set(row);
            }
        }
        BitSet found = new BitSet();
        for (String value : values) {
            BitSet own = byValue.get(value);
            if (own == null) {
                throw UserError.usage(option + ": no image of " + set.dir() + " has the " + attribute + " '" + value
                        + "'" + Nearest.among(value, "values", byValue.keySet()));
            }
            found.or(own);
        }
        return found;
    }

    private static BitSet beyond(FaceDataset set, String attribute, boolean atLeast, String limit, String option) {
        double edge = number(limit);
        if (Double.isNaN(edge)) {
            throw UserError.usage(option + ": expected a number, found '" + limit + "'");
        }
        BitSet found = new BitSet();
        boolean numbers = false;
        for (int row = 0; row < set.records().size(); row++) {
            AttributeLabel label = set.records().get(row).attributes().get(attribute);
            double value = label == null ? Double.NaN : number(label.value());
            numbers |= !Double.isNaN(value);
            found.set(row, atLeast ? value >= edge : value <= edge);
        }
        if (!numbers) {
            throw UserError.usage(option + ": the " + attribute + " of " + set.dir() + " is no number; write "
                    + attribute + "=VALUE");
        }
        return found;
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
