package org.facegap.cli.world;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.facegap.core.config.ConfigReader;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.core.dataset.FaceRecord;
import org.facegap.core.files.AtomicFile;
import org.facegap.core.image.Image;
import org.facegap.core.progress.Progress;
import org.facegap.core.words.Counted;
import org.facegap.generator.worldset.WorldSetConfig;
import org.facegap.generator.worldset.WorldSets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code facegap world render}: a set of world images as a face dataset, with a contact sheet. */
@Command(
        name = "render",
        description = "Render identities of the built-in world into a face dataset with true labels.",
        mixinStandardHelpOptions = true)
public final class WorldRenderCommand implements Callable<Integer> {
    private static final int SHEET_COLUMNS = 12;
    private static final int SHEET_IMAGES = 144;

    @Parameters(paramLabel = "CONFIG", description = "which identities, how many, seed (configs/world/render.yaml)")
    Path config = Path.of("");

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "new folder for the dataset")
    Path out = Path.of("");

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "override a key of the config")
    Map<String, String> overrides = Map.of();

    private final PrintStream console = System.out;

    @Override
    public Integer call() {
        WorldSetConfig spec = ConfigReader.read(config, WorldSetConfig.class, overrides);
        String name = String.valueOf(out.toAbsolutePath().getFileName());
        FaceDataset dataset =
                new WorldSets().render(name, spec, out, Progress.console(console, System.console() != null));
        List<Image> sheet = new ArrayList<>();
        List<FaceRecord> records = dataset.records();
        for (int i = 0; i < Math.min(SHEET_IMAGES, records.size()); i++) {
            sheet.add(dataset.read(records.get(i)));
        }
        Path sheetFile = out.resolve("contact-sheet.png");
        AtomicFile.write(sheetFile, Image.grid(sheet, SHEET_COLUMNS).png());
        console.println(Counted.of(dataset.card().images(), "images") + " of "
                + Counted.of(dataset.card().identities(), "identities") + " in " + out);
        console.println("first images: " + sheetFile);
        return 0;
    }
}
