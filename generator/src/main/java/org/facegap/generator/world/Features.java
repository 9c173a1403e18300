package org.facegap.generator.world;

/**
 * The features of the face as functions of a point (x, y) of the face: colour, the slope of the relief on the head's
 * surface, and how much light reaches it. One instance serves one image on one thread: {@link #at} leaves its
 * answer in the fields.
 */
final class Features {

    private static final float[] DARK_MARK = {0.42f, 0.2f, 0.24f};
    private static final float[] PALE_MARK = {2.6f, 2.7f, 2.8f};

    private final FaceGeometry look;
    private final float soft;
    private final float fine;
    private final float shadeSide;
    private final float[] irisRing;

    /** Colour, linear light. */
    float red;

    float green;
    float blue;

    /** Slope of the relief. */
    float slopeX;

    float slopeY;

    /** Light that gets there, 0 to 1. */
    float open;

    /** Strength of the highlight. */
    float gloss;

    /** Light added whatever the lamp does: the catch-light. */
    float glint;

    private float ax;
    private float yy;

    /**
     * @param look who
     * @param pixel size of a pixel in head units
     * @param lightX how much the light comes from the right, -1 to 1, in head space
     */
    Features(FaceGeometry look, float pixel, float lightX) {
        this.look = look;
        this.fine = 1f / Math.max(0.018f, 1.15f * pixel);
        this.soft = 1f / Math.max(0.05f, 1.6f * pixel);
        this.shadeSide = lightX;
        this.irisRing =
                new float[] {look.irisColour[0] * 0.35f, look.irisColour[1] * 0.35f, look.irisColour[2] * 0.35f};
    }

    /** Height of the nose, the one feature tall enough to be displaced by a turn of the head. */
    float noseHeight(float x, float y) {
        float tip = look.noseTip;
        float t = (0.12f - y) / (0.12f - tip);
        if (t <= 0f || y < tip - 0.16f) {
            return 0f;
        }
        float rise = t < 1f ? t * (0.45f + 0.55f * t) : 1f;
        float under = Curves.edge(y - (tip - 0.07f), 8f);
        float k = x / (0.085f + 0.045f * Math.min(t, 1f));
        return 0.19f * rise * under * Curves.bump(k * k);
    }

    /** Evaluates everything at a point of the front of the face. */
    void at(float x, float y) {
        ax = Math.abs(x);
        yy = y;
        float side = x < 0f ? -1f : 1f;
        slopeX = 0f;
        slopeY = 0f;
        open = 1f;
        glint = 0f;
        gloss = 0.5f;
        skin(x, y);
        relief();
        nose(y, side);
        folds(y);
        mouth(y);
        eye(side);
        brow();
        marks(x, y);
        slopeX *= side;
    }

    private void raise(float cx, float cy, float sx, float sy, float height) {
        float u = (ax - cx) / sx;
        float v = (yy - cy) / sy;
        float a = 1f - 0.25f * (u * u + v * v);
        if (a > 0f) {
            float k = -2f * height * a * a * a;
            slopeX += k * u / sx;
            slopeY += k * v / sy;
        }
    }

    private float spot(float cx, float cy, float sx, float sy) {
        float u = (ax - cx) / sx;
        float v = (yy - cy) / sy;
        return Curves.bump(u * u + v * v);
    }

    private void paint(float[] colour, float alpha) {
        red += (colour[0] - red) * alpha;
        green += (colour[1] - green) * alpha;
        blue += (colour[2] - blue) * alpha;
    }

    private void paint(float r, float g, float b, float alpha) {
        red += (r - red) * alpha;
        green += (g - green) * alpha;
        blue += (b - blue) * alpha;
    }

    private void darken(float amount) {
        red *= 1f - 0.8f * amount;
        green *= 1f - amount;
        blue *= 1f - amount;
    }

