package org.facegap.generator.ascent;

import org.facegap.core.UserError;
import org.facegap.generator.latent.LatentSpace;
import org.facegap.generator.search.LabelAscent;

/** Opens the ascent of a run when its strategy asks for one. Closing this closes what it opened. */
public interface Ascents extends AutoCloseable {
    /**
     * The ascent of a space; the same when asked again. Closing it is this one's business.
     *
     * @throws UserError when the generator or the oracle has no derivative
     */
    LabelAscent in(LatentSpace space);

    /** Lets go of what it opened. */
    @Override
    default void close() {}

    /**
     * None at all.
     *
     * @param origin the generator or oracle that has no derivative, as the specification names it
     */
    static Ascents none(String origin) {
        return space -> {
            throw UserError.usage(
                    "search.strategy: gradient needs a StyleGAN2 generator and an attribute network, which"
                            + " have a derivative; " + origin + " has none");
        };
    }
}
