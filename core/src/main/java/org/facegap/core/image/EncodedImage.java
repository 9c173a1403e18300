package org.facegap.core.image;

import java.util.Arrays;

/**
 * An image as the bytes of a JPEG or PNG file that were read once and found whole. The bytes are kept, so an image that
 * was a JPEG stays that JPEG and loses nothing. Do not write to the array. Equality is by content.
 *
 * @param bytes the file
 * @param extension {@code jpg} or {@code png}
 * @param width pixels, as it is seen when it is turned upright
 * @param height pixels, likewise
 */
public record EncodedImage(byte[] bytes, String extension, int width, int height) {
    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    /** @throws IllegalArgumentException when the extension is another or the size is none */
    public EncodedImage {
        if (!extension.equals("jpg") && !extension.equals("png")) {
            throw new IllegalArgumentException("images are jpg or png, not " + extension);
        }
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("not an image size: " + width + "x" + height);
        }
    }

    /** An image as PNG. */
    public static EncodedImage png(Image image) {
        return new EncodedImage(image.png(), "png", image.width(), image.height());
    }

    /**
     * Reads an image of any format that {@link Image#decode} reads. JPEG and PNG keep their bytes, others become PNG.
     *
     * @throws ImageError when the bytes are no such image, are cut off or damaged, or are too large
     */
    public static EncodedImage of(byte[] bytes) {
        Image image = Image.decode(bytes);
        String extension = extension(bytes);
        return extension.isEmpty() ? png(image) : new EncodedImage(bytes, extension, image.width(), image.height());
    }

    /** {@code jpg} or {@code png} by the first bytes; "" for anything else. */
    public static String extension(byte[] bytes) {
        if (starts(bytes, JPEG)) {
            return "jpg";
        }
        return starts(bytes, PNG) ? "png" : "";
    }

    /** How many images a file holds, of which the first is read: more than 1 for an animated GIF alone. */
    public static int frames(byte[] bytes) {
        return ImageDecoder.frames(bytes);
    }

    private static boolean starts(byte[] bytes, byte[] with) {
        return bytes.length >= with.length && Arrays.equals(bytes, 0, with.length, with, 0, with.length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EncodedImage image
                && width == image.width
                && height == image.height
                && extension.equals(image.extension)
                && Arrays.equals(bytes, image.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "EncodedImage " + extension + " " + width + "x" + height + ", " + bytes.length + " bytes";
    }
}
