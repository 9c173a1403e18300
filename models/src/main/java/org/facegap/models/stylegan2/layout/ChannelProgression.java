package org.facegap.models.stylegan2.layout;

import java.util.Arrays;
import org.facegap.core.UserError;

/**
 * The two figures that channels per resolution follow from: min(base / resolution, most).
 *
 * @param base channels times resolution where they are not limited
 * @param most the limit
 */
record ChannelProgression(int base, int most) {
    /**
     * The figures of a network.
     *
     * @param channels at 4, 8, 16, ... px
     * @throws UserError when the channels follow another rule
     */
    static ChannelProgression of(String origin, int[] channels) {
        int most = channels[0];
        int last = channels.length - 1;
        int base = channels[last] << (last + 2);
        boolean good = most > 0 && channels[last] > 0;
        for (int i = 0; i <= last; i++) {
            good &= channels[i] == Math.min(base >> (i + 2), most);
        }
        if (!good) {
            throw new UserError(origin + ": the layers have " + Arrays.toString(channels)
                    + " channels at 4, 8, ... px; expected numbers that halve from some resolution on and are equal"
                    + " before it");
        }
        return new ChannelProgression(base, most);
    }
}
