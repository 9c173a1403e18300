package org.facegap.generator.world;

import java.util.Arrays;
import java.util.List;

/**
 * Which built-in world is drawn. Both give a latent the same tone, age, presentation and shot; {@code CLEAR} shows more of who somebody is. The
 * models that are shipped are of {@code PRESENT}, which goes when they are fitted to {@code CLEAR}.
 */
public enum WorldEdition {
    /** 24 cues, and images that hide much: the world of the shipped models. */
    PRESENT(24),

    /** 39 stronger cues, and images that vary less in light, expression, blur and noise. */
    CLEAR(Cue.COUNT);

    private final int cues;
    private final EditionNumbers numbers;

    WorldEdition(int cues) {
        this.cues = cues;
        this.numbers = new EditionNumbers(cues > Cue.FIRST);
    }

    /** The cues in which identities differ, the first of {@link Cue} in its order. */
    public List<Cue> cues() {
        return Arrays.asList(Cue.values()).subList(0, cues);
    }

    /** Latent coordinates in use: three attributes, the shade, the cues and the shot. The others change nothing. */
    int coordinates() {
        return 4 + cues + Population.SHOT;
    }

    EditionNumbers numbers() {
        return numbers;
    }

    /**
     * Leaves the present edition out of stored configs, where it is the default: stages made before there were editions are still found.
     * Equal to what is left out, as Jackson asks of a filter.
     */
    public static final class LeftOut {
        @Override
        public boolean equals(Object other) {
            return other == PRESENT;
        }

        @Override
        public int hashCode() {
            return PRESENT.hashCode();
        }
    }
}
