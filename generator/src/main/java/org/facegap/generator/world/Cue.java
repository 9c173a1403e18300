package org.facegap.generator.world;

/**
 * The 24 identity cues: eight regions of the face, three cues a region, one for each {@link Tone}. A tone's identities
 * differ mostly in the cues their tone owns when {@link WorldSpec#otherGroupEffect()} is high.
 *
 * <p>The gain turns one unit of an effective cue into the renderer's own unit. The gains are the output of
 * {@code CueCalibration}, a program beside the tests: with them the eight cues of each tone change that tone's images about equally much.
 */
public enum Cue {
    EYE_SPACING("eyes", Tone.LIGHT, 0.705),
    EYE_SIZE("eyes", Tone.MEDIUM, 1.563),
    EYE_TILT("eyes", Tone.DARK, 1.495),
    BROW_THICKNESS("brows", Tone.LIGHT, 0.867),
    BROW_SLOPE("brows", Tone.MEDIUM, 1.465),
    BROW_HEIGHT("brows", Tone.DARK, 2.213),
    NOSE_BRIDGE("nose", Tone.LIGHT, 2.218),
    NOSE_WIDTH("nose", Tone.MEDIUM, 1.665),
    NOSE_LENGTH("nose", Tone.DARK, 0.691),
    LIP_FULLNESS("mouth", Tone.LIGHT, 1.150),
    MOUTH_WIDTH("mouth", Tone.MEDIUM, 1.791),
    MOUTH_HEIGHT("mouth", Tone.DARK, 0.384),
    JAW_WIDTH("face", Tone.LIGHT, 1.417),
    CHIN_LENGTH("face", Tone.MEDIUM, 1.708),
    FACE_WIDTH("face", Tone.DARK, 0.797),
    EYE_DEPTH("cheeks", Tone.LIGHT, 0.949),
    CHEEK_HOLLOW("cheeks", Tone.MEDIUM, 1.129),
    CHEEKBONE("cheeks", Tone.DARK, 0.415),
    IRIS_COLOUR("lids", Tone.LIGHT, 0.937),
    LID_FOLD("lids", Tone.MEDIUM, 1.087),
    EYE_OPENNESS("lids", Tone.DARK, 1.141),
    FRECKLES("marks", Tone.LIGHT, 1.572),
    MOLE("marks", Tone.MEDIUM, 2.444),
    PALE_PATCH("marks", Tone.DARK, 2.281);

    /** Number of cues, the length of {@link Identity#cues()}. */
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

    /** The one tone whose identities vary widely in this cue. */
    public Tone owner() {
        return owner;
    }

    /** Renderer units for one unit of effective cue. */
    public double gain() {
        return gain;
    }
}
