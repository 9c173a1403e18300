package org.facegap.trainer.data;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.facegap.core.dataset.FaceRecord;
import org.facegap.core.results.suite.Exposure;
import org.facegap.core.words.WordOrder;

/** Counts what is drawn by drawing it again: a draw is known by its position. */
final class ExposureCount {
    /** An attribute of more values, as an age in years, makes no groups. */
    private static final int MOST_VALUES = 20;

    private ExposureCount() {}

    private static final class Tally {
        private long drawn;
        private long images;
        private long available;
        private final Set<String> identities = new HashSet<>();
        private final Set<String> availableIdentities = new HashSet<>();

        void add(FaceRecord record, int times) {
            drawn += times;
            available++;
            availableIdentities.add(record.identity());
            if (times > 0) {
                images++;
                identities.add(record.identity());
            }
        }

        Exposure.Counts counts() {
            return new Exposure.Counts(drawn, images, identities.size(), available, availableIdentities.size());
        }
    }

    static Exposure of(List<FaceRecord> records, Sampler sampler, String sampling, long images) {
        int[] times = new int[records.size()];
        for (long position = 0; position < images; position++) {
            times[sampler.at(position)]++;
        }
        Tally all = new Tally();
        Map<String, Map<String, Tally>> tallies = new TreeMap<>();
        for (int i = 0; i < times.length; i++) {
            FaceRecord record = records.get(i);
            all.add(record, times[i]);
            int count = times[i];
            record.attributes()
                    .forEach((attribute, label) -> tallies.computeIfAbsent(
                                    attribute, a -> new TreeMap<>(new WordOrder()))
                            .computeIfAbsent(label.value(), v -> new Tally())
                            .add(record, count));
        }
        Map<String, Map<String, Exposure.Counts>> values = new TreeMap<>();
        tallies.forEach((attribute, own) -> {
            if (own.size() <= MOST_VALUES) {
                Map<String, Exposure.Counts> counts = new TreeMap<>(new WordOrder());
                own.forEach((value, tally) -> counts.put(value, tally.counts()));
                values.put(attribute, counts);
            }
        });
        return new Exposure(sampling, 0L, all.counts(), values);
    }
}
