package org.facegap.evaluation.matching;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.facegap.core.dataset.FaceRecord;
import org.facegap.core.words.Counted;
import org.facegap.core.words.JoinedNames;

/**
 * Pairs of two images with the same bytes, by their SHA-256. Any recogniser gives such a pair the highest score, so among
 * impostors it is a label that cannot be true, and among genuine pairs a comparison of an image with itself.
 */
public final class EqualImages {
    /** One more than is shown, so that there being more shows. */
    private static final int KEPT = 4;

    private final List<String> first = new ArrayList<>();
    private long count;
    private long all;

    private EqualImages() {}

    /** What to say of such pairs of a list of images, impostors first; empty when there are none. */
    public static List<String> warnings(List<FaceRecord> images, ImagePairs pairs) {
        int[] copies = copies(images);
        if (copies.length == 0) {
            return List.of();
        }
        EqualImages impostor = new EqualImages();
        EqualImages genuine = new EqualImages();
        pairs.visit((a, b, isGenuine, fold) -> {
            EqualImages kind = isGenuine ? genuine : impostor;
            kind.all++;
            if (copies[a] > 0 && copies[a] == copies[b]) {
                kind.count++;
                if (kind.first.size() < KEPT) {
                    kind.first.add(images.get(a).key() + " and " + images.get(b).key());
                }
            }
        });
        List<String> warnings = new ArrayList<>();
        impostor.told(
                "impostor pairs",
                "the same image cannot show two people, so these labels or identities are wrong",
                warnings);
        genuine.told("genuine pairs", "an image matches its copy whatever the recogniser", warnings);
        return warnings;
    }

    private void told(String kind, String effect, List<String> warnings) {
        if (count > 0) {
            warnings.add(count + " of " + Counted.of(all, kind) + " compare two images with the same bytes ("
                    + JoinedNames.shown(first) + "): " + effect + ".");
        }
    }

    /** For each row the number of its content where another row has the same, else 0; empty when no two rows have. */
    private static int[] copies(List<FaceRecord> records) {
        Map<String, Integer> times = new HashMap<>();
        records.forEach(record -> times.merge(record.sha256(), 1, Integer::sum));
        if (times.size() == records.size()) {
            return new int[0];
        }
        Map<String, Integer> numbers = new LinkedHashMap<>();
        return records.stream()
                .map(FaceRecord::sha256)
                .mapToInt(hash ->
                        times.getOrDefault(hash, 0) < 2 ? 0 : numbers.computeIfAbsent(hash, h -> numbers.size() + 1))
                .toArray();
    }
}
