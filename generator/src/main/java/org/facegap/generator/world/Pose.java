package org.facegap.generator.world;

/** How the head is turned: image space (x right, y up, z to the camera) to head space and back. */
final class Pose {

    private final float cosYaw;
    private final float sinYaw;
    private final float cosPitch;
    private final float sinPitch;

    /** The direction to the camera in head space. */
    final float dx;

    final float dy;
    final float dz;

    Pose(double yaw, double pitch) {
        cosYaw = (float) Math.cos(yaw);
        sinYaw = (float) Math.sin(yaw);
        cosPitch = (float) Math.cos(pitch);
        sinPitch = (float) Math.sin(pitch);
        dx = -cosPitch * sinYaw;
        dy = -sinPitch;
        dz = cosPitch * cosYaw;
    }

    float originX(float px, float py) {
        return px * cosYaw - py * sinPitch * sinYaw;
    }

    float originY(float py) {
        return py * cosPitch;
    }

    float originZ(float px, float py) {
        return px * sinYaw + py * sinPitch * cosYaw;
    }

    /** A direction of image space in head space. */
    float[] toHead(float x, float y, float z) {
        float y1 = y * cosPitch - z * sinPitch;
        float z1 = y * sinPitch + z * cosPitch;
        return new float[] {x * cosYaw - z1 * sinYaw, y1, x * sinYaw + z1 * cosYaw};
    }

    /** A point of head space in image space. */
    float[] toImage(float x, float y, float z) {
        float x1 = x * cosYaw + z * sinYaw;
        float z1 = -x * sinYaw + z * cosYaw;
        return new float[] {x1, y * cosPitch + z1 * sinPitch, -y * sinPitch + z1 * cosPitch};
    }
}
