package org.facegap.models.stylegan2.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.facegap.models.checkpoint.array.LazyTensor;
import org.junit.jupiter.api.Test;

class WeightsHashTest {
    private record Held(long[] shape, float[] values) implements LazyTensor {
        @Override
        public String dtype() {
            return "float32";
        }
    }

    private static LazyTensor tensor(float... values) {
        return new Held(new long[] {values.length}, values);
    }

    @Test
    void orderAndWhatIsComputedDoNotCount() {
        Map<String, LazyTensor> one = new LinkedHashMap<>();
        one.put("a", tensor(1, 2));
        one.put("b", tensor(3));
        Map<String, LazyTensor> other = new LinkedHashMap<>();
        other.put("b", tensor(3));
        other.put("b.resample_filter", tensor(9));
        other.put("constants.c", tensor(9));
        other.put("a", new Held(new long[] {2, 1}, new float[] {1, 2}));
        assertThat(WeightsHash.of(one)).isEqualTo(WeightsHash.of(other)).hasSize(64);
    }

    @Test
    void namesAndValuesCount() {
        String hash = WeightsHash.of(Map.of("a", tensor(1, 2), "b", tensor(3)));
        assertThat(WeightsHash.of(Map.of("a", tensor(1, 2), "c", tensor(3)))).isNotEqualTo(hash);
        assertThat(WeightsHash.of(Map.of("a", tensor(1, 2), "b", tensor(Math.nextUp(3f)))))
                .isNotEqualTo(hash);
        assertThat(WeightsHash.of(Map.of("a", tensor(1), "b", tensor(2, 3)))).isNotEqualTo(hash);
    }
}
