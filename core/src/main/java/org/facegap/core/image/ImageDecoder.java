package org.facegap.core.image;

import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.facegap.core.image.ImageError.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Reads PNG, JPEG, GIF and BMP with the JDK's decoders, after checking how large the image says it is. The JDK's decoders
 * make up what is missing of a file that is cut off and guess at colours; here a file is whole or refused, and what it says
 * of itself counts: {@link JpegFile} and {@link PngFile} look at it first.
 */
final class ImageDecoder {
    /** Warnings of libjpeg after which every pixel is still the file's. */
    private static final List<String> HARMLESS = List.of("extraneous bytes", "invalid sos parameters");

    private ImageDecoder() {}

    static Image decode(byte[] bytes) {
        switch (EncodedImage.extension(bytes)) {
            case "jpg" -> {
                JpegFile file = JpegFile.of(bytes);
                return Orientation.upright(read(file.plain(), file), file.orientation());
            }
            case "png" -> {
                PngFile file = PngFile.of(bytes);
                return Orientation.upright(read(file.plain(), null), file.orientation());
            }
            default -> {
                return read(bytes, null);
            }
        }
    }

    /** How many images a GIF file holds, of which the first is read; 1 of every other file, and where they cannot be counted. */
    static int frames(byte[] bytes) {
        if (bytes.length < 4 || bytes[0] != 'G' || bytes[1] != 'I' || bytes[2] != 'F') {
            return 1;
        }
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(in, false, true);
            return reader.getNumImages(true);
        } catch (IOException | RuntimeException e) {
            // what is wrong with the file is told where it is decoded
            return 1;
        } finally {
            reader.dispose();
        }
    }

    private static Image read(byte[] bytes, @Nullable JpegFile jpeg) {
        List<String> warnings = new ArrayList<>();
        String format = "";
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw unknown(bytes);
            }
            ImageReader reader = readers.next();
            format = reader.getFormatName().toUpperCase(Locale.ROOT);
            if (!List.of("JPEG", "PNG", "GIF", "BMP").contains(format)) {
                throw unknown(bytes);
            }
            try {
                reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
                reader.setInput(in, true, true);
                int width = reader.getWidth(0);
                int height = reader.getHeight(0);
                if (width > Image.MAX_SIDE || height > Image.MAX_SIDE) {
                    throw new ImageError(
                            Kind.LARGE,
                            "image too large: " + width + "x" + height + ", at most " + Image.MAX_SIDE + " a side");
                }
                byte[] rgb = jpeg != null && jpeg.components() == 4
                        ? InkColours.rgb(reader.readRaster(0, null), jpeg.transform())
                        : rgb(reader.read(0), width, height);
                complain(warnings, format);
                return new Image(width, height, rgb);
            } finally {
                reader.dispose();
            }
        } catch (ImageError e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // a decoder of the JDK that meets bytes it did not expect may end with anything
            throw failure(e, format);
        }
    }

    /** A decoder that warns went on with something that the file does not hold. */
    private static void complain(List<String> warnings, String format) {
        for (String warning : warnings) {
            String lower = warning.toLowerCase(Locale.ROOT);
            if (HARMLESS.stream().anyMatch(lower::contains)) {
                continue;
            }
            if (format.equals("GIF") || lower.contains("premature end")) {
                throw ImageError.cutOff("the " + format + " file lacks pixels (" + warning + ")");
            }
            throw ImageError.damaged("the " + format + " file: " + warning);
        }
    }

    private static ImageError failure(Exception e, String format) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof EOFException) {
                return new ImageError(Kind.CUT_OFF, "cut off: the file lacks pixels", e);
            }
        }
        String message = "the " + format + " file: " + e.getMessage();
        boolean variant = message.contains(": Unsupported") || message.contains(": Unknown color");
        return variant
                ? new ImageError(Kind.UNSUPPORTED, "not read: " + message, e)
                : new ImageError(Kind.DAMAGED, "broken image: " + message, e);
    }

    private static ImageError unknown(byte[] bytes) {
        if (bytes.length == 0) {
            return new ImageError(Kind.EMPTY, "not an image: 0 bytes");
        }
        String format = ForeignFormat.of(bytes);
        return new ImageError(
                Kind.UNKNOWN,
                "not an image"
                        + (format.isEmpty()
                                ? ": " + bytes.length + " bytes of no known format"
                                : " that is read: " + format));
    }

    private static byte[] rgb(BufferedImage image, int width, int height) {
        Raster raster = image.getRaster();
        int bits = image.getColorModel().getComponentSize(0);
        if (!(image.getColorModel() instanceof ComponentColorModel) || (bits != 8 && bits != 16)) {
            return overWhite(image, width, height);
        }
        // Samples as they are: getRGB would treat grey as linear light and brighten it.
        int bands = raster.getNumBands();
        int alphaBand = image.getColorModel().hasAlpha() ? bands - 1 : -1;
        boolean grey = bands - (alphaBand < 0 ? 0 : 1) < 3;
        int shift = bits - 8;
        byte[] rgb = new byte[3 * width * height];
        int[] row = new int[width * bands];
        for (int y = 0, to = 0; y < height; y++) {
            raster.getPixels(0, y, width, 1, row);
            for (int x = 0; x < width; x++) {
                int alpha = alphaBand < 0 ? 255 : row[x * bands + alphaBand] >> shift;
                for (int c = 0; c < 3; c++) {
                    rgb[to++] = overWhite(row[x * bands + (grey ? 0 : c)] >> shift, alpha);
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
                for (int shift = 16; shift >= 0; shift -= 8) {
                    rgb[to++] = overWhite((pixel >> shift) & 0xFF, pixel >>> 24);
                }
            }
        }
        return rgb;
    }

    private static byte overWhite(int value, int alpha) {
        return (byte) ((value * alpha + 255 * (255 - alpha) + 127) / 255);
    }
}
