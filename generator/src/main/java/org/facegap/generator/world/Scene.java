package org.facegap.generator.world;

/** One image being drawn, on one thread: layers from the backdrop to the hair, then exposure and gamma. */
final class Scene {

    private final int size;
    private final FaceGeometry look;
    private final Pose pose;
    private final HeadShape head;
    private final HeadShape shell;
    private final Features features;
    private final Hair hair;
    private final float pixel;
    private final float cosRoll;
    private final float sinRoll;

    private final float[] light;
    private final float[] lightHead;
    private final float[] halfHead;
    private final float key;
    private final float gain;

    private final float neckX;
    private final float[] leftEar;
    private final float[] rightEar;

    private float red;
    private float green;
    private float blue;

    Scene(Face face, int size) {
        this.size = size;
        Shot shot = face.shot();
        look = new FaceGeometry(face);
        pose = new Pose(shot.yaw(), shot.pitch());
        pixel = 2f / (size * FaceGeometry.SCALE);
        float ca = (float) Math.cos(shot.lightElevation());
        light = new float[] {
            (float) Math.sin(shot.lightAzimuth()) * ca,
            (float) Math.sin(shot.lightElevation()),
            (float) Math.cos(shot.lightAzimuth()) * ca
        };
        lightHead = pose.toHead(light[0], light[1], light[2]);
        float hx = lightHead[0] + pose.dx;
        float hy = lightHead[1] + pose.dy;
        float hz = lightHead[2] + pose.dz;
        float hn = 1f / (float) Math.sqrt(hx * hx + hy * hy + hz * hz + 1e-6f);
        halfHead = new float[] {hx * hn, hy * hn, hz * hn};
        key = (float) shot.lightStrength();
        gain = (float) Math.exp(Math.max(-2, Math.min(2, shot.exposure())));
        head = new HeadShape(look, pose, 0f, 0f);
        hair = new Hair(look, pixel);
        shell = new HeadShape(look, pose, hair.grow, hair.growTop);
        features = new Features(look, pixel, Curves.clamp(lightHead[0] * 1.4f, -1f, 1f));
        cosRoll = (float) Math.cos(shot.roll());
        sinRoll = (float) Math.sin(shot.roll());
        neckX = 0.10f * (float) Math.sin(shot.yaw());
        float earX = head.widthAt(-0.1f) * 0.985f;
        leftEar = pose.toImage(-earX, -0.11f, -0.06f);
        rightEar = pose.toImage(earX, -0.11f, -0.06f);
    }

    float[] draw() {
        float[] out = new float[3 * size * size];
        int plane = size * size;
        for (int row = 0; row < size; row++) {
            float sy = 1f - (2f * row + 1f) / size;
            for (int column = 0; column < size; column++) {
                float sx = (2f * column + 1f) / size - 1f;
                pixel(sx, sy);
                int i = row * size + column;
                out[i] = display(red);
                out[plane + i] = display(green);
                out[2 * plane + i] = display(blue);
            }
        }
        return out;
    }

    /** Exposure, a soft shoulder, gamma 2. */
    private float display(float linear) {
        float v = linear * gain;
        v = v * 1.45f / (1f + 0.42f * v);
        return Curves.clamp((float) Math.sqrt(Math.max(0f, v)), 0f, 1f);
    }

    private void pixel(float sx, float sy) {
        float hx = sx / FaceGeometry.SCALE;
        float hy = (sy - FaceGeometry.CENTRE_Y) / FaceGeometry.SCALE;
        float px = hx * cosRoll + hy * sinRoll;
        float py = hy * cosRoll - hx * sinRoll;
        backdrop(sx, sy);
        boolean near = Math.abs(px) < 1.35f && py > -1.25f && py < 1.4f;
        body(hx, hy);
        hairBehind(px, py, hx);
        if (!near) {
            return;
        }
        shell.meet(px, py);
        float shellCover = Curves.edge(shell.inside + hair.wobble(px, py), 0.5f / pixel);
        if (shellCover > 0f) {
            hairInside(px, py, shellCover);
        }
        ear(px, py, leftEar, -1f, 1f);
        ear(px, py, rightEar, 1f, 1f);
        head.meet(px, py);
        float cover = Curves.edge(head.inside, 0.55f / pixel);
        if (cover > 0f) {
            float r = red;
            float g = green;
            float b = blue;
            face();
            red = Curves.mix(r, red, cover);
            green = Curves.mix(g, green, cover);
            blue = Curves.mix(b, blue, cover);
        }
        if (shellCover > 0f) {
            hairInFront(shellCover);
        }
        ear(px, py, leftEar, -1f, hair.earsShow * Curves.ramp(-0.02f, 0.2f, leftEar[2]));
        ear(px, py, rightEar, 1f, hair.earsShow * Curves.ramp(-0.02f, 0.2f, rightEar[2]));
    }

