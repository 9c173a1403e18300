package org.facegap.core.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JpegQualityTest {
    private static byte[] drawn(int size) {
        byte[] rgb = new byte[3 * size * size];
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                int to = 3 * (y * size + x);
                rgb[to] = (byte) (127 + 100 * Math.sin(x * 0.21 + y * 0.05));
                rgb[to + 1] = (byte) (127 + 90 * Math.cos(y * 0.33));
                rgb[to + 2] = (byte) ((x / 9 + y / 11) % 2 == 0 ? 60 : 190);
            }
        }
        return rgb;
    }

    private static byte[] coded(byte[] rgb, int size, int quality) throws IOException {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
        for (int p = 0; p < size * size; p++) {
            image.setRGB(
                    p % size,
                    p / size,
                    (rgb[3 * p] & 0xFF) << 16 | (rgb[3 * p + 1] & 0xFF) << 8 | rgb[3 * p + 2] & 0xFF);
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionQuality(quality / 100f);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
        }
        writer.dispose();
        return Image.decode(bytes.toByteArray()).rgb();
    }

    private static double distance(byte[] a, byte[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += Math.abs((a[i] & 0xFF) - (b[i] & 0xFF));
        }
        return sum / a.length;
    }

    /** The JDK's coder is libjpeg; sizes that are no multiple of a block, too. */
    @ParameterizedTest
    @CsvSource({"64, 90", "64, 50", "64, 10", "75, 30", "112, 70"})
    void leavesWhatACoderAndDecoderLeave(int size, int quality) throws IOException {
        byte[] image = drawn(size);
        byte[] coded = coded(image, size, quality);
        byte[] own = image.clone();
        new JpegQuality(size).apply(own, quality);
        double loss = distance(image, coded);
        assertThat(loss).isGreaterThan(0.5);
        assertThat(distance(own, coded)).as("of a loss of " + loss).isLessThan(Math.min(1.3, loss / 4));
    }
}
