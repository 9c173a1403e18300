package org.facegap.core.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.facegap.core.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageTest {
    private static Image noise(int width, int height) {
        byte[] rgb = new byte[3 * width * height];
        new SplittableRandom(width).nextBytes(rgb);
        return new Image(width, height, rgb);
    }

    private static Image ramp(int width, int height) {
        byte[] rgb = new byte[3 * width * height];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (i / 3 % width + i % 3 * 40);
        }
        return new Image(width, height, rgb);
    }

    private static byte[] write(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, out)).isTrue();
        return out.toByteArray();
    }

    @ParameterizedTest
    @CsvSource({"1,1", "7,5", "64,64", "65,3", "2,300"})
    void pngHoldsEveryPixel(int width, int height) throws IOException {
        for (Image raster : List.of(noise(width, height), ramp(width, height))) {
            assertThat(Image.decode(raster.png())).isEqualTo(raster);
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(raster.png()));
            assertThat(image.getRGB(0, height - 1) & 0xFFFFFF)
                    .isEqualTo(ByteBuffer.wrap(new byte[] {
                                0,
                                raster.rgb()[3 * (height - 1) * width],
                                raster.rgb()[3 * (height - 1) * width + 1],
                                raster.rgb()[3 * (height - 1) * width + 2]
                            })
                            .getInt());
        }
    }

    @Test
    void rowFiltersMakeSmoothImagesSmall() {
        assertThat(ramp(64, 64).png()).hasSizeLessThan(1500);
    }

    @Test
    void planarFormIsChannelByChannel() {
        Image raster = new Image(2, 1, new byte[] {0, (byte) 128, (byte) 255, 10, 20, 30});
        assertThat(raster.toPlanar()).containsExactly(0f, 10 / 255f, 128 / 255f, 20 / 255f, 1f, 30 / 255f);
        assertThat(Image.fromPlanar(raster.toPlanar(), 2, 1)).isEqualTo(raster);
        assertThat(Image.fromPlanar(new float[] {-3, 7, 0.5f}, 1, 1).rgb()).containsExactly(0, -1, -128);
        assertThatIllegalArgumentException().isThrownBy(() -> Image.fromPlanar(new float[] {0, Float.NaN, 0}, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Image.fromPlanar(new float[4], 1, 1));
    }

    @Test
    void greyKeepsItsValues() throws IOException {
        BufferedImage grey = new BufferedImage(3, 1, BufferedImage.TYPE_BYTE_GRAY);
        grey.getRaster().setPixels(0, 0, 3, 1, new int[] {0, 100, 255});
        assertThat(Image.decode(write(grey, "png")).rgb()).containsExactly(0, 0, 0, 100, 100, 100, -1, -1, -1);
        BufferedImage deep = new BufferedImage(1, 1, BufferedImage.TYPE_USHORT_GRAY);
        deep.getRaster().setPixel(0, 0, new int[] {100 << 8 | 99});
        assertThat(Image.decode(write(deep, "png")).rgb()).containsExactly(100, 100, 100);
    }

    @Test
    void transparencyIsLaidOverWhite() throws IOException {
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, 0x00102030);
        image.setRGB(1, 0, 0xFF102030);
        assertThat(Image.decode(write(image, "png")).rgb()).containsExactly(-1, -1, -1, 16, 32, 48);
    }

    @Test
    void palettesAndJpegAreRead() throws IOException {
        BufferedImage palette = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_INDEXED);
        palette.setRGB(0, 0, 0xFFFF0000);
        assertThat(Image.decode(write(palette, "gif")).rgb()).containsExactly(-1, 0, 0);
        BufferedImage flat = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 64; i++) {
            flat.setRGB(i % 8, i / 8, 0x406080);
        }
        byte[] rgb = Image.decode(write(flat, "jpg")).rgb();
        assertThat((int) rgb[0]).isBetween(0x3C, 0x44);
        assertThat((int) rgb[1]).isBetween(0x5C, 0x64);
    }

    @Test
    void sizeIsCheckedBeforeDecoding() {
        byte[] png = noise(4, 4).png();
        ByteBuffer.wrap(png).putInt(16, 60_000).putInt(20, 60_000);
        CRC32 crc = new CRC32();
        crc.update(png, 12, 17);
        ByteBuffer.wrap(png).putInt(29, (int) crc.getValue());
        assertThatThrownBy(() -> Image.decode(png))
                .isInstanceOf(UserError.class)
                .hasMessage("image too large: 60000x60000, at most 8192 a side");
    }

    @Test
    void brokenBytesAreTold() {
        byte[] png = noise(16, 16).png();
        assertThatThrownBy(() -> Image.decode(Arrays.copyOf(png, png.length / 2)))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("cut off");
        assertThatThrownBy(() -> Image.decode(new byte[] {1, 2, 3}))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("not an image");
        assertThatThrownBy(() -> Image.decode(new byte[0])).isInstanceOf(UserError.class);
    }

    @Test
    void gridPutsImagesInRowsOnWhite() {
        Image black = new Image(1, 1, new byte[3]);
        Image grid = Image.grid(List.of(black, black, black), 2);
        assertThat(grid).isEqualTo(new Image(2, 2, new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, -1}));
        assertThat(Image.grid(List.of(black, noise(3, 5)), 9))
                .returns(6, Image::width)
                .returns(5, Image::height);
        assertThatIllegalArgumentException().isThrownBy(() -> Image.grid(List.of(), 2));
        assertThatIllegalArgumentException().isThrownBy(() -> Image.grid(List.of(noise(5000, 1), black), 2));
    }

    @Test
    void sizesThatDoNotFitAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Image(2, 2, new byte[11]));
        assertThatIllegalArgumentException().isThrownBy(() -> new Image(0, 2, new byte[0]));
    }
}
