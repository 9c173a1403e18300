package org.facegap.core.image;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.facegap.core.UserError;

/** Reads PNG, JPEG and what else the JDK knows, after checking how large the picture says it is. */
final class PictureDecoder {
    private PictureDecoder() {}

    static Picture decode(byte[] bytes) {
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new UserError("not a picture: " + bytes.length + " bytes of no known format");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                int width = reader.getWidth(0);
                int height = reader.getHeight(0);
                if (width > Picture.MAX_SIDE || height > Picture.MAX_SIDE) {
                    throw new UserError(
                            "picture too large: " + width + "x" + height + ", at most " + Picture.MAX_SIDE + " a side");
                }
                return new Picture(width, height, rgb(reader.read(0), width, height));
            } finally {
                reader.dispose();
            }
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new UserError("broken picture: " + e.getMessage(), e);
        }
    }

    private static byte[] rgb(BufferedImage image, int width, int height) {
        Raster raster = image.getRaster();
        int bits = image.getColorModel().getComponentSize(0);
        boolean indexed = image.getColorModel() instanceof IndexColorModel;
        if (indexed || image.getColorModel().hasAlpha() || (bits != 8 && bits != 16)) {
            return overWhite(image, width, height);
        }
        // Samples as they are: getRGB would treat grey as linear light and brighten it.
        int bands = raster.getNumBands();
        int shift = bits - 8;
        byte[] rgb = new byte[3 * width * height];
        int[] row = new int[width * bands];
        for (int y = 0, to = 0; y < height; y++) {
            raster.getPixels(0, y, width, 1, row);
            for (int x = 0; x < width; x++) {
                for (int c = 0; c < 3; c++) {
                    rgb[to++] = (byte) (row[x * bands + (bands < 3 ? 0 : c)] >> shift);
                }
            }
        }
        return rgb;
    }

    private static byte[] overWhite(BufferedImage image, int width, int height) {
        byte[] rgb = new byte[3 * width * height];
        int[] row = new int[width];
        for (int y = 0, to = 0; y < height; y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            for (int pixel : row) {
                int alpha = pixel >>> 24;
                for (int shift = 16; shift >= 0; shift -= 8) {
                    int value = (pixel >> shift) & 0xFF;
                    rgb[to++] = (byte) ((value * alpha + 255 * (255 - alpha) + 127) / 255);
                }
            }
        }
        return rgb;
    }
}
