package org.facegap.generator.world;

/**
 * The identity cues: 13 regions of the face, three cues a region, one for each {@link Tone}. A tone's identities
 * differ mostly in the cues their tone owns when {@link WorldSpec#otherGroupEffect()} is high.
 *
 * <p>The gain turns one unit of an effective cue into the renderer's own unit. The gains are the output
 * of {@code CueCalibration}, a program beside the tests: with them a tone's cues change that tone's images about equally much in every tone.
 */
public enum Cue {
    EYE_SPACING("eyes", Tone.LIGHT, 1.100),
    EYE_SIZE("eyes", Tone.MEDIUM, 2.000),
    EYE_TILT("eyes", Tone.DARK, 2.100),
    BROW_THICKNESS("brows", Tone.LIGHT, 1.900),
    BROW_SLOPE("brows", Tone.MEDIUM, 1.900),
    BROW_HEIGHT("brows", Tone.DARK, 3.400),
    NOSE_BRIDGE("nose", Tone.LIGHT, 3.000),
    NOSE_WIDTH("nose", Tone.MEDIUM, 2.500),
    NOSE_LENGTH("nose", Tone.DARK, 1.050),
    LIP_FULLNESS("mouth", Tone.LIGHT, 1.600),
    MOUTH_WIDTH("mouth", Tone.MEDIUM, 3.000),
    MOUTH_HEIGHT("mouth", Tone.DARK, 0.800),
    JAW_WIDTH("face", Tone.LIGHT, 1.700),
    CHIN_LENGTH("face", Tone.MEDIUM, 2.000),
    FACE_WIDTH("face", Tone.DARK, 1.100),
    EYE_DEPTH("cheeks", Tone.LIGHT, 1.400),
    CHEEK_HOLLOW("cheeks", Tone.MEDIUM, 1.700),
    CHEEKBONE("cheeks", Tone.DARK, 0.800),
    IRIS_COLOUR("lids", Tone.LIGHT, 1.400),
    LID_FOLD("lids", Tone.MEDIUM, 1.200),
    EYE_OPENNESS("lids", Tone.DARK, 1.700),
    FRECKLES("marks", Tone.LIGHT, 1.800),
    MOLE("marks", Tone.MEDIUM, 3.000),
    PALE_PATCH("marks", Tone.DARK, 2.600),
    TEMPLE_WIDTH("outline", Tone.LIGHT, 0.900),
    CHEEK_FULLNESS("outline", Tone.MEDIUM, 1.400),
    CHIN_BREADTH("outline", Tone.DARK, 3.400),
    UNDERTONE("complexion", Tone.LIGHT, 1.700),
    EYE_SHADE("complexion", Tone.MEDIUM, 5.500),
    MUZZLE_SHADE("complexion", Tone.DARK, 9.000),
    BROW_DARKNESS("upper face", Tone.LIGHT, 2.400),
    BROW_LENGTH("upper face", Tone.MEDIUM, 1.700),
    LID_SHADE("upper face", Tone.DARK, 6.000),
    LIP_COLOUR("lips", Tone.LIGHT, 2.600),
    LIP_BALANCE("lips", Tone.MEDIUM, 2.000),
    LIP_PINK("lips", Tone.DARK, 6.000),
    TEMPLE_MARK("birthmarks", Tone.LIGHT, 3.400),
    NOSE_MARK("birthmarks", Tone.MEDIUM, 3.600),
    CHEEK_MARK("birthmarks", Tone.DARK, 4.500);

    /** Number of cues, the length of {@link Identity#cues()}. */
    public static final int COUNT = 39;

    /** Cues that lie before the shot in a latent; the others lie after it. */
    static final int BEFORE_SHOT = 24;

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
