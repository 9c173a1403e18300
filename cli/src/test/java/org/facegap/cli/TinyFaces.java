package org.facegap.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.core.image.Picture;

/** Noise that is imported as a dataset of people: what is said of it means nothing, but every number can be computed. */
final class TinyFaces {
    private TinyFaces() {}

    /**
     * Imports people {@code p00, p01, ...} of race a and b in turn, of light {@code bright}, and {@code dark} for the last
     * picture of every third person. Bright pictures have a mean of .75, dark ones of .25.
     */
    static FaceDataset of(Path dir, int people, int pictures, int side) throws IOException {
        StringBuilder labels = new StringBuilder("file,race,light\n");
        for (int person = 0; person < people; person++) {
            for (int k = 0; k < pictures; k++) {
                boolean dark = person % 3 == 0 && k == pictures - 1;
                byte[] rgb = new byte[3 * side * side];
                SplittableRandom random = new SplittableRandom(31L * person + k);
                for (int i = 0; i < rgb.length; i++) {
                    rgb[i] = (byte) ((dark ? 0 : 128) + random.nextInt(128));
                }
                String name = String.format(Locale.ROOT, "p%02d/%d.png", person, k);
                Path file = dir.resolve("faces").resolve(name);
                Files.createDirectories(file.getParent());
                Files.write(file, new Picture(side, side, rgb).png());
                labels.append(name).append(person % 2 == 0 ? ",a," : ",b,").append(dark ? "dark\n" : "bright\n");
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
