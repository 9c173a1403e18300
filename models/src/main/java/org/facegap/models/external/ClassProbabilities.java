package org.facegap.models.external;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.apache.commons.math3.special.Erf;
import org.facegap.core.UserError;

/** Turns an output's numbers into probabilities of an attribute's values. */
final class ClassProbabilities {
    private static final double TOLERANCE = 0.01;

    private final Path file;
    private final String attribute;
    private final AttributeReading reading;

    ClassProbabilities(Path file, String attribute, AttributeReading reading) {
        this.file = file;
        this.attribute = attribute;
        this.reading = reading;
    }

    /**
     * Probabilities of {@link AttributeReading#values}.
     *
     * @param row the output's numbers for one image
     */
    double[] of(float[] row) {
        if (row.length < reading.first() + reading.width()) {
            throw UserError.usage(file + ": attributes." + attribute + ": output " + reading.output() + " gives "
                    + row.length + " numbers for an image, but " + (reading.first() + reading.width()) + " are read");
        }
        double[] classes = switch (reading.reading()) {
            case "logits" -> softmax(row);
            case "probabilities" -> given(row);
            case "sigmoid" -> {
                double second = 1 / (1 + Math.exp(-row[reading.first()]));
                yield new double[] {1 - second, second};
            }
            default -> aboutNumber(row[reading.first()] * reading.times());
        };
        return merged(classes);
    }

    private double[] softmax(float[] row) {
        double[] p = new double[reading.width()];
        double max = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < p.length; i++) {
            max = Math.max(max, row[reading.first() + i]);
        }
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            p[i] = Math.exp(row[reading.first() + i] - max);
            sum += p[i];
        }
        for (int i = 0; i < p.length; i++) {
            p[i] /= sum;
        }
        return p;
    }

    private double[] given(float[] row) {
        double[] p = new double[reading.width()];
        double sum = 0;
        boolean probable = true;
        for (int i = 0; i < p.length; i++) {
            p[i] = row[reading.first() + i];
            probable &= p[i] >= -TOLERANCE && p[i] <= 1 + TOLERANCE;
            p[i] = Math.max(0, p[i]);
            sum += p[i];
        }
        if (!probable || Math.abs(sum - 1) > TOLERANCE) {
            throw UserError.usage(file + ": attributes." + attribute
                    + ": the numbers are no probabilities, their sum is " + (float) sum + "; is it reading: logits?");
        }
        for (int i = 0; i < p.length; i++) {
            p[i] /= sum;
        }
        return p;
    }

    /** Shares of a normal distribution about the number that lie in each class. */
    private double[] aboutNumber(double number) {
        double deviation = Objects.requireNonNull(reading.deviation());
        double[] p = new double[reading.classes().size()];
        double below = 0;
        for (int i = 0; i < p.length; i++) {
            double upTo = i == p.length - 1
                    ? 1
                    : 0.5 * (1 + Erf.erf((reading.edges().get(i) - number) / (deviation * Math.sqrt(2))));
            p[i] = Math.max(0, upTo - below);
            below = upTo;
        }
        return p;
    }

    private double[] merged(double[] classes) {
        if (reading.merge().isEmpty()) {
            return classes;
        }
        double[] values = new double[reading.merge().size()];
        int at = 0;
        for (List<String> united : reading.merge().values()) {
            for (String name : united) {
                values[at] += classes[reading.classes().indexOf(name)];
            }
            at++;
        }
        return values;
    }
}
