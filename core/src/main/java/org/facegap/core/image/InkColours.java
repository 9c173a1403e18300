package org.facegap.core.image;

import java.awt.image.Raster;

/**
 * RGB of JPEG files with four components. Adobe's marker says whether they are CMYK (transform 0) or YCCK (2), and with it
 * inks are stored inverted: 255 is no ink (libjpeg's {@code libjpeg.txt}, section "Special color spaces"). Without the marker
 * nobody can tell whether 0 is no ink or all ink, and such a file is refused. As in Pillow and OpenCV, RGB is the product
 * of the ink and the black that are left; a profile is not applied, so every machine gives the same bytes.
 */
final class InkColours {
    private InkColours() {}

    /** @throws ImageError when the file does not say how its inks are stored */
    static byte[] rgb(Raster inks, int transform) {
        if (transform != 0 && transform != 2) {
            throw ImageError.unsupported(
                    "a JPEG file of four colours that does not say which (CMYK or YCCK needs Adobe's" + " marker)");
        }
        int width = inks.getWidth();
        byte[] rgb = new byte[3 * width * inks.getHeight()];
        int[] row = new int[4 * width];
        for (int y = 0, to = 0; y < inks.getHeight(); y++) {
            inks.getPixels(0, y, width, 1, row);
            for (int x = 0; x < 4 * width; x += 4) {
                int first = row[x];
                int second = row[x + 1];
                int third = row[x + 2];
                if (transform == 2) {
                    // YCCK holds the luminance of the inks, so the stored ink is 255 minus the RGB of the conversion
                    double cb = second - 128;
                    double cr = third - 128;
                    second = 255 - clamp(first - 0.344136286 * cb - 0.714136286 * cr);
                    third = 255 - clamp(first + 1.772 * cb);
                    first = 255 - clamp(first + 1.402 * cr);
                }
                int black = row[x + 3];
                rgb[to++] = product(first, black);
                rgb[to++] = product(second, black);
                rgb[to++] = product(third, black);
            }
        }
        return rgb;
    }

    private static int clamp(double value) {
        return (int) Math.max(0, Math.min(255, Math.round(value)));
    }

    private static byte product(int ink, int black) {
        return (byte) ((ink * black + 127) / 255);
    }
}