    private void skin(float x, float y) {
        red = look.skin[0];
        green = look.skin[1];
        blue = look.skin[2];
        // blood under the cheeks, the nose and the ears
        float blush = 0.6f * spot(0.44f, -0.24f, 0.2f, 0.16f) + 0.45f * spot(0f, look.noseTip + 0.02f, 0.13f, 0.1f);
        blush *= (0.16f + 0.10f * (1f - look.masc)) * (1f - 0.4f * look.old);
        green *= 1f - 0.75f * blush;
        blue *= 1f - 0.7f * blush;
        float around = spot(look.eyeX, -0.01f, 0.27f, 0.2f);
        darken(look.eyeShade * around);
        darken(look.muzzleShade * spot(0f, look.mouthY - 0.04f, 0.42f, 0.32f));
        darken(look.lidShade * spot(look.eyeX, 0.12f, 0.22f, 0.1f));
        float area = spot(0.26f, -0.2f, 0.32f, 0.2f);
        if (look.old > 0.01f) {
            float n = NoiseField.at(x * 9f + 3.3f, y * 9f + 11.7f);
            darken(look.old * 0.16f * n * n * (n > 0f ? 1.3f : -0.5f));
        }
        if (area > 0.01f && look.freckles != 0f) {
            float f = NoiseField.at(x * 21f + 31.1f, y * 21f + 7.9f);
            float dots = Curves.ramp(-0.3f, 0.6f, f);
            float many = area * Math.max(0f, look.freckles) * (0.35f + 0.65f * dots);
            red *= 1f - 0.42f * many;
            green *= 1f - 0.62f * many;
            blue *= 1f - 0.74f * many;
            float clear = area * Math.max(0f, -look.freckles);
            red *= 1f + 0.10f * clear;
            green *= 1f - 0.36f * clear;
            blue *= 1f - 0.26f * clear;
        }
        if (look.masc > 0.01f) {
            float rx = ax * 1.25f;
            float jaw = Curves.ramp(-0.34f, -0.62f, y - 0.55f * Math.max(0f, rx - 0.38f));
            float u = ax / 0.2f;
            float v = (y - (look.mouthY + 0.13f)) / 0.055f;
            float moustache = Curves.bump(u * u * u * u + v * v);
            float beard = Math.max(0.8f * jaw, moustache) * look.masc;
            float grain = 0.9f + 0.1f * NoiseField.at(x * 22f, y * 22f);
            float strength = beard * grain * (0.54f - 0.1f * look.old);
            float g = (red + green + blue) * (0.22f + 0.08f * look.old);
            red += (g * 0.80f - red) * strength;
            green += (g * 0.84f - green) * strength;
            blue += (g * 0.92f - blue) * strength;
        }
    }

    private void relief() {
        float s = look.socket;
        raise(look.eyeX - 0.06f, 0.05f, 0.19f, 0.13f, -0.05f - 0.055f * s);
        raise(look.eyeX, -0.01f, 0.15f, 0.10f, 0.03f);
        raise(0.25f, 0.24f, 0.26f, 0.09f, 0.025f + 0.02f * look.masc);
        raise(0.46f, -0.22f, 0.21f, 0.18f, 0.06f + 0.03f * Math.max(0f, look.smile) - 0.02f * look.old);
        raise(0f, look.mouthY, 0.33f, 0.22f, 0.045f);
        raise(0f, -0.88f * look.chin, 0.17f, 0.11f, 0.055f);
        raise(0f, look.mouthY - look.lipLow - 0.075f, 0.17f, 0.05f, -0.03f);
        raise(0.50f, -0.47f, 0.15f, 0.18f, -0.02f - 0.025f * look.old - 0.02f * look.hollow);
        open -= 0.06f * look.hollow * spot(0.49f, -0.42f, 0.16f, 0.22f);
        open -= (0.08f + 0.20f * s) * spot(look.eyeX - 0.13f, 0.06f, 0.12f, 0.09f);
        open -= 0.17f * s * spot(look.eyeX + 0.01f, 0.13f, 0.20f, 0.065f);
        open -= 0.09f * s * spot(look.eyeX - 0.02f, -0.10f, 0.15f, 0.05f);
    }

