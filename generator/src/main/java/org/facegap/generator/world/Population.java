package org.facegap.generator.world;

import java.util.SplittableRandom;

/**
 * The identities of a world and the shots taken of them. A latent vector is normalised to length sqrt(latentDim), turned
 * by a fixed random rotation, and each turned coordinate drives one parameter of the face; the same parameters can be
 * drawn directly. Immutable and thread-safe.
 */
public final class Population {

    /** Coordinates of a shot. */
    static final int SHOT = 20;

    /** Latent coordinates in use: three attributes, the shade, the cues and the shot. Others change nothing. */
    static final int COORDINATES = 4 + Cue.COUNT + SHOT;

    private static final int SHOT_AT = 4 + Cue.BEFORE_SHOT;

    private static final double CUE_LIMIT = 3.2;
    private static final double TONE_TRANSITION = 0.008;
    private static final double BINARY_TRANSITION = 0.02;

    private final WorldSpec spec;
    private final double[] rotation;

    public Population(WorldSpec spec) {
        this.spec = spec;
        this.rotation = randomRotation(spec.latentDim(), spec.seed());
    }

    public WorldSpec spec() {
        return spec;
    }

    /**
     * The face a latent vector stands for; smooth in z.
     *
     * @param z {@code latentDim} numbers, normally standard normal; only the direction matters
     * @throws IllegalArgumentException if the length is wrong or the vector is zero or not finite
     */
    public Face face(float[] z) {
        int dim = spec.latentDim();
        if (z.length != dim) {
            throw new IllegalArgumentException("z: expected " + dim + " numbers, got " + z.length);
        }
        double norm = 0;
        for (float v : z) {
            norm += (double) v * v;
        }
        if (!(norm > 0) || Double.isInfinite(norm)) {
            throw new IllegalArgumentException("z: must be finite and not zero");
        }
        double scale = Math.sqrt(dim / norm);
        double[] u = new double[COORDINATES];
        for (int i = 0; i < u.length; i++) {
            double sum = 0;
            for (int j = 0; j < dim; j++) {
                sum += rotation[i * dim + j] * z[j];
            }
            u[i] = sum * scale;
        }
        double[] who = new double[u.length - 3 - SHOT];
        System.arraycopy(u, 3, who, 0, 1 + Cue.BEFORE_SHOT);
        System.arraycopy(u, SHOT_AT + SHOT, who, 1 + Cue.BEFORE_SHOT, who.length - 1 - Cue.BEFORE_SHOT);
        Identity identity = identity(Normal.cdf(u[0]), Normal.cdf(u[1]), Normal.cdf(u[2]), who);
        return new Face(identity, shot(u, SHOT_AT));
    }

    /** Somebody of the given classes; everything else is drawn. */
    public Identity identity(Tone tone, Age age, Presentation presentation, SplittableRandom random) {
        double light = spec.toneShares().get(0);
        double medium = spec.toneShares().get(1);
        double[] toneLow = {0, light, light + medium};
        double[] toneHigh = {light, light + medium, 1};
        double toneRank = within(toneLow[tone.ordinal()], toneHigh[tone.ordinal()], random);
        double young = 1 - spec.oldShare();
        double ageRank = age == Age.OLD ? within(young, 1, random) : within(0, young, random);
        double feminine = 1 - spec.masculineShare();
        double presentationRank =
                presentation == Presentation.MASCULINE ? within(feminine, 1, random) : within(0, feminine, random);
        return identity(toneRank, ageRank, presentationRank, shadeAndCues(random));
    }

    /** Somebody drawn from the biased population. */
    public Identity identity(SplittableRandom random) {
        return identity(random.nextDouble(), random.nextDouble(), random.nextDouble(), shadeAndCues(random));
    }

    /** A shot drawn from the spec's nuisances; independent of anybody. */
    public Shot shot(SplittableRandom random) {
        return shot(normals(SHOT, random), 0);
    }

    /** A camera: blur from 1 to the spec's largest, noise from a fifth of the spec's largest up to it. */
    public Sensor sensor(SplittableRandom random) {
        double blur = 1 + (spec.blurMax() - 1) * random.nextDouble();
        double noise = spec.noiseMax() * (0.2 + 0.8 * random.nextDouble());
        return new Sensor(blur, noise);
    }

    /** Standard deviation of a cue's effective value among identities of a tone level (0 light, 1 medium, 2 dark). */
    public double spread(Cue cue, double toneLevel) {
        double own = Math.max(0, 1 - Math.abs(toneLevel - cue.owner().ordinal()));
        double d = spec.otherGroupEffect();
        return own * (1 + 0.8 * d) + (1 - own) * (1 - 0.7 * d);
    }

    private double[] shadeAndCues(SplittableRandom random) {
        return normals(1 + Cue.COUNT, random);
    }

