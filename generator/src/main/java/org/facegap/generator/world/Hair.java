package org.facegap.generator.world;

/**
 * The hair: a shell around the head with an opening for the face, and a curtain behind the neck when it is long.
 * Stateless after construction.
 */
final class Hair {

    /** How much wider and deeper than the head. */
    final float grow;

    /** How much higher than the head. */
    final float growTop;

    /** How strongly strands change the brightness. */
    final float contrast;

    /** How strongly strands bend the normals. */
    final float bend;

    /** Strength of the highlight. */
    final float sheen;

    /** How much of the ears is free of hair, 0 to 1. */
    final float earsShow;

    private final FaceGeometry look;
    private final float edge;
    private final float curl;
    private final float hairline;
    private final float openHalf;
    private final float sideEnd;
    private final float curtainEnd;
    private final float curtain;
    private final float pixel;

    Hair(FaceGeometry look, float pixel) {
        this.look = look;
        this.pixel = pixel;
        float length = look.hairLength;
        float volume = look.hairVolume;
        curl = Curves.ramp(0.62f, 0.95f, volume);
        float thin = Curves.clamp(-look.fringe - 0.35f, 0f, 0.65f) / 0.65f;
        grow = (0.025f + 0.045f * volume + 0.10f * curl + 0.03f * length) * (1f - 0.6f * thin);
        growTop = (0.045f + 0.055f * volume + 0.08f * curl) * (1f - 0.75f * thin);
        contrast = 0.20f + 0.10f * curl;
        bend = 0.16f + 0.22f * curl;
        sheen = 1.1f - 0.7f * curl;
        edge = 1f / Math.max(0.10f, 1.6f * pixel);
        hairline = 0.63f + 0.30f * Math.max(0f, -look.fringe) - 0.16f * Math.max(0f, look.fringe);
        openHalf = 0.66f + 0.05f * (1f - length);
        sideEnd = Curves.mix(-0.02f, -1.35f, Curves.ramp(0.25f, 0.62f, length));
        earsShow = 1f - Curves.ramp(0.22f, 0.42f, length);
        curtain = Curves.ramp(0.28f, 0.55f, length);
        curtainEnd = Curves.mix(-0.55f, -1.55f, Curves.ramp(0.35f, 0.85f, length));
    }

    /** How much hair covers a point of the shell, 0 to 1. */
    float mask(float x, float y, float z) {
        float ragged = 0.035f * NoiseField.at(x * 7f + 5f, y * 4f + z * 3f);
        float swept = look.parting * x * 0.22f;
        float top = hairline + swept + 0.05f * Math.max(0f, -look.fringe) * Math.abs(x);
        // opening: wide at the temples, narrowing to the top
        float ax = Math.abs(x);
        float u = ax / openHalf;
        float v = y > 0.1f ? (y - 0.1f) / Math.max(0.15f, top - 0.1f) : 0f;
        float u2 = u * u;
        float v2 = v * v;
        float r = u2 * u2 * 0.75f + u2 * 0.25f + v2;
        float front = Curves.edge(r - 1f + 1.6f * ragged, 0.30f * edge);
        float sides = Curves.ramp(0.24f, 0.02f, z);
        float hair = Math.max(front, sides);
        // short hair ends above the ear and at the nape
        float end = sideEnd
                + 0.30f * Curves.ramp(0.10f, 0.42f, z)
                - 0.62f * Curves.ramp(-0.02f, -0.5f, z)
                + 0.1f * Curves.ramp(0.08f, -0.06f, z);
        hair *= Curves.edge(y - end + ragged * 2f, 0.55f * edge);
        hair *= Math.max(Curves.ramp(-0.86f, -0.62f, y), Curves.ramp(0.30f, 0.5f, ax));
        if (look.fringe < -0.35f) {
            float bald = Curves.ramp(-0.4f, -0.75f, look.fringe) * (1f - Curves.ramp(0.35f, 0.6f, look.hairLength));
            float crown = Curves.ramp(0.35f, 0.62f, y - 0.25f * ax + ragged);
            hair *= 1f - bald * crown * 0.97f;
        }
        return hair;
    }

    /** Soft streaks along the fall of the hair, or curls, -1 to 1. */
    float strand(float x, float y, float z) {
        float fall = x / (0.45f + 0.9f * Math.max(0f, 1.05f - Math.abs(y)));
        float along = (fall - 0.5f * look.parting * (1f - Math.max(0f, y))) * 6.5f;
        float streak = 0.65f * NoiseField.at(along + 9f, y * 1.6f + z) + 0.35f * NoiseField.at(along * 2.3f, y * 2.2f);
        if (curl <= 0f) {
            return streak;
        }
        float curls = NoiseField.at(x * 7.5f + 17f, y * 7.5f + z * 6f);
        return Curves.mix(streak, curls * 1.3f, curl);
    }

    /** Shade towards the ends and the hairline. */
    float rim(float x, float y, float z) {
        return 0.74f + 0.26f * Curves.ramp(-0.9f, 0.6f, y);
    }

    /** How uneven the outline is, in head units. */
    float wobble(float px, float py) {
        return (0.012f + 0.05f * curl) * NoiseField.at(px * 6f + 40f, py * 6f + 3f);
    }

    /** Shade the hair throws on the skin next to it, 0 to 1. */
    float shadow(float x, float y, float z) {
        if (look.fringe < -0.5f) {
            return 0f;
        }
        float top = hairline + look.parting * x * 0.22f;
        float near = Curves.ramp(top - 0.20f, top, y + 0.14f * Curves.clamp(Math.abs(x) * 2f - 0.8f, 0f, 0.5f));
        float sideways = curtain * Curves.ramp(openHalf - 0.16f, openHalf + 0.02f, Math.abs(x));
        return 0.5f * Math.max(near, sideways);
    }

    /** How much of the curtain covers an image point, 0 to 1; {@code dx} is the distance from the neck. */
    float behind(float px, float py, float dx) {
        if (curtain <= 0f || py > 0.3f) {
            return 0f;
        }
        float wave = 0.03f * NoiseField.at(py * 3f + 8f, px > 0f ? 4f : 21f) * (1f + 2f * curl);
        float half =
                look.width + grow + 0.01f + 0.06f * Curves.ramp(-0.2f, -1.1f, py) * (0.4f + look.hairVolume) + wave;
        half -= 0.2f * Curves.ramp(0.25f, 0f, py - curtainEnd) + 0.22f * Curves.ramp(-0.15f, 0.3f, py);
        float cover = Curves.edge(half - Math.abs(px), 0.6f / pixel) * Curves.edge(py - curtainEnd, 0.5f * edge);
        float behindNeck = Curves.ramp(-0.62f, -0.70f, py) * Curves.edge(0.36f - Math.abs(dx), 0.8f * edge);
        return cover * curtain * (1f - behindNeck);
    }

    /** Streaks of the curtain, a factor about 1. */
    float strandBehind(float px, float py) {
        return (0.85f + 0.22f * NoiseField.at(px * 8f + 13f, py * 1.3f)) * (0.7f + 0.3f * Curves.ramp(0f, -0.8f, py));
    }
}
