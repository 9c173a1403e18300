package org.facegap.generator.variation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.facegap.core.UserError;
import org.facegap.generator.latent.FaceSource;

/**
 * Image traits from an attribute model: the probability of every value of an attribute but its first, which stands for
 * none of the others (an attribute's probabilities sum to 1, so the first value's would be a mixture of the rest).
 */
public final class OracleDirectionLabels implements DirectionLabels {
    private static final int BATCH = 256;

    private final List<Trait> traits = new ArrayList<>();
    private final List<Integer> columns = new ArrayList<>();
    private final FaceSource faces;
    private final double psi;
    private final Function<float[][], float[][]> probabilities;

    /**
     * Labels by a model.
     *
     * @param values attribute to its values, in the model's order
     * @param probabilities of images (planar RGB 0..1): of all values of all attributes one after the other
     * @param families attribute to family, in the order in which directions are made orthogonal; other attributes are left out
     * @param faces renders
     * @param psi truncation of the labelled images
     * @throws UserError when the model reads no such attribute
     */
    public OracleDirectionLabels(
            Map<String, List<String>> values,
            Function<float[][], float[][]> probabilities,
            Map<String, String> families,
            FaceSource faces,
            double psi) {
        this.faces = faces;
        this.psi = psi;
        this.probabilities = probabilities;
        families.forEach((attribute, family) -> {
            List<String> own = values.get(attribute);
            if (own == null) {
                throw UserError.usage(
                        "--family: the model reads no attribute " + attribute + ", it reads " + values.keySet());
            }
            for (int i = 1; i < own.size(); i++) {
                traits.add(new Trait(family, attribute + "-" + own.get(i)));
                columns.add(offset(values, attribute) + i);
            }
        });
    }

    private static int offset(Map<String, List<String>> values, String attribute) {
        int offset = 0;
        for (Map.Entry<String, List<String>> entry : values.entrySet()) {
            if (entry.getKey().equals(attribute)) {
                break;
            }
            offset += entry.getValue().size();
        }
        return offset;
    }

    @Override
    public List<Trait> traits() {
        return List.copyOf(traits);
    }

    @Override
    public double[][] measure(float[][] z) {
        double[][] rows = new double[z.length][];
        for (int from = 0; from < z.length; from += BATCH) {
            float[][] some = Arrays.copyOfRange(z, from, Math.min(z.length, from + BATCH));
            float[][] read = probabilities.apply(faces.render(faces.map(some, psi)));
            for (int i = 0; i < read.length; i++) {
                float[] row = read[i];
                rows[from + i] = columns.stream().mapToDouble(c -> row[c]).toArray();
            }
        }
        return rows;
    }
}
