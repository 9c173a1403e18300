package org.facegap.cli.dataset;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.facegap.core.dataset.DatasetCard;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.core.dataset.FaceRecord;
import org.facegap.core.dataset.layout.LikeValues;
import org.facegap.core.words.WordOrder;
import org.facegap.reports.text.NumberText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code facegap dataset inspect}. */
@Command(
        name = "inspect",
        mixinStandardHelpOptions = true,
        description = "Tell what a face dataset holds, from its card and index.",
        footerHeading = "%nExample:%n",
        footer = "  facegap dataset inspect data/utkface")
public final class DatasetInspectCommand implements Callable<Integer> {
    private static final int VALUES = 20;

    @Parameters(paramLabel = "DIR", description = "folder of the face dataset")
    Path dir = Path.of("");

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() {
        FaceDataset dataset = FaceDataset.open(dir);
        DatasetCard card = dataset.card();
        PrintWriter out = spec.commandLine().getOut();
        Map<String, Long> perIdentity = new HashMap<>();
        Map<String, Map<String, Long>> values = new TreeMap<>();
        long bytes = 0;
        for (FaceRecord record : dataset.records()) {
            perIdentity.merge(record.identity(), 1L, Long::sum);
            bytes += record.length();
            record.attributes()
                    .forEach(
                            (attribute, label) -> values.computeIfAbsent(attribute, a -> new TreeMap<>(new WordOrder()))
                                    .merge(label.value(), 1L, Long::sum));
        }
        LongSummaryStatistics images =
                perIdentity.values().stream().mapToLong(Long::longValue).summaryStatistics();
        line(out, "name", card.name());
        line(
                out,
                "images",
                NumberText.count(card.images()) + ", " + (card.size() == 0 ? "of several sizes" : card.size() + " px")
                        + String.format(Locale.ROOT, ", %.1f MiB", bytes / 1048576.0));
        line(
                out,
                "identities",
                NumberText.count(card.identities())
                        + (perIdentity.isEmpty()
                                ? ""
                                : String.format(
                                        Locale.ROOT,
                                        ", %d to %d images each, %.1f on average",
                                        images.getMin(),
                                        images.getMax(),
                                        images.getAverage())));
        values.forEach((attribute, counts) -> line(out, attribute, counts(counts, card.images())));
        LikeValues.of(values)
                .forEach(like -> line(out, "warning", "values that differ only in case or blanks: " + like));
        line(out, "source", card.source());
        line(out, "labels by", card.oracle().isEmpty() ? "the source" : card.oracle());
        line(out, "licence", card.licence());
        line(out, "reports may show images", card.imagesMayBeShown() ? "yes" : "no");
        line(out, "latents", dataset.latentDim() == 0 ? "none" : dataset.latentDim() + " values each");
        out.flush();
        return 0;
    }

    private static String counts(Map<String, Long> counts, long images) {
        long labelled = counts.values().stream().mapToLong(Long::longValue).sum();
        String text = counts.entrySet().stream()
                .limit(VALUES)
                .map(value -> String.format(
                        Locale.ROOT,
                        "%s %s (%.1f %%)",
                        value.getKey(),
                        NumberText.count(value.getValue()),
                        100.0 * value.getValue() / images))
                .collect(Collectors.joining(", "));
        if (counts.size() > VALUES) {
            text += " and " + (counts.size() - VALUES) + " more values";
        }
        return labelled < images ? text + ", unlabelled " + NumberText.count(images - labelled) : text;
    }

    private static void line(PrintWriter out, String name, String value) {
        out.println(String.format(Locale.ROOT, "%-26s%s", name, value));
    }
}
