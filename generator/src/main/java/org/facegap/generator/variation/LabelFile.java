package org.facegap.generator.variation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.facegap.core.UserError;
import org.facegap.core.csv.CsvRows;
import org.facegap.core.random.NumpyRandom;
import org.facegap.generator.latent.LatentSphere;

/**
 * Labels that somebody gave to images by seed: a table with the columns {@code seed}, {@code trait} and {@code value}, one
 * row per label. A seed stands for the z it has in the public StyleGAN2 tools and in {@code facegap sample}; the value is any
 * number, more meaning more of the trait. Not every seed needs every trait.
 */
public final class LabelFile {
    private static final int MOST_SEEDS = 100_000;

    private LabelFile() {}

    /**
     * Reads labels.
     *
     * @param families trait to family, in the order in which directions are made orthogonal; other traits are left out
     * @param dimension length of z
     * @throws UserError when the file is no such table, labels an image twice, or has no label of a trait
     */
    public static LabelledLatents read(Path file, Map<String, String> families, int dimension) {
        List<String> names = List.copyOf(families.keySet());
        Map<Long, double[]> labels = new LinkedHashMap<>();
        boolean[] seen = new boolean[names.size()];
        try (CsvRows rows = CsvRows.open(file)) {
            int seed = rows.column("seed");
            int trait = rows.column("trait");
            int value = rows.column("value");
            while (rows.next()) {
                String at = file + ":" + rows.line() + ": ";
                int column = names.indexOf(rows.get(trait));
                double label = number(at, rows.get(value));
                long number = seed(at, rows.get(seed));
                if (column < 0) {
                    continue;
                }
                double[] row = labels.computeIfAbsent(number, n -> unlabelled(names.size()));
                if (!Double.isNaN(row[column])) {
                    throw UserError.usage(
                            at + "the seed " + number + " has a label of " + names.get(column) + " already");
                }
                if (labels.size() > MOST_SEEDS) {
                    throw UserError.usage(at + "expected " + MOST_SEEDS + " seeds at most");
                }
                row[column] = label;
                seen[column] = true;
            }
        }
        List<DirectionLabels.Trait> traits = new ArrayList<>();
        for (int t = 0; t < seen.length; t++) {
            if (!seen[t]) {
                throw UserError.usage(
                        file + ": there is no row of the trait " + names.get(t) + ", which --family names");
            }
            traits.add(new DirectionLabels.Trait(families.getOrDefault(names.get(t), ""), names.get(t)));
        }
        float[][] z = labels.keySet().stream().map(n -> latent(n, dimension)).toArray(float[][]::new);
        return new LabelledLatents(traits, z, labels.values().toArray(new double[0][]));
    }

    private static double[] unlabelled(int traits) {
        double[] row = new double[traits];
        Arrays.fill(row, Double.NaN);
        return row;
    }

    private static float[] latent(long seed, int dimension) {
        NumpyRandom random = new NumpyRandom(seed);
        float[] z = new float[dimension];
        for (int j = 0; j < dimension; j++) {
            z[j] = (float) random.randn();
        }
        return new LatentSphere(dimension).normalise(z);
    }

    private static long seed(String at, String text) {
        if (text.matches("[0-9]{1,10}") && Long.parseLong(text) <= NumpyRandom.MAX_SEED) {
            return Long.parseLong(text);
        }
        throw UserError.usage(
                at + "seed: expected a whole number from 0 to " + NumpyRandom.MAX_SEED + ", found '" + text + "'");
    }

    private static double number(String at, String text) {
        try {
            double number = Double.parseDouble(text);
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new UserError(at + "value: expected a number, found '" + text + "'", e);
        }
        throw UserError.usage(at + "value: expected a finite number, found '" + text + "'");
    }
}
