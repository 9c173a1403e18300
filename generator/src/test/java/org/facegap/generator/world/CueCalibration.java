package org.facegap.generator.world;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Measures how visible the identity cues are, so that no tone's identities are easier to tell apart than another's by
 * construction. The gains of {@link Cue} are what repeated {@link #proposedGains} converge to; run {@link #main} after
 * any change to the renderer and copy its table.
 *
 * <p>Visibility is the root mean square image change of one unit of a cue, by central differences over random
 * identities of the tone in random shots of the population. What counts is the net change: a raised brow says little about
 * who it is when everybody raises brows, so the changes that pose, light, expression and hair can make are projected
 * out first.
 */
public final class CueCalibration {

    private static final double HALF_STEP = 0.25;
    private static final int[] NUISANCES = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 20};
    private static final double NUISANCE_HALF_STEP = 0.02;
    private static final double NEGLIGIBLE = 1e-6;
    private static final Map<String, Double> TARGETS = Map.ofEntries(
            Map.entry("eyes", 0.0099),
            Map.entry("brows", 0.0046),
            Map.entry("nose", 0.0069),
            Map.entry("mouth", 0.0056),
            Map.entry("face", 0.0122),
            Map.entry("cheeks", 0.0050),
            Map.entry("lids", 0.0048),
            Map.entry("marks", 0.0046),
            Map.entry("outline", 0.0087),
            Map.entry("complexion", 0.0053),
            Map.entry("upper face", 0.0026),
            Map.entry("lips", 0.0034),
            Map.entry("birthmarks", 0.0057));

    private final Population population;
    private final Renderer renderer = new Renderer();
    private final int faces;
    private final int size;
    private final long seed;

    /**
     * A calibration.
     *
     * @param spec the world
     * @param faces random faces measured for each tone
     * @param size image width in pixels
     * @param seed seed of the faces
     */
    public CueCalibration(WorldSpec spec, int faces, int size, long seed) {
        this.population = new Population(spec);
        this.faces = faces;
        this.size = size;
        this.seed = seed;
    }

    /**
     * The net visibility a cue should have: the same for the three cues of a region, so that every region tells the
     * identities of every tone apart equally well.
     */
    public static double target(Cue cue) {
        Double target = TARGETS.get(cue.region());
        if (target == null) {
            throw new IllegalStateException("no target for region " + cue.region());
        }
        return target;
    }

    /** The visibility of every cue in the images of the tone that owns it, in the order of {@link Cue}. */
    public List<CueVisibility> measure() {
        double[] raw = new double[Cue.COUNT];
        double[] net = new double[Cue.COUNT];
        for (Tone tone : Tone.values()) {
            SplittableRandom random = new SplittableRandom(seed + tone.ordinal());
            for (int i = 0; i < faces; i++) {
                add(face(tone, random), raw, net);
            }
        }
        double values = 3.0 * size * size * faces;
        List<CueVisibility> result = new ArrayList<>();
        for (Cue cue : Cue.values()) {
            int i = cue.ordinal();
            result.add(new CueVisibility(cue, cue.owner(), Math.sqrt(raw[i] / values), Math.sqrt(net[i] / values)));
        }
        return result;
    }

    /** Sum of squared net visibilities of the cues each tone owns. */
    public static Map<Tone, Double> power(List<CueVisibility> visibilities) {
        Map<Tone, Double> sums = new EnumMap<>(Tone.class);
        for (CueVisibility visibility : visibilities) {
            sums.merge(visibility.tone(), visibility.net() * visibility.net(), Double::sum);
        }
        return sums;
    }

    /**
     * The gains that would give each cue its target visibility if images changed in proportion.
     *
     * @param visibilities measured with the gains as they are
     * @return a gain for each cue, in the order of {@link Cue}
     */
    public static double[] proposedGains(List<CueVisibility> visibilities) {
        double[] gains = new double[visibilities.size()];
        for (CueVisibility visibility : visibilities) {
            Cue cue = visibility.cue();
            gains[cue.ordinal()] = cue.gain() * target(cue) / visibility.net();
        }
        return gains;
    }

    /** Measures and prints the table. */
    public void print(PrintStream out) {
        List<CueVisibility> visibilities = measure();
        double[] gains = proposedGains(visibilities);
        for (CueVisibility v : visibilities) {
            out.printf(
                    Locale.ROOT,
                    "%-16s %-7s gain %.3f  raw %.5f  net %.5f  proposed gain %.3f%n",
                    v.cue(),
                    v.tone(),
                    v.cue().gain(),
                    v.raw(),
                    v.net(),
                    gains[v.cue().ordinal()]);
        }
        power(visibilities).forEach((tone, sum) -> out.printf(Locale.ROOT, "%-7s sum of squares %.6f%n", tone, sum));
    }

    /** Prints the table for so many faces a tone: {@code [faces]}. */
    public static void main(String[] arguments) {
        int faces = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200;
        new CueCalibration(WorldSpec.defaults(), faces, 64, 1).print(System.out);
    }

    private Face face(Tone tone, SplittableRandom random) {
        WorldSpec spec = population.spec();
        Age age = random.nextDouble() < spec.oldShare() ? Age.OLD : Age.YOUNG;
        Presentation presentation =
                random.nextDouble() < spec.masculineShare() ? Presentation.MASCULINE : Presentation.FEMININE;
        return new Face(population.identity(tone, age, presentation, random), population.shot(random));
    }

    private void add(Face face, double[] raw, double[] net) {
        Identity identity = face.identity();
        Shot shot = face.shot();
        List<double[]> basis = new ArrayList<>();
        for (int nuisance : NUISANCES) {
            double[] change = change(
                    new Face(identity, shot.nudged(nuisance, -NUISANCE_HALF_STEP)),
                    new Face(identity, shot.nudged(nuisance, NUISANCE_HALF_STEP)),
                    2 * NUISANCE_HALF_STEP);
            project(change, basis);
            double norm = Math.sqrt(dot(change, change));
            if (norm > NEGLIGIBLE) {
                for (int i = 0; i < change.length; i++) {
                    change[i] /= norm;
                }
                basis.add(change);
            }
        }
        for (Cue cue : Cue.values()) {
            if (cue.owner() == identity.tone()) {
                double value = identity.cue(cue);
                double[] change = change(
                        new Face(identity.withCue(cue, value - HALF_STEP), shot),
                        new Face(identity.withCue(cue, value + HALF_STEP), shot),
                        2 * HALF_STEP);
                raw[cue.ordinal()] += dot(change, change);
                project(change, basis);
                net[cue.ordinal()] += dot(change, change);
            }
        }
    }

    private double[] change(Face low, Face high, double step) {
        float[] a = renderer.render(low, size);
        float[] b = renderer.render(high, size);
        double[] change = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            change[i] = (b[i] - a[i]) / step;
        }
        return change;
    }

    /** Removes from a vector what an orthonormal basis spans. */
    private static void project(double[] vector, List<double[]> basis) {
        for (double[] direction : basis) {
            double along = dot(vector, direction);
            for (int i = 0; i < vector.length; i++) {
                vector[i] -= along * direction[i];
            }
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
