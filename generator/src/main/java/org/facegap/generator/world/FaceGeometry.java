package org.facegap.generator.world;

/**
 * A {@link Face} turned into the renderer's numbers, once an image: geometry in head units (1 is half the height of
 * the head, x to the right of the image, y up, z out of the face) and linear-light colours.
 */
final class FaceGeometry {

    static final float SCALE = 0.735f;
    static final float CENTRE_Y = 0.045f;


    // attributes
    final float old;
    final float masc;
    final float tone;

    // head
    final float width;
    final float jaw;
    final float cheekbone;
    final float chin;
    final float chinBreadth;
    final float temple;
    final float cheekFull;

    // features
    final float eyeX;
    final float eyeW;
    final float eyeTilt;
    final float lidUp;
    final float lidLow;
    final float foldLift;
    final float foldStrength;
    final float socket;
    final float iris;
    final float[] irisColour;
    final float gaze;
    final float browY;
    final float browRaise;
    final float browHalf;
    final float browSlope;
    final float browLength;
    final float noseW;
    final float noseTip;
    final float bridge;
    final float mouthY;
    final float mouthW;
    final float lipUp;
    final float lipLow;
    final float smile;
    final float mouthOpen;
    final float fold;
    final float hollow;
    final float freckles;
    final float mole;
    final float patch;
    final float eyeShade;
    final float muzzleShade;
    final float lidShade;
    final float templeMark;
    final float noseMark;
    final float cheekMark;

    // hair
    final float hairLength;
    final float hairVolume;
    final float fringe;
    final float parting;

    // colours, linear light
    final float[] skin;
    final float[] lips;
    final float[] hair;
    final float[] brow;
    final float[] cloth;
    final float[] backdrop;

