package org.facegap.generator.quality;

import org.facegap.core.image.Image;

/**
 * Variance of the Laplacian of an image's luma, in squared grey levels: high where there are edges or noise, low where an image
 * is blurred (Pech-Pacheco et al. 2000). The number of OpenCV's {@code cv2.Laplacian(grey, cv2.CV_64F).var()}, but for luma
 * (0.299 R + 0.587 G + 0.114 B, 0 to 255) not being rounded. It depends on an image's size: compare it at one size only.
 */
public final class Sharpness {
    private Sharpness() {}

    /** Sharpness of one image; both sides at least 2 pixels. */
    public static double of(Image image) {
        int width = image.width();
        int height = image.height();
        if (width < 2 || height < 2) {
            throw new IllegalArgumentException("a Laplacian needs two pixels each way, not " + width + "x" + height);
        }
        double[] grey = grey(image.rgb());
        double sum = 0;
        double squares = 0;
        for (int y = 0; y < height; y++) {
            int up = mirrored(y - 1, height) * width;
            int down = mirrored(y + 1, height) * width;
            for (int x = 0; x < width; x++) {
                double value = grey[up + x]
                        + grey[down + x]
                        + grey[y * width + mirrored(x - 1, width)]
                        + grey[y * width + mirrored(x + 1, width)]
                        - 4 * grey[y * width + x];
                sum += value;
                squares += value * value;
            }
        }
        double n = (double) width * height;
        double mean = sum / n;
        return Math.max(0, squares / n - mean * mean);
    }

    private static double[] grey(byte[] rgb) {
        double[] grey = new double[rgb.length / 3];
        for (int i = 0; i < grey.length; i++) {
            grey[i] = 0.299 * (rgb[3 * i] & 0xFF) + 0.587 * (rgb[3 * i + 1] & 0xFF) + 0.114 * (rgb[3 * i + 2] & 0xFF);
        }
        return grey;
    }

    /** The border mirrors without repeating its own pixels, as OpenCV's default does. */
    private static int mirrored(int i, int size) {
        return i < 0 ? -i : i >= size ? 2 * size - 2 - i : i;
    }
}