    private void nose(float y, float side) {
        float tip = look.noseTip;
        float w = look.noseW;
        float b = look.bridge;
        float top = 0.17f;
        float t = (top - y) / (top - tip);
        float under = Curves.edge(y - (tip - 0.06f), 7f);
        if (t > 0f && under > 0f) {
            float grow = Math.min(t, 1f);
            float sigma = 0.062f + 0.035f * grow;
            float k = ax / sigma;
            float a = 1f - 0.25f * k * k;
            if (a > 0f) {
                float height = (0.065f * b + 0.085f * grow) * Math.min(1f, 4f * t) * under;
                float a3 = a * a * a;
                slopeX -= 2f * height * a3 * k / sigma;
                if (t < 1f) {
                    slopeY -= 0.10f * a3 * a / (top - tip) * under;
                }
            }
        }
        raise(0f, tip + 0.015f, 0.085f, 0.075f, 0.055f);
        raise(w, tip - 0.02f, 0.065f, 0.065f, 0.06f);
        gloss += 0.5f * spot(0f, tip + 0.02f, 0.06f, 0.05f) + 0.25f * spot(0f, -0.1f, 0.035f, 0.2f) * b;
        // shade at the sides of the bridge and below the tip, more on the side away from the light
        float away = 0.5f - 0.5f * side * shadeSide;
        float flank = spot(0.108f + 0.3f * (w - 0.135f), 0.03f, 0.052f, 0.19f);
        open -= flank * (0.13f + 0.28f * away) * (b - 0.3f);
        float cast = spot(w + 0.05f, tip - 0.01f, 0.05f, 0.085f);
        open -= cast * (0.22f + 0.28f * away);
        open -= 0.36f * spot(0f, tip - 0.115f, 0.8f * w + 0.05f, 0.04f);
        float nostril = spot(0.52f * w, tip - 0.075f, 0.30f * w, 0.026f + 0.2f / fine * 0.35f);
        darken(0.88f * nostril);
    }

    private void folds(float y) {
        // from the wing of the nose to beside the corner of the mouth
        float top = look.noseTip;
        float bottom = look.mouthY - 0.05f;
        float t = (top - y) / (top - bottom);
        if (t > -0.3f && t < 1.3f) {
            float path = look.noseW + 0.06f + (look.mouthW + 0.05f - look.noseW) * t * (0.6f + 0.4f * t);
            float u = (ax - path) / 0.042f;
            float v = (t - 0.5f) / 0.48f;
            float line = Curves.bump(u * u + v * v * v * v);
            open -= look.fold * line;
            slopeX += 0.5f * look.fold * line * Curves.clamp(u, -1.5f, 1.5f);
        }
        if (look.old > 0.01f) {
            float bag = spot(look.eyeX - 0.01f, -0.135f, 0.15f, 0.030f);
            open -= 0.34f * look.old * bag;
            raise(look.eyeX, -0.10f, 0.13f, 0.045f, 0.022f * look.old);
            float brow = Curves.ramp(0.36f, 0.44f, y) * Curves.ramp(0.52f, 0.3f, ax);
            if (brow > 0f) {
                float bend = (y - 0.05f * ax * ax) * 7.4f;
                float wave = bend - (float) Math.floor(bend) - 0.5f;
                float k = wave * 5f;
                open -= 0.26f * look.old * brow * Curves.bump(k * k);
            }
            float frown = spot(0.055f, 0.235f, 0.02f, 0.08f);
            open -= 0.25f * look.old * frown;
            float cx = ax - (look.eyeX + look.eyeW + 0.07f);
            if (cx > -0.07f && cx < 0.12f) {
                float fan = (y + 0.01f) / (0.09f + 0.4f * Math.max(0f, cx));
                float k = (fan - (float) Math.floor(fan + 0.5f)) * 4f;
                float window = Curves.bump(cx * cx * 180f + fan * fan * 0.9f);
                open -= 0.24f * look.old * window * Curves.bump(k * k);
            }
        }
    }

    private void mouth(float y) {
        float w = look.mouthW;
        float t = ax / w;
        if (t > 1.35f || Math.abs(y - look.mouthY) > 0.34f) {
            return;
        }
        float t2 = Math.min(t * t, 1.4f);
        float gap = look.mouthOpen * 0.085f * Math.max(0f, 1f - t2);
        float line = look.mouthY + look.smile * (0.062f * t2 - 0.022f) + 0.006f * t2;
        float body = Math.max(0f, 1f - t2);
        float bow = ax / (0.22f * w);
        float up = look.lipUp * body * (1.06f - 0.28f * Curves.bump(bow * bow)) + 0.25f * gap;
        float low = look.lipLow * (float) Math.sqrt(body) + 0.85f * gap;
        float d = y - line;
        float taper = Curves.ramp(1.1f, 0.92f, t);
        float lip = Curves.edge(up - d, fine) * Curves.edge(d + low, fine) * taper;
        if (lip > 0f) {
            boolean upper = d > 0f;
            float shade = Curves.mix(1f, 0.74f, Curves.edge(d, fine));
            paint(look.lips[0] * shade, look.lips[1] * shade, look.lips[2] * shade, lip * 0.95f);
            gloss += upper ? 0f : 0.55f * lip;
            float v = upper ? (d - 0.5f * up) / (up + 0.02f) : (d + 0.5f * low) / (low + 0.02f);
            slopeY -= v * lip * (upper ? 0.35f : 0.75f);
        }
        float seamK = d * fine * 0.9f;
        float seam = Curves.bump(seamK * seamK * 1.6f) * Curves.ramp(1.18f, 0.9f, t);
        darken(0.62f * seam * (1f - 0.7f * Curves.clamp(gap * 18f, 0f, 1f)));
        float corner = spot(w * 1.04f, look.mouthY + look.smile * 0.04f, 0.035f, 0.035f);
        open -= 0.3f * corner;
        if (gap > 0.002f) {
            float inner = Curves.edge(0.25f * gap - d, fine)
                    * Curves.edge(d + 0.75f * gap, fine)
                    * Curves.clamp(gap * 40f, 0f, 1f);
            paint(0.045f, 0.012f, 0.012f, inner);
            float teeth = Curves.edge(d + 0.30f * gap, fine) * inner * Curves.clamp(0.55f + 0.5f * look.smile, 0f, 1f);
            paint(0.62f, 0.58f, 0.50f, teeth * 0.85f);
        }
        float below = spot(0f, line - low - 0.055f, 0.16f, 0.035f);
        open -= 0.20f * below;
    }

