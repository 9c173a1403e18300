package org.facegap.suite.identities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.facegap.core.UserError;
import org.facegap.core.dataset.AttributeLabel;
import org.facegap.core.dataset.DatasetCard;
import org.facegap.core.dataset.FaceDatasetWriter;
import org.facegap.core.dataset.SubsetSpec;
import org.facegap.core.image.Image;
import org.facegap.core.pairs.PairSet;
import org.facegap.core.pairs.VerificationPair;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentitiesSelectionTest {
    private static final Map<String, Map<String, String>> NAMES = Map.of("sex", Map.of("m", "man", "f", "woman"));

    @TempDir
    Path dir;

    /** Each identity: identity, then the sex of each image, "-" for none. */
    private NamedDataset source(String name, int grey, String... identities) {
        Path folder = dir.resolve(name + grey);
        try (FaceDatasetWriter writer = FaceDatasetWriter.create(folder, List.of("sex"), 0)) {
            int key = 0;
            for (String identity : identities) {
                String[] parts = identity.split(" ", -1);
                for (int i = 1; i < parts.length; i++) {
                    Map<String, AttributeLabel> labels = new LinkedHashMap<>();
                    if (!parts[i].equals("-")) {
                        labels.put("sex", AttributeLabel.truth(parts[i]));
                    }
                    byte[] rgb = {(byte) key, (byte) grey, 0};
                    writer.add("k" + key++, parts[0], labels, "", new Image(1, 1, rgb), null);
                }
            }
            writer.finish(DatasetCard.describe(name, 1, List.of("sex"), "test", "", Map.of(), "none", true, Map.of()));
        }
        return NamedDataset.open("key", folder.toString());
    }

    private static IdentitiesSpec spec(String part, boolean oneGroup, double share, long seed) {
        return new IdentitiesSpec(
                part, "sex", oneGroup, share, List.of(), List.of(), NAMES, false, SubsetSpec.all(), 16, seed);
    }

    private static String[] identities(int number) {
        List<String> identities = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            identities.add("m" + i + " m m");
            identities.add("f" + i + " f f");
        }
        return identities.toArray(new String[0]);
    }

    @Test
    void aShareOfEveryGroupIsSplitOffBySeedAndNobodyIsInBothParts() {
        NamedDataset source = source("faces", 1, identities(10));
        IdentitiesSelection test = new IdentitiesSelection(source, spec(IdentitiesSpec.TEST, true, 0.3, 7));
        IdentitiesSelection calibration =
                new IdentitiesSelection(source, spec(IdentitiesSpec.CALIBRATION, true, 0.3, 7));
        Set<String> tested = new HashSet<>(test.identities());
        Set<String> others = new HashSet<>(calibration.identities());
        assertThat(tested).hasSize(14).doesNotContainAnyElementsOf(others);
        assertThat(others.stream().filter(identity -> identity.startsWith("m"))).hasSize(3);
        assertThat(others.stream().filter(identity -> identity.startsWith("f"))).hasSize(3);
        assertThat(test.groups()).containsOnly("man", "woman");
        assertThat(new IdentitiesSelection(source, spec(IdentitiesSpec.TEST, true, 0.3, 7)).records())
                .isEqualTo(test.records());
        assertThat(new IdentitiesSelection(source, spec(IdentitiesSpec.TEST, true, 0.3, 8)).records())
                .isNotEqualTo(test.records());
    }

    @Test
    void whatCannotBeGroupedIsCounted() {
        NamedDataset source = source("faces", 2, "one m m", "two f -", "three m f", "four -");
        IdentitiesCounts drawn = new IdentitiesSelection(source, spec(IdentitiesSpec.TEST, true, 0, 1)).counts(0, 0);
        assertThat(drawn.leftOut()).isEqualTo(Map.of("without sex", 2L, "of identities in two groups", 2L));
        assertThat(drawn.images()).isEqualTo(3);
        assertThat(drawn.identities()).isEqualTo(2);
        IdentitiesCounts own = new IdentitiesSelection(source, spec(IdentitiesSpec.TEST, false, 0, 1)).counts(0, 0);
        assertThat(own.leftOut()).isEqualTo(Map.of("without sex", 2L));
    }

    @Test
    void theDatasetsPairsGoByRowsOfWhatIsTaken() throws IOException {
        NamedDataset source = source("faces", 3, "unlabelled - -", "one m m", "two m m", "three f f");
        new PairSet(
                        List.of(
                                new VerificationPair(0, 1, true, 0, ""),
                                new VerificationPair(2, 3, true, 0, ""),
                                new VerificationPair(2, 5, false, 1, ""),
                                new VerificationPair(3, 6, false, 1, "")),
                        2,
                        0,
                        "by hand")
                .write(source.pairs());
        IdentitiesSelection identities = new IdentitiesSelection(source, spec(IdentitiesSpec.TEST, false, 0, 1));
        PairSet pairs = identities.protocol();
        assertThat(pairs.pairs())
                .containsExactly(
                        new VerificationPair(0, 1, true, 0, "man"), new VerificationPair(0, 3, false, 1, "man"));
        assertThat(pairs.rule()).isEqualTo("by hand");
        assertThat(identities.counts(0, 2).pairsLeftOut())
                .isEqualTo(Map.of("across groups", 1L, "of images that are not tested", 1L));
        assertThatThrownBy(() -> new IdentitiesSelection(
                                source("faces", 4, "one m m"), spec(IdentitiesSpec.TEST, false, 0, 1))
                        .protocol())
                .isInstanceOf(UserError.class)
                .hasMessageContaining("has no pairs.csv; take pairs: drawn");
        Files.writeString(source.pairs(), "# facegap-pairs,1,2,0,x\na,b,genuine,fold,group\n0,900,1,0,g\n");
        assertThatThrownBy(identities::protocol)
                .isInstanceOf(UserError.class)
                .hasMessageContaining("names the image 900, but there are only 8");
    }

    @Test
    void sharedIdentitiesAreRefusedWhereTheyAreKnownAndTheSourceIsOne() {
        NamedDataset test = source("faces", 5, "Ann_Lee m m", "Bo_Ek f f");
        SharedIdentities shared = new SharedIdentities("the test set", test, test.records());
        assertThat(compared(shared, source("faces", 6, "Cy_Of m m", "Bo_Ek f f")))
                .containsExactly(
                        "key: 'Bo_Ek' of faces is also in the test set; nobody may be in both: name a dataset of other"
                                + " people");
        assertThat(compared(shared, source("others", 5, "X_Y m m")))
                .singleElement()
                .asString()
                .startsWith("key: the image 'k0' of others is also in the test set, as 'k0'");
        assertThat(compared(shared, source("others", 7, "Bo_Ek m m")))
                .containsExactly(
                        "warning: 'Bo_Ek' is in the test set and in others: if equal names of the two datasets are"
                                + " the same identities, nothing was tested on new ones.");
        assertThat(compared(shared, source("faces", 8, "Bo_Ek m", "Cy_Of m")))
                .singleElement()
                .asString()
                .startsWith("warning: faces does not name identities: whether somebody of faces");
        assertThat(compared(shared, source("faces", 9, "Cy_Of m m"))).isEmpty();
        NamedDataset numbers = source("numbers", 1, "p0001 m m");
        assertThat(compared(
                        new SharedIdentities("the test set", numbers, numbers.records()),
                        source("more", 2, "p0001 m m")))
                .as("numbers are nobody's names")
                .isEmpty();
    }

    private static List<String> compared(SharedIdentities shared, NamedDataset other) {
        List<String> problems = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        shared.compare(other, other.records(), problems, warnings);
        warnings.forEach(warning -> problems.add("warning: " + warning));
        return problems;
    }

    @Test
    void groupsComeInAnOrderThatIdentitiesExpect() {
        Map<String, List<String>> known = Map.of("tone", List.of("light", "medium", "dark"));
        assertThat(GroupOrder.of("tone", List.of("dark", "light"), known)).containsExactly("light", "dark");
        assertThat(GroupOrder.of("tone", List.of("dark", "light", "blue"), known))
                .containsExactly("blue", "dark", "light");
        assertThat(GroupOrder.of("age", List.of("more than 70", "10-19", "3-9", "0-2"), known))
                .containsExactly("0-2", "3-9", "10-19", "more than 70");
    }

    @Test
    void aChangedImageOrPairIsAnotherDataset() throws IOException {
        NamedDataset one = source("faces", 11, "a m m");
        assertThat(source("faces", 12, "a m m").hash()).isNotEqualTo(one.hash());
        Files.writeString(one.pairs(), "x");
        assertThat(NamedDataset.open("key", one.dataset().dir().toString()).hash())
                .isNotEqualTo(one.hash());
    }
}
