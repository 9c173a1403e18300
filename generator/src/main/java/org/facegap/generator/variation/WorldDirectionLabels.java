package org.facegap.generator.variation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.facegap.generator.world.Population;
import org.facegap.generator.world.Shot;

/**
 * Image traits from the parameters the built-in world renders a latent with; good for every generator that was fitted to
 * pairs of that world. Background colour is measured in three numbers that rise with hue, saturation and value.
 */
public final class WorldDirectionLabels implements DirectionLabels {
    private final Population population;
    private final List<Trait> traits = new ArrayList<>();
    private final List<ToDoubleFunction<Shot>> measures = new ArrayList<>();

    /** Labels by this world. */
    public WorldDirectionLabels(Population population) {
        this.population = population;
        add("pose", "yaw", Shot::yaw);
        add("pose", "pitch", Shot::pitch);
        add("pose", "roll", Shot::roll);
        add("light", "light-azimuth", Shot::lightAzimuth);
        add("light", "light-elevation", Shot::lightElevation);
        add("light", "light-strength", Shot::lightStrength);
        add("expression", "smile", Shot::smile);
        add("expression", "mouth-open", Shot::mouthOpen);
        add("expression", "brow-raise", Shot::browRaise);
        add("expression", "gaze", Shot::gaze);
        add("exposure", "exposure", Shot::exposure);
        add("hair", "hair-length", Shot::hairLength);
        add("hair", "hair-volume", Shot::hairVolume);
        add("hair", "hair-fringe", Shot::hairFringe);
        add("hair", "hair-parting", Shot::hairParting);
        add("hair", "hair-darkness", Shot::hairDarkness);
        add("background", "background-hue", shot -> shot.background()[2] - shot.background()[1]);
        add("background", "background-saturation", shot -> saturation(shot.background()));
        add("background", "background-value", shot -> value(shot.background()));
        add("background", "clothing", Shot::clothing);
    }

    private void add(String family, String name, ToDoubleFunction<Shot> measure) {
        traits.add(new Trait(family, name));
        measures.add(measure);
    }

    @Override
    public List<Trait> traits() {
        return List.copyOf(traits);
    }

    @Override
    public double[][] measure(float[][] z) {
        double[][] rows = new double[z.length][];
        for (int i = 0; i < z.length; i++) {
            Shot shot = population.face(z[i]).shot();
            rows[i] = measures.stream().mapToDouble(m -> m.applyAsDouble(shot)).toArray();
        }
        return rows;
    }

    /** The world's colours have mean value * (1 - 0.3 saturation) and a chroma of value * saturation * 0.7 * sqrt(1.5). */
    private static double saturation(double[] rgb) {
        double mean = mean(rgb);
        double square = 0;
        for (double channel : rgb) {
            square += (channel - mean) * (channel - mean);
        }
        double ratio = Math.sqrt(square / 1.5) / 0.7 / mean;
        return ratio / (1 + 0.3 * ratio);
    }

    private static double value(double[] rgb) {
        return mean(rgb) / (1 - 0.3 * saturation(rgb));
    }

    private static double mean(double[] rgb) {
        return (rgb[0] + rgb[1] + rgb[2]) / 3;
    }
}