    private void eye(float side) {
        float w = look.eyeW;
        float dx = ax - look.eyeX;
        if (Math.abs(dx) > w * 1.5f || Math.abs(yy) > 0.32f) {
            return;
        }
        float dy = yy - look.eyeTilt * dx;
        float t = dx / w;
        float t2 = t * t;
        float body = Math.max(0f, 1f - t2);
        float skew = 1f + 0.12f * t;
        float top = look.lidUp * body * skew;
        float low = look.lidLow * body;
        float sides = Curves.ramp(1.12f, 0.92f, Math.abs(t));
        float ball = Curves.edge(top - dy, fine) * Curves.edge(dy + low, fine) * sides;
        // lid crease and the shadow above the lid
        float crease = (dy - top - look.foldLift) / 0.022f;
        open -= look.foldStrength * 0.75f * Curves.bump(crease * crease) * Curves.ramp(1.25f, 0.7f, Math.abs(t));
        if (ball > 0f) {
            float white = Curves.mix(0.78f, 0.62f, look.old);
            float lidShade = 1f - 0.45f * Curves.ramp(0.075f, -0.005f, top - dy);
            float round = 1f - 0.22f * t2;
            float s = white * lidShade * round;
            paint(s, s * 0.95f, s * (0.91f - 0.06f * look.old), ball);
            float ix = dx - side * look.gaze;
            float iy = dy - 0.012f;
            float r = (float) Math.sqrt(ix * ix + iy * iy);
            float disc = Curves.edge(look.iris - r, fine) * ball;
            if (disc > 0f) {
                paint(irisRing, disc);
                float inner = Curves.edge(0.80f * look.iris - r, fine) * ball;
                float glow = 1f + 0.5f * Curves.clamp(-iy / look.iris, -0.6f, 1f);
                paint(look.irisColour[0] * glow, look.irisColour[1] * glow, look.irisColour[2] * glow, inner);
                paint(0.008f, 0.007f, 0.007f, Curves.edge(0.42f * look.iris - r, fine) * ball);
                float gx = side * ix - 0.030f * (shadeSide > 0f ? 1f : -1f) * Math.min(1f, 3f * Math.abs(shadeSide));
                float gy = iy - 0.030f;
                glint = 0.55f * Curves.bump((gx * gx + gy * gy) * 1900f) * ball;
            }
            gloss *= 1f - 0.5f * ball;
            slopeX *= 1f - ball;
            slopeY *= 1f - ball;
        }
        // lash lines: the upper one carries the eye at a distance
        float lashHalf = 0.021f + 0.013f * (1f - look.masc);
        float lashK = (dy - top - 0.2f * lashHalf) / (lashHalf + 0.12f / fine);
        float wing = 1.10f + 0.16f * (1f - look.masc);
        float ends = Curves.ramp(wing, 0.86f, t) * Curves.ramp(-1.1f, -0.8f, t);
        float lash = Curves.bump(lashK * lashK) * ends * (0.72f + 0.24f * (1f - look.masc) - 0.12f * look.old);
        paint(0.018f, 0.013f, 0.012f, lash);
        float lowK = (dy + low) / (0.016f + 0.1f / fine);
        float lowLash = Curves.bump(lowK * lowK) * Curves.ramp(1.1f, 0.8f, Math.abs(t));
        darken(lowLash * (0.30f + 0.18f * (1f - look.masc)));
        float corner = (dx + w * 0.97f) * (dx + w * 0.97f) + dy * dy;
        paint(0.42f * look.skin[0] + 0.1f, 0.14f, 0.12f, 0.5f * Curves.bump(corner * 1500f));
    }

