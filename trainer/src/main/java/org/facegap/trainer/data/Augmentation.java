package org.facegap.trainer.data;

import org.facegap.core.config.Default;
import org.facegap.core.config.Doc;
import org.facegap.core.config.Range;

/**
 * Random changes to a training image, the same for every arm: what a camera does (exposure, colour cast, blur, noise), a mirror,
 * a small shift, and, where asked for, another crop, a rotation, low resolution, JPEG and an erased part. Each image's draw
 * depends only on its seed.
 *
 * @param flip probability of a mirror image
 * @param shift largest shift in pixels
 * @param exposure standard deviation of log exposure
 * @param colour standard deviation of log gain per channel
 * @param blur largest factor by which resolution is reduced; each image draws between 1 and this
 * @param noise largest standard deviation of pixel noise; each image draws between 0 and this
 * @param crop smallest share of the side that is kept, and brought to the whole side; each image draws between this and 1, and
 *     where
 * @param rotation largest rotation in degrees, either way
 * @param lowResolution largest factor by which an image is really made smaller, and large again; each image that is degraded draws
 *     between 1 and this
 * @param jpeg lowest quality of JPEG; each image that is degraded draws between this and 100
 * @param degraded share of the images that lowResolution changes, and of those that jpeg changes, drawn for each on its own
 * @param erase probability that a rectangle is replaced by noise (random erasing: Zhong et al., AAAI 2020)
 * @param eraseArea largest share of the image that is erased
 */
public record Augmentation(
        @Doc("probability of a mirror image") @Range(min = 0, max = 1) @Default("0.5")
        double flip,

        @Doc("largest shift in pixels") @Range(min = 0, max = 64) @Default("2")
        int shift,

        @Doc("standard deviation of log exposure") @Range(min = 0, max = 2) @Default("0.1")
        double exposure,

        @Doc("standard deviation of log gain per channel") @Range(min = 0, max = 2) @Default("0.03")
        double colour,

        @Doc("largest factor by which resolution is reduced") @Range(min = 1, max = 16) @Default("2.5")
        double blur,

        @Doc("largest standard deviation of pixel noise") @Range(min = 0, max = 1) @Default("0.05")
        double noise,

        @Doc("smallest share of the side that is kept and enlarged to the whole; 1: no other crop")
        @Range(min = 0.1, max = 1)
        @Default("1")
        double crop,

        @Doc("largest rotation in degrees, either way") @Range(min = 0, max = 180) @Default("0")
        double rotation,

        @Doc("largest factor by which an image is made smaller, and large again; 1: none")
        @Range(min = 1, max = 16)
        @Default("1")
        double lowResolution,

        @Doc("lowest quality of JPEG compression; 100: none") @Range(min = 1, max = 100) @Default("100")
        int jpeg,

        @Doc("share of the images that lowResolution changes, and of those that jpeg changes")
        @Range(min = 0, max = 1)
        @Default("0.2")
        double degraded,

        @Doc("probability that a rectangle is replaced by noise") @Range(min = 0, max = 1) @Default("0")
        double erase,

        @Doc("largest share of the image that is erased")
        @Range(min = 0, minExclusive = true, max = 0.5)
        @Default("0.2")
        double eraseArea) {
    /** What a camera does, a mirror and a shift alone. */
    public Augmentation(double flip, int shift, double exposure, double colour, double blur, double noise) {
        this(flip, shift, exposure, colour, blur, noise, 1, 0, 1, 100, 0.2, 0, 0.2);
    }

    /** No change at all. */
    public static Augmentation none() {
        return new Augmentation(0, 0, 0, 0, 1, 0);
    }
}
