package org.facegap.generator.world;

import java.util.Arrays;

/**
 * How one image of somebody was taken: everything that says nothing about who it is, hair included.
 *
 * @param yaw head turn in radians, positive towards the right edge of the image
 * @param pitch head nod in radians, positive looks up
 * @param roll head tilt in radians
 * @param lightAzimuth direction of the key light in radians, 0 from the camera, positive from the right
 * @param lightElevation height of the key light in radians
 * @param lightStrength strength of the key light, about 0.5 to 1.3
 * @param smile -1 (corners down) to 1 (broad smile)
 * @param mouthOpen 0 closed to 1 open
 * @param browRaise -1 lowered to 1 raised
 * @param gaze -1 looking left to 1 looking right
 * @param hairLength 0 cropped, 0.5 bob, 1 long
 * @param hairVolume 0 flat to 1 big and curly
 * @param hairFringe -1 receding, 0 clear forehead, 1 fringe to the brows
 * @param hairParting -1 to 1, the side the hair is swept to
 * @param hairDarkness 0 fair to 1 black, before tone and age pull at it
 * @param hairHue 0 ash to 1 red
 * @param background red, green, blue of the backdrop, 0 to 1
 * @param clothing hue of the clothes, 0 to 1
 * @param exposure log factor on the light
 */
public record Shot(
        double yaw,
        double pitch,
        double roll,
        double lightAzimuth,
        double lightElevation,
        double lightStrength,
        double smile,
        double mouthOpen,
        double browRaise,
        double gaze,
        double hairLength,
        double hairVolume,
        double hairFringe,
        double hairParting,
        double hairDarkness,
        double hairHue,
        double[] background,
        double clothing,
        double exposure) {

    /**
     * Copies the background colour.
     *
     * @throws IllegalArgumentException if the background is not three numbers
     */
    public Shot {
        if (background.length != 3) {
            throw new IllegalArgumentException("background: expected 3 numbers, got " + background.length);
        }
        background = background.clone();
    }

    /** A copy of the background colour. */
    @Override
    public double[] background() {
        return background.clone();
    }

    /** A frontal, evenly lit passport image. */
    public static Shot frontal() {
        return new Shot(
                0,
                0,
                0,
                0.35,
                0.5,
                0.9,
                0.1,
                0,
                0,
                0,
                0.25,
                0.3,
                0,
                0.2,
                0.7,
                0.4,
                new double[] {0.55, 0.58, 0.62},
                0.6,
                0);
    }

    /** The same shot with the head turned and nodded otherwise (radians). */
    public Shot withPose(double newYaw, double newPitch) {
        return nudged(0, newYaw - yaw).nudged(1, newPitch - pitch);
    }

    /** The same shot with one of its numbers changed by some amount, in the order of {@link #numbers()}. */
    Shot nudged(int index, double by) {
        double[] n = numbers();
        n[index] += by;
        return new Shot(
                n[0],
                n[1],
                n[2],
                n[3],
                n[4],
                n[5],
                n[6],
                n[7],
                n[8],
                n[9],
                n[10],
                n[11],
                n[12],
                n[13],
                n[14],
                n[15],
                new double[] {n[16], n[17], n[18]},
                n[19],
                n[20]);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Shot that && Arrays.equals(numbers(), that.numbers());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(numbers());
    }

    @Override
    public String toString() {
        return "Shot" + Arrays.toString(numbers());
    }

    private double[] numbers() {
        return new double[] {
            yaw,
            pitch,
            roll,
            lightAzimuth,
            lightElevation,
            lightStrength,
            smile,
            mouthOpen,
            browRaise,
            gaze,
            hairLength,
            hairVolume,
            hairFringe,
            hairParting,
            hairDarkness,
            hairHue,
            background[0],
            background[1],
            background[2],
            clothing,
            exposure
        };
    }
}
