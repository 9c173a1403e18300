package org.facegap.core.image;

import java.util.Arrays;

/**
 * A picture as the bytes of a JPEG or PNG file that were read once and found whole. The bytes are kept, so a picture that
 * was a JPEG stays that JPEG and loses nothing. Do not write to the array. Equality is by content.
 *
 * @param bytes the file
 * @param extension {@code jpg} or {@code png}
 * @param width pixels, as it is seen when it is turned upright
 * @param height pixels, likewise
 */
public record EncodedPicture(byte[] bytes, String extension, int width, int height) {
    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    /** @throws IllegalArgumentException when the extension is another or the size is none */
    public EncodedPicture {
        if (!extension.equals("jpg") && !extension.equals("png")) {
            throw new IllegalArgumentException("pictures are jpg or png, not " + extension);
        }
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("not a picture size: " + width + "x" + height);
        }
    }

    /** A picture as PNG. */
    public static EncodedPicture png(Picture picture) {
        return new EncodedPicture(picture.png(), "png", picture.width(), picture.height());
    }

    /**
     * Reads a picture of any format that {@link Picture#decode} reads. JPEG and PNG keep their bytes, others become PNG.
     *
     * @throws PictureError when the bytes are no such picture, are cut off or damaged, or are too large
     */
    public static EncodedPicture of(byte[] bytes) {
        Picture picture = Picture.decode(bytes);
        String extension = extension(bytes);
        return extension.isEmpty()
                ? png(picture)
                : new EncodedPicture(bytes, extension, picture.width(), picture.height());
    }

    /** {@code jpg} or {@code png} by the first bytes; "" for anything else. */
    public static String extension(byte[] bytes) {
        if (starts(bytes, JPEG)) {
            return "jpg";
        }
        return starts(bytes, PNG) ? "png" : "";
    }

    private static boolean starts(byte[] bytes, byte[] with) {
        return bytes.length >= with.length && Arrays.equals(bytes, 0, with.length, with, 0, with.length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EncodedPicture picture
                && width == picture.width
                && height == picture.height
                && extension.equals(picture.extension)
                && Arrays.equals(bytes, picture.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "EncodedPicture " + extension + " " + width + "x" + height + ", " + bytes.length + " bytes";
    }
}