    FaceGeometry(Face face) {
        Identity identity = face.identity();
        Shot shot = face.shot();
        old = (float) identity.oldness();
        masc = (float) identity.masculinity();
        tone = (float) identity.toneLevel();

        width = 0.755f + 0.018f * masc + 0.022f * cue(identity, Cue.FACE_WIDTH);
        jaw = 0.07f * (masc - 0.5f) + 0.035f * cue(identity, Cue.JAW_WIDTH);
        cheekbone = 0.022f * cue(identity, Cue.CHEEKBONE);
        chin = 1f + 0.02f * masc + 0.025f * cue(identity, Cue.CHIN_LENGTH);
        chinBreadth = Curves.clamp(0.03f * cue(identity, Cue.CHIN_BREADTH), -0.3f, 0.3f);
        temple = Curves.clamp(0.03f * cue(identity, Cue.TEMPLE_WIDTH), -0.2f, 0.2f);
        cheekFull = Curves.clamp(0.03f * cue(identity, Cue.CHEEK_FULLNESS), -0.2f, 0.2f);

        smile = (float) shot.smile();
        mouthOpen = (float) shot.mouthOpen();
        eyeX = 0.335f + 0.014f * cue(identity, Cue.EYE_SPACING);
        eyeW = 0.172f * (1f + 0.055f * cue(identity, Cue.EYE_SIZE));
        eyeTilt = 0.03f - 0.03f * old + 0.085f * cue(identity, Cue.EYE_TILT);
        float open = 1f + 0.13f * cue(identity, Cue.EYE_OPENNESS) - 0.12f * old;
        open *= 1f + 0.04f * (float) shot.browRaise();
        float size = 1f + 0.07f * cue(identity, Cue.EYE_SIZE);
        lidUp = 0.092f * size * Curves.clamp(open, 0.45f, 1.7f) * (1.06f - 0.12f * masc);
        lidLow = 0.055f * size * (1f - 0.35f * Math.max(0f, smile));
        float foldCue = cue(identity, Cue.LID_FOLD);
        foldLift = 0.055f + 0.012f * foldCue;
        foldStrength = Curves.clamp(0.45f + 0.2f * foldCue, -0.1f, 1.1f);
        socket = Curves.clamp(0.5f + 0.3f * cue(identity, Cue.EYE_DEPTH), -1f, 2.2f);
        iris = 0.078f * (0.7f + 0.3f * size);
        irisColour = irisColour(cue(identity, Cue.IRIS_COLOUR), tone);
        gaze = 0.055f * (float) shot.gaze();

        browY = 0.245f + Curves.clamp(0.035f * cue(identity, Cue.BROW_HEIGHT), -0.1f, 0.2f) - 0.02f * masc;
        browRaise = (float) shot.browRaise();
        browHalf = Math.max(
                0.014f,
                (0.026f + 0.017f * masc + 0.012f * Curves.clamp(tone - 1f, 0f, 1f))
                        * (1f + 0.22f * cue(identity, Cue.BROW_THICKNESS)));
        browLength = Curves.clamp(1f + 0.1f * cue(identity, Cue.BROW_LENGTH), 0.4f, 1.5f);
        browSlope = 0.04f + 0.075f * cue(identity, Cue.BROW_SLOPE) + 0.05f * (1f - masc);

        noseW = 0.137f * Curves.clamp(1f + 0.04f * masc + 0.11f * cue(identity, Cue.NOSE_WIDTH), 0.35f, 1.9f);
        noseTip = -0.315f - 0.035f * cue(identity, Cue.NOSE_LENGTH);
        bridge = Curves.clamp(1f + 0.24f * cue(identity, Cue.NOSE_BRIDGE), -1f, 3.2f);

        mouthY = -0.605f + 0.03f * cue(identity, Cue.MOUTH_HEIGHT) - 0.01f * masc;
        mouthW = 0.255f * Curves.clamp(1f + 0.09f * cue(identity, Cue.MOUTH_WIDTH), 0.45f, 1.65f) * (1f + 0.14f * smile);
        float full = Math.max(0.2f, 1f + 0.17f * cue(identity, Cue.LIP_FULLNESS))
                * (1f - 0.18f * masc - 0.15f * old);
        float balance = Curves.clamp(0.15f * cue(identity, Cue.LIP_BALANCE), -0.7f, 0.7f);
        lipUp = 0.074f * full * (1f + balance) * (1f - 0.15f * Math.max(0f, smile));
        lipLow = 0.092f * full * (1f - balance) * (1f - 0.15f * Math.max(0f, smile));
        fold = 0.10f + 0.34f * old + 0.12f * Math.max(0f, smile);
        hollow = cue(identity, Cue.CHEEK_HOLLOW);
        freckles = Curves.clamp(0.26f * cue(identity, Cue.FRECKLES), -0.9f, 0.95f);
        mole = cue(identity, Cue.MOLE);
        patch = cue(identity, Cue.PALE_PATCH);
        eyeShade = Curves.clamp(0.1f * cue(identity, Cue.EYE_SHADE), -0.7f, 0.7f);
        muzzleShade = Curves.clamp(0.1f * cue(identity, Cue.MUZZLE_SHADE), -1.2f, 0.7f);
        lidShade = Curves.clamp(0.1f * cue(identity, Cue.LID_SHADE), -1.8f, 0.75f);
        templeMark = cue(identity, Cue.TEMPLE_MARK);
        noseMark = cue(identity, Cue.NOSE_MARK);
        cheekMark = cue(identity, Cue.CHEEK_MARK);

        float lengthLean = (float) shot.hairLength() + 0.22f * (0.5f - masc);
        hairLength = Curves.clamp(lengthLean, 0f, 1f);
        hairVolume = (float) shot.hairVolume();
        fringe = Curves.clamp((float) shot.hairFringe() + 0.3f * (1f - masc) - 0.05f - 0.25f * masc * old, -1f, 1f);
        parting = (float) shot.hairParting();

        skin = skin(tone, (float) identity.shade(), old);
        float undertone = Curves.clamp(0.04f * cue(identity, Cue.UNDERTONE), -0.3f, 0.3f);
        skin[0] *= 1f + 0.6f * undertone;
        skin[1] *= 1f - 0.3f * undertone;
        skin[2] *= 1f - undertone;
        float[] lipTint = {0.66f, 0.16f, 0.15f};
        float paint = 0.18f + 0.42f * (1f - masc);
        lips = new float[3];
        float lipDark = Curves.clamp(1f - 0.12f * cue(identity, Cue.LIP_COLOUR), 0.25f, 1.6f);
        float lipLight = Curves.mix(1f, 0.62f, Curves.clamp(tone * 0.6f, 0f, 1f));
        for (int i = 0; i < 3; i++) {
            float natural = skin[i] * (i == 0 ? 0.86f : 0.58f);
            lips[i] = Curves.mix(natural, lipTint[i] * lipLight, paint * (1f - 0.4f * old))
                    * lipDark
                    * (i == 0 ? 1f : lipDark);
        }
        float pink = 0.11f * cue(identity, Cue.LIP_PINK);
        float[] pinkLips = {0.50f, 0.20f, 0.19f};
        for (int i = 0; i < 3; i++) {
            lips[i] = pink > 0f
                    ? Curves.mix(lips[i], pinkLips[i], Math.min(pink, 0.9f))
                    : lips[i] * (1f + 0.8f * Math.max(pink, -0.9f));
        }
        hair = hairColour((float) shot.hairDarkness(), (float) shot.hairHue(), tone, old);
        brow = new float[3];
        float[] fair = {0.42f, 0.27f, 0.13f};
        float browFair = Curves.edge(cue(identity, Cue.BROW_DARKNESS) - 1.5f, 0.16f);
        float[] dark = {0.035f, 0.024f, 0.018f};
        for (int i = 0; i < 3; i++) {
            float young = Curves.mix(dark[i], Math.min(hair[i], 0.12f), 0.3f);
            brow[i] = Curves.mix(young, 0.34f - 0.06f * tone, 0.75f * old);
            brow[i] = Curves.mix(brow[i], fair[i], browFair)
                    * (1f - 0.35f * Curves.clamp(tone - 1f, 0f, 1f));
        }
        cloth = hue((float) shot.clothing());
        double[] rgb = shot.background();
        backdrop = new float[3];
        for (int i = 0; i < 3; i++) {
            float v = Curves.clamp((float) rgb[i], 0f, 1f);
            backdrop[i] = v * v;
        }
    }

