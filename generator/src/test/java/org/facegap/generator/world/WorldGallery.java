package org.facegap.generator.world;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;

/** Draws the world for a person to look at: {@code WorldGallery <folder> [effect] [size] [zoom]}. */
public final class WorldGallery {

    private WorldGallery() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        double effect = arguments.length > 1 ? Double.parseDouble(arguments[1]) : 1.0;
        int size = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 64;
        int zoom = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 2;
        Files.createDirectories(folder);
        Population population = new Population(WorldSpec.defaults().withOtherGroupEffect(effect).withPose(0.45));
        Renderer renderer = new Renderer();
        for (Tone tone : Tone.values()) {
            SplittableRandom random = new SplittableRandom(11 + tone.ordinal());
            float[][] pairs = new float[128][];
            for (int i = 0; i < 64; i++) {
                Identity identity = population.identity(
                        tone, Age.values()[(i / 8) / 4], Presentation.values()[((i / 8) / 2) % 2], random);
                for (int k = 0; k < 2; k++) {
                    pairs[2 * i + k] = renderer.render(new Face(identity, population.shot(random)), size);
                }
            }
            write(
                    folder.resolve("identities-" + tone.name().toLowerCase(Locale.ROOT) + ".png"),
                    pairs,
                    16,
                    size,
                    zoom);
        }
        SplittableRandom random = new SplittableRandom(5);
        float[][] identities = new float[96][];
        float[][] frontal = new float[72][];
        for (int row = 0; row < 12; row++) {
            Identity identity = population.identity(
                    Tone.values()[row / 4], Age.values()[row % 4 == 3 ? 1 : 0], Presentation.values()[row % 2], random);
            for (int i = 0; i < 8; i++) {
                identities[row * 8 + i] = renderer.render(new Face(identity, population.shot(random)), size);
            }
        }
        for (int i = 0; i < frontal.length; i++) {
            Identity identity = population.identity(
                    Tone.values()[i / 24], Age.values()[i % 8 / 6], Presentation.values()[i % 2], random);
            frontal[i] = renderer.render(new Face(identity, Shot.frontal()), size);
        }
        List<float[]> cues = new ArrayList<>();
        for (Cue cue : Cue.values()) {
            Identity identity = new Identity(
                    cue.owner(),
                    Age.YOUNG,
                    Presentation.FEMININE,
                    cue.owner().ordinal(),
                    0,
                    cue.ordinal() / 3 % 2,
                    0,
                    new double[Cue.COUNT]);
            for (int step = -2; step <= 2; step++) {
                cues.add(renderer.render(
                        new Face(
                                identity.withCue(cue, 1.5 * step),
                                Shot.frontal().withPose(0.15, 0)),
                        size));
            }
        }
        write(folder.resolve("cues.png"), cues.toArray(new float[0][]), 15, size, zoom);
        write(folder.resolve("identities.png"), identities, 8, size, zoom);
        write(folder.resolve("frontal.png"), frontal, 12, size, zoom);
    }

    private static void write(Path file, float[][] images, int columns, int size, int zoom) throws IOException {
        int rows = (images.length + columns - 1) / columns;
        int cell = size * zoom;
        BufferedImage image = new BufferedImage(columns * cell, rows * cell, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < rows * cell; y++) {
            for (int x = 0; x < columns * cell; x++) {
                int index = (y / cell) * columns + x / cell;
                if (index >= images.length) {
                    continue;
                }
                image.setRGB(x, y, rgb(images[index], size, (x % cell) / zoom, (y % cell) / zoom));
            }
        }
        if (!ImageIO.write(image, "png", file.toFile())) {
            throw new IOException("no PNG writer for " + file);
        }
    }

    private static int rgb(float[] planar, int size, int x, int y) {
        int at = y * size + x;
        int plane = size * size;
        int r = Math.round(255 * planar[at]);
        int g = Math.round(255 * planar[plane + at]);
        int b = Math.round(255 * planar[2 * plane + at]);
        return r << 16 | g << 8 | b;
    }
}
