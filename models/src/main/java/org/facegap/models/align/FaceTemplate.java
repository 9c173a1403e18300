package org.facegap.models.align;

/** Where the landmarks of an aligned face lie. */
public final class FaceTemplate {
    /**
     * Recognition models trained the ArcFace way: {@code arcface_dst} of InsightFace's {@code utils/face_align.py} (MIT), in
     * pixels of a 112 x 112 image.
     */
    private static final FivePoints ARCFACE_112 =
            FivePoints.of(38.2946, 51.6963, 73.5318, 51.5014, 56.0252, 71.7366, 41.5493, 92.3655, 70.7299, 92.2041);

    /**
     * Mean landmarks of FFHQ's aligned faces in pixels of a 512 x 512 image: the template of facexlib's {@code
     * FaceRestoreHelper} (MIT), which face restoration trains on FFHQ with. It agrees with FFHQ's own recipe, which makes the
     * image's side the larger of 4 times the distance of the eyes and 3.6 times that of eyes and mouth, and puts its centre
     * a tenth of the way from the eyes to the mouth below the eyes.
     */
    private static final FivePoints FFHQ_512 = FivePoints.of(
            192.98138, 239.94708, 318.90277, 240.1936, 256.63416, 314.01935, 201.26117, 371.41043, 313.08905,
            371.15118);

    private FaceTemplate() {}

    /**
     * The ArcFace template. Sides that are multiples of 128 have the 112 x 112 template with a margin of 8 left and right,
     * as InsightFace does.
     *
     * @param side a multiple of 112 or 128
     * @throws IllegalArgumentException for any other side
     */
    public static FivePoints arcFace(int side) {
        if (side < 112 || (side % 112 != 0 && side % 128 != 0)) {
            throw new IllegalArgumentException(
                    "the ArcFace template has sides of 112, 128 and their multiples, not " + side);
        }
        double scale = side % 112 == 0 ? side / 112.0 : side / 128.0;
        double shift = side % 112 == 0 ? 0 : 8 * scale;
        return ARCFACE_112.map(p -> new Point(p.x() * scale + shift, p.y() * scale));
    }

    /** Mean landmarks of an FFHQ-aligned square image of a side in pixels. */
    public static FivePoints ffhq(int side) {
        double scale = side / 512.0;
        return FFHQ_512.map(p -> new Point(p.x() * scale, p.y() * scale));
    }

    /**
     * From an image aligned as FFHQ's are, which is what a generator trained on FFHQ makes, to the ArcFace template: one
     * similarity for all images, fitted to the mean landmarks.
     *
     * @param ffhqSide side of the images
     * @param arcFaceSide side of the template
     */
    public static Affine ffhqToArcFace(int ffhqSide, int arcFaceSide) {
        return Affine.similarity(ffhq(ffhqSide), arcFace(arcFaceSide));
    }
}
