package org.facegap.generator.world;

/**
 * The identity cues: regions of the face, three cues a region, one for each {@link Tone}; 13 regions in
 * {@link WorldEdition#CLEAR}, the first 8 of them in {@link WorldEdition#PRESENT}. A tone's identities
 * differ mostly in the cues their tone owns when {@link WorldSpec#otherGroupEffect()} is high.
 *
 * <p>The gain turns one unit of an effective cue into the renderer's own unit; cues that an edition does not have are 0. The gains are the output
 * of {@code CueCalibration}, a program beside the tests: with them a tone's cues change that tone's images about equally much in every tone.
 */
public enum Cue {
    EYE_SPACING("eyes", Tone.LIGHT, 0.705, 1.100),
    EYE_SIZE("eyes", Tone.MEDIUM, 1.563, 2.000),
    EYE_TILT("eyes", Tone.DARK, 1.495, 2.100),
    BROW_THICKNESS("brows", Tone.LIGHT, 0.867, 1.900),
    BROW_SLOPE("brows", Tone.MEDIUM, 1.465, 1.900),
    BROW_HEIGHT("brows", Tone.DARK, 2.213, 3.400),
    NOSE_BRIDGE("nose", Tone.LIGHT, 2.218, 3.000),
    NOSE_WIDTH("nose", Tone.MEDIUM, 1.665, 2.500),
    NOSE_LENGTH("nose", Tone.DARK, 0.691, 1.050),
    LIP_FULLNESS("mouth", Tone.LIGHT, 1.150, 1.600),
    MOUTH_WIDTH("mouth", Tone.MEDIUM, 1.791, 3.000),
    MOUTH_HEIGHT("mouth", Tone.DARK, 0.384, 0.800),
    JAW_WIDTH("face", Tone.LIGHT, 1.417, 1.700),
    CHIN_LENGTH("face", Tone.MEDIUM, 1.708, 2.000),
    FACE_WIDTH("face", Tone.DARK, 0.797, 1.100),
    EYE_DEPTH("cheeks", Tone.LIGHT, 0.949, 1.400),
    CHEEK_HOLLOW("cheeks", Tone.MEDIUM, 1.129, 1.700),
    CHEEKBONE("cheeks", Tone.DARK, 0.415, 0.800),
    IRIS_COLOUR("lids", Tone.LIGHT, 0.937, 1.400),
    LID_FOLD("lids", Tone.MEDIUM, 1.087, 1.200),
    EYE_OPENNESS("lids", Tone.DARK, 1.141, 1.700),
    FRECKLES("marks", Tone.LIGHT, 1.572, 1.800),
    MOLE("marks", Tone.MEDIUM, 2.444, 3.000),
    PALE_PATCH("marks", Tone.DARK, 2.281, 2.600),
    TEMPLE_WIDTH("outline", Tone.LIGHT, 0, 0.900),
    CHEEK_FULLNESS("outline", Tone.MEDIUM, 0, 1.400),
    CHIN_BREADTH("outline", Tone.DARK, 0, 3.400),
    UNDERTONE("complexion", Tone.LIGHT, 0, 1.700),
    EYE_SHADE("complexion", Tone.MEDIUM, 0, 5.500),
    MUZZLE_SHADE("complexion", Tone.DARK, 0, 9.000),
    BROW_DARKNESS("upper face", Tone.LIGHT, 0, 2.400),
    BROW_LENGTH("upper face", Tone.MEDIUM, 0, 1.700),
    LID_SHADE("upper face", Tone.DARK, 0, 6.000),
    LIP_COLOUR("lips", Tone.LIGHT, 0, 2.600),
    LIP_BALANCE("lips", Tone.MEDIUM, 0, 2.000),
    LIP_PINK("lips", Tone.DARK, 0, 6.000),
    TEMPLE_MARK("birthmarks", Tone.LIGHT, 0, 3.400),
    NOSE_MARK("birthmarks", Tone.MEDIUM, 0, 3.600),
    CHEEK_MARK("birthmarks", Tone.DARK, 0, 4.500);

    /** Number of cues, the length of {@link Identity#cues()}. */
    public static final int COUNT = 39;

    /** Cues of {@link WorldEdition#PRESENT}; in a latent they lie before the shot, the others after it. */
    static final int FIRST = 24;

    private final String region;
    private final Tone owner;
    private final double present;
    private final double clear;

    Cue(String region, Tone owner, double present, double clear) {
        this.region = region;
        this.owner = owner;
        this.present = present;
        this.clear = clear;
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
    public double gain(WorldEdition edition) {
        return edition == WorldEdition.PRESENT ? present : clear;
    }
}
