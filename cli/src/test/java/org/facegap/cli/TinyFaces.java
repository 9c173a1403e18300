package org.facegap.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.core.image.Image;

/** Noise that is imported as a dataset of identities: what is said of it means nothing, but every number can be computed. */
final class TinyFaces {
    private TinyFaces() {}

    /**
     * Imports identities {@code p00, p01, ...} of race a and b in turn, of light {@code bright}, and {@code dark} for the last
     * image of every third identity. Bright images have a mean of .75, dark ones of .25.
     */
    static FaceDataset of(Path dir, int identities, int images, int side) throws IOException {
        StringBuilder labels = new StringBuilder("file,race,light\n");
        for (int identity = 0; identity < identities; identity++) {
            for (int k = 0; k < images; k++) {
                boolean dark = identity % 3 == 0 && k == images - 1;
                byte[] rgb = new byte[3 * side * side];
                SplittableRandom random = new SplittableRandom(31L * identity + k);
                for (int i = 0; i < rgb.length; i++) {
                    rgb[i] = (byte) ((dark ? 0 : 128) + random.nextInt(128));
                }
                String name = String.format(Locale.ROOT, "p%02d/%d.png", identity, k);
                Path file = dir.resolve("faces").resolve(name);
                Files.createDirectories(file.getParent());
                Files.write(file, new Image(side, side, rgb).png());
                labels.append(name).append(identity % 2 == 0 ? ",a," : ",b,").append(dark ? "dark\n" : "bright\n");
            }
        }
        Files.writeString(dir.resolve("labels.csv"), labels);
        Invocation load = Invocation.of(
                "dataset",
                "import",
                "folders",
                dir.resolve("faces"),
                "--labels",
                dir.resolve("labels.csv"),
                "--licence",
                "for tests",
                "--name",
                "noise",
                "--out",
                dir.resolve("set"));
        if (load.code() != 0) {
            throw new IllegalStateException(load.all());
        }
        return FaceDataset.open(dir.resolve("set"));
    }
}