    private void brow() {
        float dx = ax - (look.eyeX + 0.012f);
        float t = dx / (0.215f * look.browLength);
        if (t < -1.25f || t > 1.3f) {
            return;
        }
        float centre = look.browY
                + look.browSlope * dx
                + (0.035f * (1.1f - 0.6f * look.masc) + 0.042f * look.browRaise) * (1f - t * t)
                - 0.012f;
        float half = look.browHalf * (1.06f - 0.42f * Math.max(0f, t));
        float d = yy - centre;
        if (Math.abs(d) > 0.16f) {
            return;
        }
        float edge = Math.min(soft, 22f);
        float inBrow = Curves.edge(half - d, edge) * Curves.edge(d + half, edge);
        inBrow *= Curves.ramp(1.16f, 0.72f, t) * Curves.ramp(-1.16f, -0.78f, t);
        float lack = Curves.clamp(half * edge * 1.7f, 0f, 1f);
        float hairs = 0.9f + 0.1f * NoiseField.at(ax * 26f + yy * 16f, yy * 9f);
        paint(look.brow, inBrow * hairs * (0.86f + 0.10f * look.masc - 0.1f * look.old) * (0.6f + 0.4f * lack));
    }

    private void marks(float x, float y) {
        if (look.mole != 0f) {
            float s = look.mole < 0f ? -1f : 1f;
            mole(x - s * 0.37f, y + 0.40f, look.mole * s);
        }
        if (look.templeMark < 0f) {
            birthmark(x + 0.36f, y + 0.46f, -look.templeMark, DARK_MARK);
        } else {
            birthmark(x - 0.34f, y - 0.40f, look.templeMark, DARK_MARK);
        }
        if (look.noseMark < 0f) {
            birthmark(x + 0.27f, y + 0.20f, -look.noseMark, DARK_MARK);
        } else {
            birthmark(x - 0.02f, y - 0.10f, look.noseMark, DARK_MARK);
        }
        if (look.cheekMark < 0f) {
            birthmark(x + 0.45f, y + 0.42f, -look.cheekMark, PALE_MARK);
        } else {
            birthmark(x - 0.02f, y + 0.12f, look.cheekMark, PALE_MARK);
        }
        float p = look.patch;
        if (p != 0f) {
            float dx = p > 0f ? x - 0.44f : x + 0.22f;
            float dy = p > 0f ? y + 0.20f : y + 0.80f;
            float ragged = 0.8f + 0.35f * NoiseField.at(x * 11f + 2f, y * 11f + 50f);
            float alpha = Curves.bump((dx * dx + dy * dy) * ragged * 30f)
                    * Curves.clamp(0.2f * Math.abs(p), 0f, 0.75f);
            float pale = look.skin[0] * 0.5f + 0.22f;
            paint(pale, pale * 0.72f, pale * 0.58f, alpha);
        }
    }

    /** A broad mark of the skin's colour times a factor a channel, which deepens with its strength. */
    private void birthmark(float dx, float dy, float strength, float[] factor) {
        float r2 = (dx * dx + dy * dy) * 45f;
        if (r2 < 4f && strength != 0f) {
            float ragged = r2 * (0.8f + 0.35f * NoiseField.at(dx * 13f + 23f, dy * 13f + 5f));
            float alpha = Curves.bump(ragged) * Math.min(0.16f * strength, 0.9f);
            paint(factor[0] * look.skin[0], factor[1] * look.skin[1], factor[2] * look.skin[2], alpha);
        }
    }

    /** A mole that appears and grows with its strength. */
    private void mole(float dx, float dy, float strength) {
        float radius = 0.034f + 0.009f * strength;
        float r2 = (dx * dx + dy * dy) / (radius * radius);
        if (r2 < 4f) {
            float alpha = Curves.bump(r2) * Curves.clamp(0.45f * strength, 0f, 0.92f);
            paint(0.06f * look.skin[0], 0.05f * look.skin[1], 0.05f * look.skin[2], alpha);
        }
    }
}
