package org.facegap.evaluation.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.facegap.core.statistics.Wilson;
import org.facegap.evaluation.verification.AreaUnderRoc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeLongTest {
    private record Placements(double[] genuine, double[] impostor) {
        static Placements of(double[] scores, boolean[] genuine) {
            double[] all = AreaUnderRoc.of(scores, genuine).placements();
            return new Placements(
                    IntStream.range(0, all.length)
                            .filter(i -> genuine[i])
                            .mapToDouble(i -> all[i])
                            .toArray(),
                    IntStream.range(0, all.length)
                            .filter(i -> !genuine[i])
                            .mapToDouble(i -> all[i])
                            .toArray());
        }
    }

    private static Placements deepface(String column) throws IOException {
        try (InputStream in = DeLongTest.class.getResourceAsStream("/org/facegap/evaluation/deepface/delong.csv")) {
            assertThat(in).isNotNull();
            List<String[]> rows = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(l -> l.split(",", -1))
                    .toList();
            int at = List.of(rows.get(0)).indexOf(column);
            int n = rows.size() - 1;
            double[] scores = new double[n];
            boolean[] genuine = new boolean[n];
            for (int i = 0; i < n; i++) {
                genuine[i] = rows.get(i + 1)[0].equals("Yes");
                scores[i] = -Double.parseDouble(rows.get(i + 1)[at]);
            }
            return Placements.of(scores, genuine);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "VGG-Face_cosine, OpenFace_cosine, 0.9905102040816327, 0.8190816326530612, 2.4303572552203996e-05,"
                + " 0.0006030496136202239, -4.129948852246816e-06, 6.799653649279339, 1.0487096452186881e-11",
        "VGG-Face_euclidean, DeepFace_cosine, 0.9626275510204081, 0.7428571428571429, 9.207115253236793e-05,"
                + " 0.0008685660800805421, 5.3891289300920855e-06, 7.130822883464354, 9.977063650544255e-13",
        "OpenFace_cosine, DeepFace_cosine, 0.8190816326530612, 0.7428571428571429, 0.0006030496136202239,"
                + " 0.0008685660800805421, 0.00035399144241458154, 2.7583681944038947, 0.005809072640134908"
    })
    void deepfaceColumnsGiveTheReferenceFigures(
            String a,
            String b,
            double auc1,
            double auc2,
            double var1,
            double var2,
            double covariance,
            double z,
            double p)
            throws IOException {
        Placements x = deepface(a);
        Placements y = deepface(b);
        DeLong.Paired test = DeLong.paired(x.genuine(), x.impostor(), y.genuine(), y.impostor());
        assertThat(test.first().auc()).isCloseTo(auc1, within(1e-12));
        assertThat(test.second().auc()).isCloseTo(auc2, within(1e-12));
        assertThat(test.first().variance()).isCloseTo(var1, within(1e-15));
        assertThat(test.second().variance()).isCloseTo(var2, within(1e-15));
        assertThat(test.covariance()).isCloseTo(covariance, within(1e-15));
        assertThat(test.z()).isCloseTo(z, within(1e-9));
        assertThat(test.p()).isCloseTo(p, within(1e-9 * p + 1e-18));
    }

    @Test
    void theLogitIntervalStaysBelowOneWhereThePlainOneDoesNot() throws IOException {
        Placements x = deepface("VGG-Face_cosine");
        DeLong auc = DeLong.of(x.genuine(), x.impostor());
        assertThat(auc.plain(.95).low()).isCloseTo(.9808478455106086, within(1e-9));
        assertThat(auc.plain(.95).high()).isCloseTo(1.0001725626526567, within(1e-9));
        assertThat(auc.interval(.95).high()).isBetween(auc.auc(), 1.0);
        assertThat(auc.interval(.95).low()).isLessThan(auc.plain(.95).low());
    }

    @Test
    void perfectSeparationIsNotCertainty() {
        Placements all =
                Placements.of(new double[] {3, 4, 5, 0, 1, 2}, new boolean[] {true, true, true, false, false, false});
        DeLong auc = DeLong.of(all.genuine(), all.impostor());
        assertThat(auc.auc()).isEqualTo(1);
        assertThat(auc.interval(.95)).isEqualTo(Wilson.of(1, 3, .95));
        assertThat(DeLong.paired(all.genuine(), all.impostor(), all.genuine(), all.impostor())
                        .p())
                .isEqualTo(1);
        Placements one = Placements.of(new double[] {3, 0, 1}, new boolean[] {true, false, false});
        assertThatThrownBy(() -> DeLong.of(one.genuine(), one.impostor()).interval(.95))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void withoutSharedIdentitiesTheClusteredVarianceIsDeLongs() {
        SplittableRandom random = new SplittableRandom(1);
        int n = 400;
        double[] scores = new double[n];
        boolean[] genuine = new boolean[n];
        int[] first = new int[n];
        int[] second = new int[n];
        for (int i = 0; i < n; i++) {
            genuine[i] = i < 150;
            scores[i] = random.nextDouble() + (genuine[i] ? .4 : 0);
            first[i] = 2 * i;
            second[i] = genuine[i] ? 2 * i : 2 * i + 1;
        }
        double[] placements = AreaUnderRoc.of(scores, genuine).placements();
        Placements apart = Placements.of(scores, genuine);
        DeLong plain = DeLong.of(apart.genuine(), apart.impostor());
        DeLong clustered = DeLong.clustered(IdentityPairs.of(first, second), placements);
        assertThat(clustered.auc()).isCloseTo(plain.auc(), within(1e-12));
        // sample variances differ from plain sums of squares by m/(m-1)
        assertThat(clustered.variance()).isCloseTo(plain.variance(), within(.01 * plain.variance()));
    }
}