    private void blend(float r, float g, float b, float alpha) {
        red += (r - red) * alpha;
        green += (g - green) * alpha;
        blue += (b - blue) * alpha;
    }

    private void backdrop(float sx, float sy) {
        float v = 1f + 0.16f * sy - 0.10f * (sx * sx + sy * sy) + 0.14f * sx * light[0];
        red = look.backdrop[0] * v;
        green = look.backdrop[1] * v;
        blue = look.backdrop[2] * v;
    }

    /** Neck, shoulders and clothes; they do not turn with the head. */
    private void body(float hx, float hy) {
        if (hy > -0.55f) {
            return;
        }
        float half = 0.40f + 0.055f * look.masc;
        float dx = hx - neckX;
        float flare = Math.max(0f, -1.02f - hy);
        float neckHalf = half + 1.1f * flare * flare;
        float u = Curves.clamp(dx / neckHalf, -1f, 1f);
        float cover = Curves.edge(neckHalf - Math.abs(dx), 0.7f / pixel);
        if (cover > 0f) {
            float nz = (float) Math.sqrt(1f - 0.92f * u * u);
            float lit = 0.36f + 0.75f * key * Math.max(0f, 0.8f * u * light[0] + nz * (0.2f + 0.6f * light[2]));
            float shadow = 0.42f + 0.58f * Curves.ramp(-0.88f, -1.32f, hy);
            lit *= shadow * (0.72f + 0.28f * nz);
            blend(look.skin[0] * lit, look.skin[1] * lit, look.skin[2] * lit, cover);
        }
        float out = Math.abs(dx);
        float slope = -1.02f - 0.16f * out - 0.28f * Math.max(0f, out - 0.55f) * Math.max(0f, out - 0.55f);
        float depth = Math.max(0f, hy + 1.32f) * 0.9f;
        float wide = 0.60f * half + depth * 1.1f;
        float sharp = 0.6f / pixel;
        float shirt = Curves.edge(slope - hy, sharp) * Curves.edge(out - wide, sharp);
        if (shirt > 0f) {
            float lit = 0.45f + 0.55f * key * Math.max(0f, 0.5f + 0.55f * light[0] * Curves.clamp(dx, -1f, 1f));
            lit *= 0.92f + 0.08f * NoiseField.at(hx * 5f, hy * 3f) - 0.15f * Curves.ramp(wide + 0.12f, wide, out);
            blend(look.cloth[0] * lit, look.cloth[1] * lit, look.cloth[2] * lit, shirt);
        }
    }

    private void ear(float px, float py, float[] ear, float side, float alpha) {
        if (alpha <= 0f) {
            return;
        }
        float u = (px - ear[0] - side * 0.02f) / 0.095f;
        float v = (py - ear[1]) / 0.19f;
        u -= side * 0.25f * v;
        float r2 = u * u + v * v;
        if (r2 > 2f) {
            return;
        }
        float cover = Curves.edge(1f - r2, 0.045f / pixel) * alpha;
        float k = ((u - side * 0.1f) * (u - side * 0.1f) * 2.6f + v * v * 2.2f);
        float inner = Curves.bump(k * 1.6f);
        float lit = 0.42f + 0.62f * key * Math.max(0f, 0.45f + 0.65f * side * light[0]);
        lit *= 1f - 0.45f * inner;
        blend(look.skin[0] * lit, look.skin[1] * lit * 0.86f, look.skin[2] * lit * 0.84f, cover);
    }

