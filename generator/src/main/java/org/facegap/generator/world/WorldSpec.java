package org.facegap.generator.world;

import java.util.List;

/**
 * Which world: who lives in it and how they are photographed.
 *
 * @param otherGroupEffect 0: all cues vary equally in every tone; 1: each tone varies widely only in its own cues
 * @param toneShares shares of light, medium and dark identities, summing to 1
 * @param oldShare share of old identities
 * @param masculineShare share of masculine identities
 * @param seed seed of the latent rotation
 * @param latentDim length of a latent vector
 * @param yawSd standard deviation of the head turn in radians
 * @param pitchSd standard deviation of the nod in radians
 * @param exposureSd standard deviation of the log exposure
 * @param lightSpread 1: light strength 0.5 to 1.3 from wide directions; 0: always the same light
 * @param expressionSpread factor on smile, open mouth and raised brows
 * @param blurMax largest resolution divisor of a {@link Sensor}
 * @param noiseMax largest noise standard deviation of a {@link Sensor}
 */
public record WorldSpec(
        double otherGroupEffect,
        List<Double> toneShares,
        double oldShare,
        double masculineShare,
        long seed,
        int latentDim,
        double yawSd,
        double pitchSd,
        double exposureSd,
        double lightSpread,
        double expressionSpread,
        double blurMax,
        double noiseMax) {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException naming the component that is out of range
     */
    public WorldSpec {
        require(otherGroupEffect >= 0 && otherGroupEffect <= 1, "otherGroupEffect: must be 0 to 1");
        require(toneShares.size() == 3, "toneShares: must be three shares");
        toneShares = List.copyOf(toneShares);
        double sum = 0;
        for (double share : toneShares) {
            require(share >= 0.02, "toneShares: each share must be at least 0.02");
            sum += share;
        }
        require(Math.abs(sum - 1) < 1e-6, "toneShares: must sum to 1");
        require(oldShare >= 0.03 && oldShare <= 0.97, "oldShare: must be 0.03 to 0.97");
        require(masculineShare >= 0.03 && masculineShare <= 0.97, "masculineShare: must be 0.03 to 0.97");
        require(
                latentDim >= Population.COORDINATES && latentDim <= 1024,
                "latentDim: must be " + Population.COORDINATES + " to 1024");
        require(yawSd >= 0 && yawSd <= 1, "yawSd: must be 0 to 1");
        require(pitchSd >= 0 && pitchSd <= 0.5, "pitchSd: must be 0 to 0.5");
        require(exposureSd >= 0 && exposureSd <= 1, "exposureSd: must be 0 to 1");
        require(lightSpread >= 0 && lightSpread <= 1, "lightSpread: must be 0 to 1");
        require(expressionSpread >= 0 && expressionSpread <= 1.5, "expressionSpread: must be 0 to 1.5");
        require(blurMax >= 1 && blurMax <= 8, "blurMax: must be 1 to 8");
        require(noiseMax >= 0 && noiseMax <= 0.3, "noiseMax: must be 0 to 0.3");
    }

    /** The same world photographed with yaw and pitch spread by this factor. */
    public WorldSpec withPose(double factor) {
        return new WorldSpec(
                otherGroupEffect,
                toneShares,
                oldShare,
                masculineShare,
                seed,
                latentDim,
                yawSd * factor,
                pitchSd * factor,
                exposureSd,
                lightSpread,
                expressionSpread,
                blurMax,
                noiseMax);
    }

    /** The biased world: 70/20/10 per cent, one in five old, two in five masculine, full other-group effect. */
    public static WorldSpec defaults() {
        return new WorldSpec(1.0, List.of(0.7, 0.2, 0.1), 0.2, 0.4, 7L, 64, 0.38, 0.2, 0.22, 0.8, 0.75, 1.8, 0.025);
    }

    /** The same world with another other-group effect. */
    public WorldSpec withOtherGroupEffect(double effect) {
        return new WorldSpec(
                effect,
                toneShares,
                oldShare,
                masculineShare,
                seed,
                latentDim,
                yawSd,
                pitchSd,
                exposureSd,
                lightSpread,
                expressionSpread,
                blurMax,
                noiseMax);
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