    private static float cue(Identity identity, Cue cue) {
        return (float) (identity.cue(cue) * cue.gain());
    }

    private static float[] skin(float tone, float shade, float old) {
        float[][] classes = {{0.80f, 0.515f, 0.385f}, {0.465f, 0.248f, 0.128f}, {0.172f, 0.078f, 0.044f}};
        float toMedium = Curves.clamp(tone, 0f, 1f);
        float toDark = Curves.clamp(tone - 1f, 0f, 1f);
        float light = 1f + 0.07f * shade;
        float[] colour = new float[3];
        for (int i = 0; i < 3; i++) {
            float base = Curves.mix(Curves.mix(classes[0][i], classes[1][i], toMedium), classes[2][i], toDark);
            colour[i] = base * light * (1f + (i - 1) * 0.03f * shade);
        }
        float grey = (colour[0] + colour[1] + colour[2]) / 3f;
        for (int i = 0; i < 3; i++) {
            colour[i] = Curves.mix(colour[i], grey, 0.12f * old);
        }
        return colour;
    }

    private static float[] irisColour(float cue, float tone) {
        float[] blue = {0.20f, 0.42f, 0.62f};
        float[] hazel = {0.17f, 0.13f, 0.06f};
        float[] brown = {0.05f, 0.022f, 0.012f};
        float at = Curves.edge(cue - 0.9f * tone, 0.16f);
        float toHazel = Curves.clamp(at * 2f, 0f, 1f);
        float toBlue = Curves.clamp(at * 2f - 1f, 0f, 1f);
        float[] colour = new float[3];
        for (int i = 0; i < 3; i++) {
            colour[i] = Curves.mix(Curves.mix(brown[i], hazel[i], toHazel), blue[i], toBlue);
        }
        return colour;
    }

    private static float[] hairColour(float darkness, float hue, float tone, float old) {
        float[] ash = {0.46f, 0.36f, 0.22f};
        float[] red = {0.40f, 0.17f, 0.06f};
        float[] brown = {0.115f, 0.062f, 0.034f};
        float[] black = {0.016f, 0.013f, 0.012f};
        float dark =
                Curves.mix(darkness, 0.76f + 0.24f * darkness, 0.6f * tone - 0.1f * tone * Math.max(0f, tone - 1f));
        float toBrown = Curves.clamp(dark * 2f, 0f, 1f);
        float toBlack = Curves.clamp(dark * 2f - 1f, 0f, 1f);
        float[] colour = new float[3];
        for (int i = 0; i < 3; i++) {
            float fair = Curves.mix(ash[i], red[i], hue * hue);
            float young = Curves.mix(Curves.mix(fair, brown[i], toBrown), black[i], toBlack);
            float grey = Curves.mix(0.62f, 0.26f, dark) * (i == 2 ? 1.03f : 1f);
            colour[i] = Curves.mix(young, grey, 0.88f * old);
        }
        return colour;
    }

    private static float[] hue(float hue) {
        float[] colour = new float[3];
        for (int i = 0; i < 3; i++) {
            float wave = 0.5f + 0.5f * (float) Math.cos(2 * Math.PI * (hue * 0.85 - i / 3.0));
            colour[i] = 0.05f + 0.18f * wave * (0.4f + hue);
        }
        return colour;
    }
}
