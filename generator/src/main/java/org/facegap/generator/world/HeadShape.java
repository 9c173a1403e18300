package org.facegap.generator.world;

/**
 * The head, or the hair around it, as an ellipsoid whose half width depends on the height. Finds where a pixel's ray
 * meets it. One instance serves one image on one thread: the last hit is kept in its fields.
 */
final class HeadShape {

    private final float width;
    private final float depth;
    private final float up;
    private final float down;
    private final float jaw;
    private final float cheekbone;
    private final float chinBreadth;
    private final float temple;
    private final float cheekFull;
    private final Pose pose;

    /** The hit, in head units. */
    float x;

    float y;
    float z;

    /** Where the ray leaves on the far side. */
    float backX;

    float backY;
    float backZ;

    /** The outward normal at the hit. */
    float nx;

    float ny;
    float nz;

    /** About the distance to the outline on the image in head units, positive inside. */
    float inside;

    HeadShape(FaceGeometry look, Pose pose, float grow, float growTop) {
        this.width = look.width + grow;
        this.depth = 0.86f + grow;
        this.up = 1f + growTop;
        this.down = look.chin + 0.6f * grow;
        this.jaw = look.jaw;
        this.cheekbone = look.cheekbone;
        this.chinBreadth = look.chinBreadth;
        this.temple = look.temple;
        this.cheekFull = look.cheekFull;
        this.pose = pose;
    }

    /** Half width at a height. */
    float widthAt(float height) {
        float low = Curves.ramp(0.05f, -1.0f, height);
        float jawT = (height + 0.62f) * 2.6f;
        float cheekT = (height + 0.10f) * 4f;
        float chinT = (height + 0.86f) * 3.4f;
        float templeT = (height - 0.36f) * 3f;
        float fullT = (height + 0.36f) * 4f;
        return width
                * (1f
                        - 0.145f * low
                        + (jaw + 0.02f) * Curves.bump(jawT * jawT)
                        + cheekbone * Curves.bump(cheekT * cheekT)
                        + chinBreadth * Curves.bump(chinT * chinT)
                        + temple * Curves.bump(templeT * templeT)
                        + cheekFull * Curves.bump(fullT * fullT));
    }

    /** Meets the ray of image point (px, py), in head units from the centre of the head. */
    void meet(float px, float py) {
        float ox = pose.originX(px, py);
        float oy = pose.originY(py);
        float oz = pose.originZ(px, py);
        float dx = pose.dx;
        float dy = pose.dy;
        float dz = pose.dz;
        float height = oy + dy * 0.7f;
        float ia = 0f;
        float ib = 1f / (depth * depth);
        float ih = 0f;
        float t = 0f;
        float disc = 0f;
        float chord = 0f;
        for (int i = 0; i < 2; i++) {
            float a = widthAt(Curves.clamp(height, -1.1f, 1.1f));
            float h = height > 0f ? up : down;
            ia = 1f / (a * a);
            ih = 1f / (h * h);
            float qa = dx * dx * ia + dy * dy * ih + dz * dz * ib;
            float qb = ox * dx * ia + oy * dy * ih + oz * dz * ib;
            float qc = ox * ox * ia + oy * oy * ih + oz * oz * ib;
            float foot = -qb / qa;
            float closest = qc - qb * qb / qa;
            disc = 1f - closest;
            chord = disc > 0f ? (float) Math.sqrt(disc / qa) : 0f;
            t = foot + chord;
            height = oy + dy * t;
        }
        x = ox + dx * t;
        y = height;
        z = oz + dz * t;
        float far = t - 2f * chord;
        backX = ox + dx * far;
        backY = oy + dy * far;
        backZ = oz + dz * far;
        float r = (float) Math.sqrt(Math.max(0f, 1f - disc));
        float reach = (float) Math.sqrt(px * px + py * py);
        inside = (1f - r) * reach / Math.max(r, 0.2f);
        if (r < 0.2f) {
            inside = 0.6f;
        }
        float gx = x * ia;
        float gy = y * ih;
        float gz = z * ib;
        float norm = 1f / (float) Math.sqrt(gx * gx + gy * gy + gz * gz + 1e-9f);
        nx = gx * norm;
        ny = gy * norm;
        nz = gz * norm;
    }
}
