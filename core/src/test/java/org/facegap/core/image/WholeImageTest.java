package org.facegap.core.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.facegap.core.image.ImageError.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cut, damaged and odd images: whole means whole, and what a file says of itself counts. */
class WholeImageTest {
    private static byte[] write(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, out)).isTrue();
        return out.toByteArray();
    }

    private static Kind kind(byte[] bytes) {
        ImageError error = catchThrowableOfType(ImageError.class, () -> Image.decode(bytes));
        assertThat(error).isNotNull();
        return error.kind();
    }

    private static byte[] join(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "progressive", "png", "gif", "bmp"})
    void aFileIsNeverWholeWithoutItsEnd(String format) throws IOException {
        BufferedImage image = OddImages.noise(40, 33);
        byte[] whole = format.equals("jpg") || format.equals("progressive")
                ? OddImages.jpeg(image, format.equals("progressive"))
                : write(image, format);
        assertThat(Image.decode(whole)).returns(40, Image::width).returns(33, Image::height);
        // a GIF is whole without its trailer, and its last data block may hold nothing but its end code
        int needed = format.equals("gif") ? whole.length - 8 : whole.length;
        for (int length = 16; length < needed; length += length < 700 ? 1 : 13) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> Image.decode(cut))
                    .as(format + " of " + length + " of " + whole.length + " bytes")
                    .isInstanceOf(ImageError.class);
        }
        assertThat(kind(Arrays.copyOf(whole, whole.length * 3 / 5)))
                .isIn(Kind.CUT_OFF, format.equals("gif") ? Kind.DAMAGED : Kind.CUT_OFF);
        assertThat(Image.decode(join(whole, new byte[] {0, 1, (byte) 0xFF, (byte) 0xD8, 7})))
                .isEqualTo(Image.decode(whole));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anEndMarkerAloneMakesNoImageWhole(boolean progressive) throws IOException {
        byte[] whole = OddImages.jpeg(64, 64, progressive);
        byte[] end = {(byte) 0xFF, (byte) 0xD9};
        assertThat(kind(join(Arrays.copyOf(whole, whole.length * 7 / 10), end))).isEqualTo(Kind.CUT_OFF);
        assertThat(kind(join(Arrays.copyOf(whole, whole.length / 2), new byte[whole.length / 2])))
                .isEqualTo(Kind.CUT_OFF);
        assertThat(kind(join(Arrays.copyOf(whole, whole.length / 2), whole))).isIn(Kind.CUT_OFF, Kind.DAMAGED);
    }

    @Test
    void aPngChunkWithAWrongChecksumIsDamaged() throws IOException {
        byte[] png = write(OddImages.noise(20, 20), "png");
        byte[] flipped = png.clone();
        flipped[png.length / 2] ^= 1;
        assertThat(kind(flipped)).isEqualTo(Kind.DAMAGED);
        byte[] text = OddImages.png(1, 1, 8, 0, new byte[] {0, 9}, "tEXt", new byte[] {'a', 0, 'b'});
        text[43] ^= 1;
        assertThat(Image.decode(text).rgb())
                .as("a note that is damaged harms no pixel")
                .containsExactly(9, 9, 9);
        assertThat(kind(OddImages.png(2, 2, 8, 0, new byte[] {0, 9, 9}))).isEqualTo(Kind.CUT_OFF);
    }

    @Test
    void whatIsNoImageIsCalledByItsName() {
        assertThat(kind(new byte[0])).isEqualTo(Kind.EMPTY);
        for (String[] sample : new String[][] {
            {"RIFF\1\2\3\4WEBPVP8 ", "a WebP file"},
            {"II*\0\10\0\0\0", "a TIFF file"},
            {"\0\0\0 ftypheic", "a HEIF file"},
            {"\0\0\0 ftypavif", "an AVIF file"},
            {"<!DOCTYPE html>", "a page of HTML or XML"},
            {"version https://git-lfs.github.com/spec/v1\n", "a pointer to a file in Git LFS"},
            {"text", "4 bytes of no known format"}
        }) {
            byte[] bytes = sample[0].getBytes(StandardCharsets.ISO_8859_1);
            assertThat(kind(bytes)).isEqualTo(Kind.UNKNOWN);
            assertThatThrownBy(() -> Image.decode(bytes)).hasMessageContaining(sample[1]);
        }
    }

    @ParameterizedTest
    @CsvSource({"20", "200"})
    void inksOfAdobesMarkerAreStoredInverted(int grey) throws IOException {
        byte[] cmyk = OddImages.adobe(OddImages.rawJpeg(16, grey, grey, grey, 255), 0);
        assertGrey(Image.decode(cmyk), grey);
        byte[] black = OddImages.adobe(OddImages.rawJpeg(16, 255, 255, 255, grey), 0);
        assertGrey(Image.decode(black), grey);
        byte[] plainYcck = OddImages.rawJpeg(16, 255 - grey, 128, 128, 255);
        assertGrey(Image.decode(OddImages.adobe(plainYcck, 2)), grey);
        byte[] halved = OddImages.adobe(OddImages.subsampled(plainYcck), 2);
        assertGrey(Image.decode(halved), grey);
        byte[] halvedCmyk = OddImages.adobe(OddImages.subsampled(OddImages.rawJpeg(16, grey, grey, grey, 255)), 0);
        assertGrey(Image.decode(halvedCmyk), grey);
    }

    private static void assertGrey(Image raster, int grey) {
        for (byte value : raster.rgb()) {
            assertThat(value & 0xFF).isCloseTo(grey, within(2));
        }
    }

    @Test
    void colouredInksKeepTheirColour() throws IOException {
        byte[] red = OddImages.adobe(OddImages.rawJpeg(8, 255, 0, 0, 255), 0);
        byte[] rgb = Image.decode(red).rgb();
        assertThat(rgb[0] & 0xFF).isGreaterThan(250);
        assertThat(rgb[1] & 0xFF).isLessThan(5);
        // stored ink 255, 0, 0 is 0, 255, 255 to the conversion: Y 179, Cb 171, Cr 0
        byte[] ycck = OddImages.adobe(OddImages.rawJpeg(8, 179, 171, 0, 255), 2);
        byte[] same = Image.decode(ycck).rgb();
        assertThat(same[0] & 0xFF).isCloseTo(255, within(3));
        assertThat(same[1] & 0xFF).isCloseTo(0, within(3));
        assertThat(same[2] & 0xFF).isCloseTo(0, within(3));
    }

    @Test
    void fourColoursWithoutAMarkerAreRefusedAndNotGuessed() throws IOException {
        assertThat(kind(OddImages.rawJpeg(16, 20, 20, 20, 255))).isEqualTo(Kind.UNSUPPORTED);
        assertThat(kind(OddImages.subsampled(OddImages.rawJpeg(16, 20, 128, 128, 255))))
                .isEqualTo(Kind.UNSUPPORTED);
    }

    @Test
    void threeColoursWithoutAMarkerAreWhatOtherReadersTakeThemFor() throws IOException {
        // the JDK takes components 1, 2, 3 of equal sampling for RGB; libjpeg and all who use it take them for YCbCr
        byte[] ycc = OddImages.rawJpeg(8, 76, 85, 255);
        byte[] bare = ycc[3] == (byte) 0xE0 ? OddImages.withoutJfif(ycc) : ycc;
        byte[] rgb = Image.decode(bare).rgb();
        assertThat(rgb[0] & 0xFF).isCloseTo(254, within(3));
        assertThat(rgb[1] & 0xFF).isLessThan(4);
        byte[] stated = Image.decode(OddImages.adobe(bare, 0)).rgb();
        assertThat(stated[0] & 0xFF).isCloseTo(76, within(2));
        assertThat(stated[2] & 0xFF).isCloseTo(255, within(2));
    }

    @Test
    void profilesAreLeftAlone() throws IOException {
        byte[] plain = OddImages.jpeg(24, 24, false);
        byte[] profile = java.awt.color.ICC_Profile.getInstance(java.awt.color.ColorSpace.CS_LINEAR_RGB)
                .getData();
        byte[] content = join("ICC_PROFILE\0\1\1".getBytes(StandardCharsets.ISO_8859_1), profile);
        assertThat(Image.decode(OddImages.segment(plain, 0xE2, content))).isEqualTo(Image.decode(plain));
        byte[] nonsense = "ICC_PROFILE\0\7\3 nonsense".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(Image.decode(OddImages.segment(plain, 0xE2, nonsense))).isEqualTo(Image.decode(plain));
    }

    @ParameterizedTest
    @CsvSource({"1,012345", "2,103254", "3,543210", "4,452301", "5,024135", "6,420531", "7,531420", "8,135024"})
    void orientationIsApplied(int orientation, String expected) throws IOException {
        // stored 2 x 3 pixels, numbered row by row; expected: the same row by row as they are seen
        byte[] rows = {0, 0, 40, 0, 80, 120, 0, (byte) 160, (byte) 200};
        Image seen = Image.decode(OddImages.png(2, 3, 8, 0, rows, "eXIf", OddImages.tiff(orientation)));
        StringBuilder order = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            order.append((seen.rgb()[3 * i] & 0xFF) / 40);
        }
        assertThat(order.toString()).isEqualTo(expected);
        assertThat(seen.width()).isEqualTo(orientation < 5 ? 2 : 3);
        byte[] jpeg = OddImages.exif(OddImages.jpeg(24, 16, false), orientation);
        assertThat(Orientation.of(jpeg)).isEqualTo(orientation);
        assertThat(EncodedImage.of(jpeg).width()).isEqualTo(orientation < 5 ? 24 : 16);
    }

    @Test
    void orientationsThatMakeNoSenseAreNone() throws IOException {
        byte[] jpeg = OddImages.jpeg(24, 16, false);
        for (int value : new int[] {0, 9, 300}) {
            assertThat(Orientation.of(OddImages.exif(jpeg, value))).isEqualTo(1);
        }
        assertThat(Orientation.of(OddImages.segment(
                        jpeg, 0xE1, "Exif\0\0MM\0*\377\377\377\377".getBytes(StandardCharsets.ISO_8859_1))))
                .isEqualTo(1);
        assertThat(Orientation.of(new byte[] {1})).isEqualTo(1);
    }

    @Test
    void everyKindOfPngKeepsItsValues() {
        assertThat(Image.decode(OddImages.png(2, 1, 8, 4, new byte[] {0, 100, -1, 100, 0}))
                        .rgb())
                .as("grey with alpha, over white")
                .containsExactly(100, 100, 100, -1, -1, -1);
        assertThat(Image.decode(OddImages.png(1, 1, 16, 4, new byte[] {0, 100, 99, -1, -1}))
                        .rgb())
                .containsExactly(100, 100, 100);
        assertThat(Image.decode(OddImages.png(1, 1, 16, 2, new byte[] {0, 1, 77, 2, 88, 3, 99}))
                        .rgb())
                .containsExactly(1, 2, 3);
        assertThat(Image.decode(OddImages.png(1, 1, 16, 6, new byte[] {0, 1, 77, 2, 88, 3, 99, -1, -1}))
                        .rgb())
                .containsExactly(1, 2, 3);
        assertThat(Image.decode(OddImages.png(4, 1, 2, 0, new byte[] {0, 0b00_01_10_11}))
                        .rgb())
                .as("grey of two bits")
                .containsExactly(0, 0, 0, 85, 85, 85, (byte) 170, (byte) 170, (byte) 170, -1, -1, -1);
        byte[] palette = {1, 2, 3, 4, 5, 6};
        assertThat(Image.decode(OddImages.png(2, 1, 1, 3, new byte[] {0, 0b0100_0000}, "PLTE", palette))
                        .rgb())
                .containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(Image.decode(OddImages.png(
                                2, 1, 1, 3, new byte[] {0, 0b0100_0000}, "PLTE", palette, "tRNS", new byte[] {0}))
                        .rgb())
                .as("a palette with a transparent entry")
                .containsExactly(-1, -1, -1, 4, 5, 6);
        assertThat(Image.decode(OddImages.png(
                                2, 1, 8, 2, new byte[] {0, 1, 2, 3, 4, 5, 6}, "tRNS", new byte[] {0, 1, 0, 2, 0, 3}))
                        .rgb())
                .as("a transparent colour")
                .containsExactly(-1, -1, -1, 4, 5, 6);
        assertThat(Image.decode(OddImages.png(2, 1, 8, 0, new byte[] {0, 7, 9}, "tRNS", new byte[] {0, 7}))
                        .rgb())
                .as("a transparent grey")
                .containsExactly(-1, -1, -1, 9, 9, 9);
    }

    @Test
    void interlacedPngIsRead() throws IOException {
        BufferedImage image = OddImages.noise(19, 13);
        javax.imageio.ImageWriter writer =
                ImageIO.getImageWritersByFormatName("png").next();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (javax.imageio.stream.ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            javax.imageio.ImageWriteParam param = writer.getDefaultWriteParam();
            param.setProgressiveMode(javax.imageio.ImageWriteParam.MODE_DEFAULT);
            writer.write(null, new javax.imageio.IIOImage(image, null, null), param);
        }
        assertThat(Image.decode(out.toByteArray())).isEqualTo(Image.decode(write(image, "png")));
        assertThat(out.toByteArray()[28]).as("interlaced").isEqualTo((byte) 1);
    }

    private static byte[] resource(String name) throws IOException {
        try (java.io.InputStream in = WholeImageTest.class.getResourceAsStream(name)) {
            return java.util.Objects.requireNonNull(in).readAllBytes();
        }
    }

    @Test
    void filesOfAnotherProgramAreReadAsItMeantThem() throws IOException {
        Image inks = Image.decode(resource("cmyk.jpg"));
        Image light = Image.decode(resource("rgb.jpg"));
        assertThat(inks.width()).isEqualTo(light.width());
        for (int i = 0; i < light.rgb().length; i++) {
            assertThat(inks.rgb()[i] & 0xFF).isCloseTo(light.rgb()[i] & 0xFF, within(3));
        }
        Image turned = Image.decode(resource("exif6.jpg"));
        Image upright = Image.decode(resource("upright.jpg"));
        assertThat(turned.width()).isEqualTo(upright.width());
        double difference = 0;
        for (int i = 0; i < upright.rgb().length; i++) {
            difference += Math.abs((turned.rgb()[i] & 0xFF) - (upright.rgb()[i] & 0xFF));
        }
        assertThat(difference / upright.rgb().length).as("mean difference").isLessThan(3);
        assertThat(Image.decode(resource("whole.jpg")).width()).isPositive();
        assertThat(kind(resource("cut60.jpg"))).isEqualTo(Kind.CUT_OFF);
        assertThat(kind(resource("cut90.jpg"))).isEqualTo(Kind.CUT_OFF);
    }
}
