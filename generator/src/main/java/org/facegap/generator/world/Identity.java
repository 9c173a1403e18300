package org.facegap.generator.world;

import java.util.Arrays;

/**
 * Somebody: everything that stays the same from image to image.
 *
 * @param tone skin tone class
 * @param age age class
 * @param presentation gender presentation class
 * @param toneLevel what is drawn: 0 light, 1 medium, 2 dark, in between only next to a class threshold
 * @param oldness what is drawn: 0 young to 1 old
 * @param masculinity what is drawn: 0 feminine to 1 masculine
 * @param shade skin shade within the class, about standard normal
 * @param cues the {@link Cue#COUNT} effective identity cues in the order of {@link Cue}, spreads already applied
 */
public record Identity(
        Tone tone,
        Age age,
        Presentation presentation,
        double toneLevel,
        double oldness,
        double masculinity,
        double shade,
        double[] cues) {

    /**
     * Copies the cues.
     *
     * @throws IllegalArgumentException if there are not {@link Cue#COUNT} cues
     */
    public Identity {
        if (cues.length != Cue.COUNT) {
            throw new IllegalArgumentException("cues: expected " + Cue.COUNT + ", got " + cues.length);
        }
        cues = cues.clone();
    }

    /** A copy of the effective cues. */
    @Override
    public double[] cues() {
        return cues.clone();
    }

    /** The effective value of one cue. */
    public double cue(Cue cue) {
        return cues[cue.ordinal()];
    }

    /** The same identity but for one cue. */
    public Identity withCue(Cue cue, double value) {
        double[] changed = cues.clone();
        changed[cue.ordinal()] = value;
        return new Identity(tone, age, presentation, toneLevel, oldness, masculinity, shade, changed);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Identity that
                && tone == that.tone
                && age == that.age
                && presentation == that.presentation
                && Double.compare(toneLevel, that.toneLevel) == 0
                && Double.compare(oldness, that.oldness) == 0
                && Double.compare(masculinity, that.masculinity) == 0
                && Double.compare(shade, that.shade) == 0
                && Arrays.equals(cues, that.cues);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(cues) + Arrays.hashCode(new double[] {toneLevel, oldness, masculinity, shade});
    }

    @Override
    public String toString() {
        return "Identity[" + tone + ", " + age + ", " + presentation + ", cues="
                + Arrays.toString(cues) + "]";
    }
}
