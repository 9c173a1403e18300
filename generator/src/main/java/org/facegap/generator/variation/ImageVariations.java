package org.facegap.generator.variation;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.facegap.core.random.Gaussian;
import org.facegap.generator.latent.LatentSphere;

/**
 * Moves latents along the directions of what belongs to the image.
 *
 * <p>A generator sees only a latent's direction, so taking a component out would blow up all the others, the identity's
 * included. Length is therefore moved within the image's own subspace: what pose, light, expression and exposure give up
 * or take goes to or comes from hair and background, and the identity's components stay as they are. Only what hair and
 * background cannot hold (beyond {@value #REACH} standard deviations each, or without such directions) rescales the whole
 * latent. Immutable.
 */
public final class ImageVariations implements Variations {
    private static final Set<String> NEUTRALISED = Set.of("pose", "light", "expression", "exposure");
    private static final double REACH = 4;
    private static final double DRAWN_REACH = 3;

    private final List<LatentDirection> directions;
    private final VariationConfig spec;
    private final LatentSphere sphere;

    /** Variations along these directions. */
    public ImageVariations(LatentDirections directions, VariationConfig spec) {
        this.directions = directions.directions();
        this.spec = spec;
        this.sphere = new LatentSphere(directions.dimension());
    }

    @Override
    public float[] neutral(float[] z) {
        float[] on = sphere.normalise(z.clone());
        double[] parts = parts(on);
        double[] wanted = parts.clone();
        boolean[] filler = new boolean[parts.length];
        for (int i = 0; i < parts.length; i++) {
            boolean removed = NEUTRALISED.contains(directions.get(i).family());
            filler[i] = !removed;
            wanted[i] = removed ? 0 : parts[i];
        }
        return moved(on, parts, wanted, filler);
    }

    @Override
    public Varied draw(float[] neutral, int image, long seed) {
        Gaussian random = new Gaussian(seed);
        double[] parts = parts(neutral);
        double[] wanted = parts.clone();
        boolean[] filler = new boolean[parts.length];
        for (int i = 0; i < parts.length; i++) {
            LatentDirection direction = directions.get(i);
            double shift = random.next();
            Double weight = spec.mix().get(direction.family());
            if (weight != null && weight > 0) {
                double t = spec.strength() * weight * shift;
                wanted[i] = Math.max(-DRAWN_REACH, Math.min(DRAWN_REACH, t)) * direction.deviation();
                filler[i] = !NEUTRALISED.contains(direction.family());
            }
        }
        float[] z = moved(neutral, parts, wanted, filler);
        return new Varied(describe(parts(z), parts), z);
    }

    private double[] parts(float[] z) {
        return directions.stream().mapToDouble(d -> d.of(z)).toArray();
    }

    private float[] moved(float[] z, double[] parts, double[] wanted, boolean[] filler) {
        fill(parts, wanted, filler);
        double[] sum = new double[z.length];
        for (int i = 0; i < parts.length; i++) {
            double by = wanted[i] - parts[i];
            float[] normal = directions.get(i).unitNormal();
            for (int j = 0; j < sum.length; j++) {
                sum[j] += by * normal[j];
            }
        }
        float[] result = new float[z.length];
        for (int j = 0; j < result.length; j++) {
            result[j] = (float) (z[j] + sum[j]);
        }
        return sphere.normalise(result);
    }

    /** Stretches the fillers so that the image's subspace keeps its length. */
    private void fill(double[] parts, double[] wanted, boolean[] filler) {
        double left = 0;
        double held = 0;
        for (int i = 0; i < parts.length; i++) {
            left += parts[i] * parts[i] - (filler[i] ? 0 : wanted[i] * wanted[i]);
            held += filler[i] ? wanted[i] * wanted[i] : 0;
        }
        if (held < 1e-12 || left <= 0) {
            return;
        }
        double scale = Math.sqrt(left / held);
        for (int i = 0; i < parts.length; i++) {
            if (filler[i]) {
                double limit = REACH * directions.get(i).deviation();
                wanted[i] = Math.max(-limit, Math.min(limit, wanted[i] * scale));
            }
        }
    }

    private String describe(double[] now, double[] neutral) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < now.length; i++) {
            double shift = (now[i] - neutral[i]) / directions.get(i).deviation();
            if (Math.abs(shift) >= 0.05) {
                text.append(text.isEmpty() ? "" : ";")
                        .append(directions.get(i).name())
                        .append(String.format(Locale.ROOT, "=%+.1f", shift));
            }
        }
        return text.toString();
    }
}
