package org.facegap.core.image;

/**
 * EXIF orientation (CIPA DC-008, tag 0x0112): how a stored image is turned to stand upright. 1 as it is, 2 mirrored left to
 * right, 3 turned by 180 degrees, 4 mirrored top to bottom, 5 transposed, 6 turned clockwise, 7 transposed across the other
 * diagonal, 8 turned counter-clockwise.
 */
public final class Orientation {
    /** Of an image that stands as it is stored. */
    public static final int UPRIGHT = 1;

    private static final int TAG = 0x0112;
    private static final int SHORT = 3;

    private Orientation() {}

    /** What a JPEG or PNG file states, 1 to 8; 1 when it states nothing or is no such file. */
    public static int of(byte[] file) {
        return switch (EncodedImage.extension(file)) {
            case "jpg" -> JpegFile.orientation(file);
            case "png" -> PngFile.orientation(file);
            default -> UPRIGHT;
        };
    }

    /** The orientation in a TIFF structure that lies in {@code bytes}; 1 when there is none or it makes no sense. */
    static int ofTiff(byte[] bytes, int start, int end) {
        if (end - start < 8) {
            return UPRIGHT;
        }
        boolean little = bytes[start] == 'I';
        long first = number(bytes, start + 4, 4, little);
        if (first > end - start - 2) {
            return UPRIGHT;
        }
        int directory = start + (int) first;
        int entries = (int) number(bytes, directory, 2, little);
        for (int i = 0; i < entries; i++) {
            int entry = directory + 2 + 12 * i;
            if (entry + 12 > end) {
                return UPRIGHT;
            }
            if (number(bytes, entry, 2, little) == TAG && number(bytes, entry + 2, 2, little) == SHORT) {
                int value = (int) number(bytes, entry + 8, 2, little);
                return value >= 1 && value <= 8 ? value : UPRIGHT;
            }
        }
        return UPRIGHT;
    }

    private static long number(byte[] bytes, int at, int count, boolean little) {
        long value = 0;
        for (int i = 0; i < count; i++) {
            value = value << 8 | bytes[little ? at + count - 1 - i : at + i] & 0xFF;
        }
        return value;
    }

    /** The image turned so that it stands upright. */
    static Image upright(Image stored, int orientation) {
        if (orientation == UPRIGHT) {
            return stored;
        }
        boolean swapped = orientation >= 5;
        int width = swapped ? stored.height() : stored.width();
        int height = swapped ? stored.width() : stored.height();
        boolean right = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
        boolean bottom = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
        byte[] from = stored.rgb();
        byte[] to = new byte[from.length];
        for (int y = 0, put = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int column = swapped ? y : x;
                int row = swapped ? x : y;
                int sx = right ? stored.width() - 1 - column : column;
                int sy = bottom ? stored.height() - 1 - row : row;
                int get = 3 * (sy * stored.width() + sx);
                to[put++] = from[get];
                to[put++] = from[get + 1];
                to[put++] = from[get + 2];
            }
        }
        return new Image(width, height, to);
    }
}
