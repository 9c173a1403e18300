package org.facegap.generator.world;

/** The smooth, cheap, compactly supported functions all shapes are drawn with. */
final class Curves {

    private Curves() {}

    /** 0 below, 1 above, smooth over a width of {@code 1 / sharpness} around x = 0. */
    static float edge(float x, float sharpness) {
        float t = x * sharpness + 0.5f;
        if (t <= 0f) {
            return 0f;
        }
        if (t >= 1f) {
            return 1f;
        }
        return t * t * (3f - 2f * t);
    }

    /** 0 at {@code low}, 1 at {@code high}, smooth between. */
    static float ramp(float low, float high, float x) {
        return edge((x - low) / (high - low) - 0.5f, 1f);
    }

    /** About exp(-r2), exactly 0 from r2 = 4. */
    static float bump(float r2) {
        float a = 1f - 0.25f * r2;
        if (a <= 0f) {
            return 0f;
        }
        a *= a;
        return a * a;
    }

    static float mix(float a, float b, float t) {
        return a + (b - a) * t;
    }

    static float clamp(float x, float low, float high) {
        return Math.min(high, Math.max(low, x));
    }
}
