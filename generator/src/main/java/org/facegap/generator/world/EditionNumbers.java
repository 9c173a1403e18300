package org.facegap.generator.world;

/** The numbers of the renderer that differ between editions, in its own units; the gains of cues are in {@link Cue}. */
final class EditionNumbers {

    /** Between which two values something is held. */
    record Limits(float low, float high) {
        float hold(float value) {
            return Curves.clamp(value, low, high);
        }
    }

    final Limits socket;
    final Limits browHeight;
    final Limits noseWidth;
    final Limits bridge;
    final Limits mouthWidth;
    final float thinnestLips;

    /** How much thicker and darker brows are on dark skin, so that they stand out from it. */
    final float browOnDark;

    final float browDarker;

    /** How far brows can turn fair, 0 to 1. */
    final float fairestBrow;

    /** Where freckles and their reverse lie, and how wide. */
    final float frecklesX;

    final float frecklesWidth;
    final float frecklesHeight;

    final float moleRadius;

    /** How fast the pale patch fades outwards. */
    final float patchFall;

    /** How far a fringe comes down, and how wide the hair leaves the face open. */
    final float fringeDrop;

    final float openHalf;
    final float openShort;

    EditionNumbers(boolean clear) {
        socket = clear ? new Limits(-1f, 2.2f) : new Limits(-0.7f, 1.9f);
        browHeight = clear ? new Limits(-0.1f, 0.2f) : new Limits(-0.085f, 0.25f);
        noseWidth = clear ? new Limits(0.35f, 1.9f) : new Limits(0.45f, 1.85f);
        bridge = clear ? new Limits(-1f, 3.2f) : new Limits(-0.5f, 2.7f);
        mouthWidth = clear ? new Limits(0.45f, 1.65f) : new Limits(0.58f, 1.45f);
        thinnestLips = clear ? 0.2f : 0.3f;
        browOnDark = clear ? 0.012f : 0f;
        browDarker = clear ? 0.35f : 0f;
        fairestBrow = clear ? 1f : 0f;
        frecklesX = clear ? 0.26f : 0.30f;
        frecklesWidth = clear ? 0.32f : 0.24f;
        frecklesHeight = clear ? 0.2f : 0.17f;
        moleRadius = clear ? 0.034f : 0.026f;
        patchFall = clear ? 30f : 62f;
        fringeDrop = clear ? 0.16f : 0.26f;
        openHalf = clear ? 0.66f : 0.63f;
        openShort = clear ? 0.05f : 0.06f;
    }
}
