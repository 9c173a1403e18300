package org.facegap.suite.work;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.facegap.core.UserError;
import org.facegap.core.artifact.ArtifactFolder;
import org.facegap.core.dataset.DatasetCard;
import org.facegap.core.dataset.Draw;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.core.dataset.FaceDatasetLinks;
import org.facegap.core.dataset.FaceRecord;
import org.facegap.core.dataset.Quota;
import org.facegap.core.json.Json;
import org.facegap.core.progress.Progress;
import org.facegap.core.random.Seeds;
import org.facegap.suite.stage.Stage;

/**
 * Mixes training sets in some ratio, without copying an image. Identities are named after the arm they come from, so that those of two arms
 * are never taken for one; somebody who is in two of the sets, by an image that is the same, comes from the first alone.
 */
public final class MixWork implements Stage.Work {
    /** What was taken of each set, beside the index. */
    static final String FILE = "mix.json";

    private final String name;
    private final MixSpec spec;

    public MixWork(String name, MixSpec spec) {
        this.name = name;
        this.spec = spec;
    }

    /**
     * What was taken of one set.
     *
     * @param identities taken
     * @param images taken
     * @param ofIdentities that it has, without those who are in an earlier set too
     * @param inEarlierSets identities that are in an earlier set too
     */
    record Taken(long identities, long images, long ofIdentities, long inEarlierSets) {}

    private record Source(FaceDataset set, List<FaceRecord> records, long doubles) {}

    @Override
    public void make(ArtifactFolder folder, Map<String, Path> inputs, Progress progress) {
        boolean ofImages = spec.by().equals("images");
        Map<String, Source> sources = sources(inputs);
        Map<String, Draw> draws = new TreeMap<>();
        Map<String, Long> sizes = new TreeMap<>();
        sources.forEach((arm, source) -> {
            Draw draw = Draw.groups(source.records(), record -> "", Seeds.derive(spec.seed(), "mix", arm))
                    .get("");
            if (draw == null) {
                throw new UserError(name + ": every identity of " + arm + " is in another set of the mix too");
            }
            draws.put(arm, draw);
            sizes.put(arm, ofImages ? draw.images() : draw.identities());
        });
        Long total = spec.total();
        Map<String, Long> quota = Quota.of(spec.of(), total == null ? Quota.largest(spec.of(), sizes) : total);
        List<FaceDatasetLinks.Part> parts = new ArrayList<>();
        Map<String, Taken> taken = new TreeMap<>();
        quota.forEach((arm, count) -> {
            if (count > sizes.getOrDefault(arm, 0L)) {
                throw new UserError(name + ": a total of " + total + " needs " + count + " " + spec.by() + " of " + arm
                        + ", which has " + sizes.get(arm));
            }
            Source source = Objects.requireNonNull(sources.get(arm));
            Draw draw = Objects.requireNonNull(draws.get(arm));
            Set<String> keys = draw.keys(count, ofImages);
            List<FaceRecord> records = source.records().stream()
                    .filter(record -> keys.contains(record.key()))
                    .toList();
            parts.add(new FaceDatasetLinks.Part(source.set(), records, parts.size() + "_", arm + ":"));
            taken.put(
                    arm,
                    new Taken(
                            records.stream()
                                    .map(FaceRecord::identity)
                                    .distinct()
                                    .count(),
                            records.size(),
                            draw.identities(),
                            source.doubles()));
        });
        FaceDatasetLinks.write(folder.path(), card(sources), parts);
        Json.write(folder.file(FILE), taken);
    }

    private Map<String, Source> sources(Map<String, Path> inputs) {
        Map<String, Source> sources = new TreeMap<>();
        Set<String> before = new HashSet<>();
        for (String arm : spec.of().keySet()) {
            FaceDataset set = FaceDataset.open(Objects.requireNonNull(inputs.get(EvaluateWork.data(arm))));
            Set<String> known = set.records().stream()
                    .filter(record -> before.contains(record.sha256()))
                    .map(FaceRecord::identity)
                    .collect(Collectors.toSet());
            List<FaceRecord> own = set.records().stream()
                    .filter(record -> !known.contains(record.identity()))
                    .toList();
            own.forEach(record -> before.add(record.sha256()));
            sources.put(arm, new Source(set, own, known.size()));
        }
        return sources;
    }

    private DatasetCard card(Map<String, Source> sources) {
        List<DatasetCard> cards =
                sources.values().stream().map(source -> source.set().card()).toList();
        Set<String> attributes = new LinkedHashSet<>();
        cards.forEach(card -> attributes.addAll(card.attributes()));
        if (cards.stream().map(DatasetCard::size).distinct().count() > 1) {
            throw new UserError(name + ": the sets of a mix have images of several sizes");
        }
        return DatasetCard.describe(
                name,
                cards.get(0).size(),
                List.copyOf(attributes),
                all(cards, DatasetCard::source),
                all(cards, DatasetCard::oracle),
                Map.of(),
                all(cards, DatasetCard::licence),
                cards.stream().allMatch(DatasetCard::imagesMayBeShown),
                Map.of());
    }

    private static String all(List<DatasetCard> cards, Function<DatasetCard, String> text) {
        return cards.stream().map(text).filter(t -> !t.isEmpty()).distinct().collect(Collectors.joining("; "));
    }
}