    private void face() {
        float x = head.x;
        float y = head.y;
        float front = Curves.ramp(0.02f, 0.24f, head.z);
        // the nose stands out: look where the ray meets it
        if (front > 0f) {
            float h = features.noseHeight(x, y);
            float mx = x + pose.dx * h;
            float my = y + pose.dy * h;
            h = features.noseHeight(mx, my);
            x += pose.dx * h;
            y += pose.dy * h;
        }
        features.at(x, y);
        float f = front;
        float gx = features.slopeX * f;
        float gy = features.slopeY * f;
        float gn = gx * head.nx + gy * head.ny;
        float nx = head.nx - gx + gn * head.nx;
        float ny = head.ny - gy + gn * head.ny;
        float nz = head.nz + gn * head.nz;
        float norm = 1f / (float) Math.sqrt(nx * nx + ny * ny + nz * nz);
        nx *= norm;
        ny *= norm;
        nz *= norm;
        float r = Curves.mix(look.skin[0], features.red, f);
        float g = Curves.mix(look.skin[1], features.green, f);
        float b = Curves.mix(look.skin[2], features.blue, f);
        float open = Math.max(0.12f, Curves.mix(1f, features.open, f));
        float facing = nx * lightHead[0] + ny * lightHead[1] + nz * lightHead[2];
        float soft = Math.max(0f, (facing + 0.22f) / 1.22f);
        float rim = nx * pose.dx + ny * pose.dy + nz * pose.dz;
        float fill = (0.30f + 0.10f * ny) * (0.62f + 0.38f * Math.max(0f, rim));
        float shadow = hair.shadow(x, y, head.z);
        float keyed = 0.92f * key * soft * (1f - shadow);
        float lit = (fill * (1f - 0.5f * shadow) + keyed) * open;
        // blood warms the edge of the shade
        float warm = 0.10f * Curves.bump((facing - 0.05f) * (facing - 0.05f) * 9f);
        red = r * lit * (1f + warm);
        green = g * lit;
        blue = b * lit * (1f - 0.5f * warm);
        float spec = Math.max(0f, nx * halfHead[0] + ny * halfHead[1] + nz * halfHead[2]);
        spec *= spec;
        spec *= spec;
        spec *= spec;
        float broad = spec;
        spec *= spec;
        float shine = key * (0.045f * broad + 0.055f * spec) * features.gloss * open * (1f - 0.8f * shadow);
        shine += features.glint * f * (0.4f + 0.6f * key);
        red += shine;
        green += shine * 0.96f;
        blue += shine * 0.92f;
    }

    private void hairBehind(float px, float py, float hx) {
        float alpha = hair.behind(px, py, hx - neckX);
        if (alpha > 0f) {
            float lit = (0.30f + 0.42f * key * Math.max(0.1f, 0.5f + 0.5f * light[0] * Curves.clamp(px, -1f, 1f)))
                    * hair.strandBehind(px, py);
            blend(look.hair[0] * lit, look.hair[1] * lit, look.hair[2] * lit, alpha);
        }
    }

    /** The far inner side of the hair, seen past the temple. */
    private void hairInside(float px, float py, float cover) {
        float alpha = hair.mask(shell.backX, shell.backY, Math.min(0f, shell.backZ)) * cover;
        if (alpha > 0f) {
            float lit = (0.34f + 0.25f * key) * hair.strandBehind(px, py);
            blend(look.hair[0] * lit, look.hair[1] * lit, look.hair[2] * lit, alpha);
        }
    }

    private void hairInFront(float cover) {
        float alpha = hair.mask(shell.x, shell.y, shell.z) * cover;
        if (alpha <= 0f) {
            return;
        }
        float strand = hair.strand(shell.x, shell.y, shell.z);
        float bend = hair.bend * strand;
        float nx = shell.nx + bend;
        float ny = shell.ny + 0.5f * bend;
        float nz = shell.nz;
        float facing = nx * lightHead[0] + ny * lightHead[1] + nz * lightHead[2];
        float soft = Math.max(0f, (facing + 0.35f) / 1.35f);
        float lit = (0.30f + 0.95f * key * soft) * (1f + hair.contrast * strand);
        float spec = Math.max(0f, nx * halfHead[0] + ny * halfHead[1] + nz * halfHead[2]);
        spec *= spec;
        spec *= spec;
        spec *= spec;
        float sheen = key * 0.07f * spec * (1f + 0.7f * strand) * hair.sheen;
        lit *= hair.rim(shell.x, shell.y, shell.z);
        float lift = sheen * 0.5f;
        blend(
                look.hair[0] * lit + sheen * (0.3f + look.hair[0]) + lift * 0.3f,
                look.hair[1] * lit + sheen * (0.3f + look.hair[1]) + lift * 0.3f,
                look.hair[2] * lit + sheen * (0.3f + look.hair[2]) + lift * 0.3f,
                alpha);
    }
}