    private Identity identity(double toneRank, double ageRank, double presentationRank, double[] who) {
        double toMedium = spec.toneShares().get(0);
        double toDark = toMedium + spec.toneShares().get(1);
        Tone tone = toneRank < toMedium ? Tone.LIGHT : toneRank < toDark ? Tone.MEDIUM : Tone.DARK;
        double level =
                switchOver(toneRank - toMedium, TONE_TRANSITION) + switchOver(toneRank - toDark, TONE_TRANSITION);
        double young = 1 - spec.oldShare();
        double feminine = 1 - spec.masculineShare();
        double[] cues = new double[Cue.COUNT];
        for (Cue cue : Cue.values()) {
            double value = who[1 + cue.ordinal()] * spread(cue, level);
            cues[cue.ordinal()] = Math.max(-CUE_LIMIT, Math.min(CUE_LIMIT, value));
        }
        return new Identity(
                tone,
                ageRank < young ? Age.YOUNG : Age.OLD,
                presentationRank < feminine ? Presentation.FEMININE : Presentation.MASCULINE,
                level,
                switchOver(ageRank - young, BINARY_TRANSITION),
                switchOver(presentationRank - feminine, BINARY_TRANSITION),
                Math.max(-2.5, Math.min(2.5, who[0])),
                cues);
    }

    private Shot shot(double[] u, int at) {
        double lights = spec.lightSpread();
        double faces = spec.expressionSpread();
        double backgroundHue = Normal.cdf(u[at + 15]);
        double backgroundSaturation = 0.30 * Normal.cdf(u[at + 16]);
        double backgroundValue = 0.25 + 0.6 * Normal.cdf(u[at + 17]);
        return new Shot(
                limit(spec.yawSd() * u[at], 0.9),
                limit(spec.pitchSd() * u[at + 1], 0.45),
                limit(0.06 * u[at + 2], 0.15),
                lights * limit(0.65 * u[at + 3], 1.3) + (1 - lights) * 0.35,
                lights * (0.15 + 0.85 * Normal.cdf(u[at + 4])) + (1 - lights) * 0.5,
                lights * (0.5 + 0.8 * Normal.cdf(u[at + 5])) + (1 - lights) * 0.9,
                faces * limit(0.3 + 0.45 * u[at + 6], 1),
                faces * Math.pow(Normal.cdf(u[at + 7]), 3),
                faces * limit(0.5 * u[at + 8], 1),
                faces * limit(0.35 * u[at + 9], 0.8),
                Normal.cdf(u[at + 10]),
                Normal.cdf(u[at + 11]),
                limit(0.5 * u[at + 12], 1),
                limit(0.5 * u[at + 13], 1),
                Normal.cdf(u[at + 14]),
                Normal.cdf(0.8 * u[at + 14] + 0.6 * u[at + 13]),
                colour(backgroundHue, backgroundSaturation, backgroundValue),
                Normal.cdf(u[at + 18]),
                spec.exposureSd() * limit(u[at + 19], 2.5));
    }

    /** A colour by hue (0 to 1, circular), saturation and value, with a cosine instead of corners. */
    private static double[] colour(double hue, double saturation, double value) {
        double[] rgb = new double[3];
        for (int i = 0; i < 3; i++) {
            double wave = 0.5 + 0.5 * Math.cos(2 * Math.PI * (hue - i / 3.0));
            rgb[i] = value * (1 - saturation + saturation * wave * 1.4);
        }
        return rgb;
    }

    private static double limit(double x, double bound) {
        return Math.max(-bound, Math.min(bound, x));
    }

    private static double within(double low, double high, SplittableRandom random) {
        return low + (high - low) * random.nextDouble();
    }

    /** 0 to 1 around x = 0, in between only for |x| under the half width. */
    private static double switchOver(double x, double halfWidth) {
        double t = Math.max(0, Math.min(1, 0.5 + 0.5 * x / halfWidth));
        return t * t * (3 - 2 * t);
    }

    private static double[] normals(int n, SplittableRandom random) {
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = random.nextGaussian();
        }
        return values;
    }

    /** A random orthogonal matrix: Gaussian rows, modified Gram-Schmidt. */
    private static double[] randomRotation(int dim, long seed) {
        double[] rows = normals(dim * dim, new SplittableRandom(seed));
        for (int i = 0; i < dim; i++) {
            for (int j = 0; j < i; j++) {
                double dot = 0;
                for (int k = 0; k < dim; k++) {
                    dot += rows[i * dim + k] * rows[j * dim + k];
                }
                for (int k = 0; k < dim; k++) {
                    rows[i * dim + k] -= dot * rows[j * dim + k];
                }
            }
            double norm = 0;
            for (int k = 0; k < dim; k++) {
                norm += rows[i * dim + k] * rows[i * dim + k];
            }
            double scale = 1 / Math.sqrt(norm);
            for (int k = 0; k < dim; k++) {
                rows[i * dim + k] *= scale;
            }
        }
        return rows;
    }
}
