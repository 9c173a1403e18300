package org.facegap.generator.world;

/**
 * The 24 identity cues: eight regions of the face, three cues a region, one for each {@link Tone}. A tone's people
 * differ mostly in the cues their tone owns when {@link WorldSpec#otherGroupEffect()} is high.
 *
 * <p>The gain turns one unit of an effective cue into the renderer's own unit. The gains are the output of
 * {@link CueCalibration}: with them the eight cues of each tone change that tone's pictures about equally much.
 */
public enum Cue {
    EYE_SPACING("eyes", Tone.LIGHT, 0.724),
    EYE_SIZE("eyes", Tone.MEDIUM, 1.566),
    EYE_TILT("eyes", Tone.DARK, 1.486),
    BROW_THICKNESS("brows", Tone.LIGHT, 0.888),
    BROW_SLOPE("brows", Tone.MEDIUM, 1.496),
    BROW_HEIGHT("brows", Tone.DARK, 2.376),
    NOSE_BRIDGE("nose", Tone.LIGHT, 2.254),
    NOSE_WIDTH("nose", Tone.MEDIUM, 1.677),
    NOSE_LENGTH("nose", Tone.DARK, 0.686),
    LIP_FULLNESS("mouth", Tone.LIGHT, 1.235),
    MOUTH_WIDTH("mouth", Tone.MEDIUM, 1.796),
    MOUTH_HEIGHT("mouth", Tone.DARK, 0.369),
    JAW_WIDTH("face", Tone.LIGHT, 1.496),
    CHIN_LENGTH("face", Tone.MEDIUM, 1.706),
    FACE_WIDTH("face", Tone.DARK, 0.764),
    EYE_DEPTH("cheeks", Tone.LIGHT, 0.951),
    CHEEK_HOLLOW("cheeks", Tone.MEDIUM, 1.147),
    CHEEKBONE("cheeks", Tone.DARK, 0.378),
    IRIS_COLOUR("lids", Tone.LIGHT, 0.936),
    LID_FOLD("lids", Tone.MEDIUM, 1.072),
    EYE_OPENNESS("lids", Tone.DARK, 1.140),
    FRECKLES("marks", Tone.LIGHT, 1.596),
    MOLE("marks", Tone.MEDIUM, 2.617),
    PALE_PATCH("marks", Tone.DARK, 2.388);

    /** Number of cues, the length of {@link Person#cues()}. */
    public static final int COUNT = 24;

    private final String region;
    private final Tone owner;
    private final double gain;

    Cue(String region, Tone owner, double gain) {
        this.region = region;
        this.owner = owner;
        this.gain = gain;
    }

    /** Region of the face the cue changes; each region has one cue for each tone. */
    public String region() {
        return region;
    }

    /** The one tone whose people vary widely in this cue. */
    public Tone owner() {
        return owner;
    }

    /** Renderer units for one unit of effective cue. */
    public double gain() {
        return gain;
    }
}
