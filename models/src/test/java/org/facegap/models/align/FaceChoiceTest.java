package org.facegap.models.align;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FaceChoiceTest {
    private static final Detection BYSTANDER = new Detection(0, 0, 60, 80, 0.99, null);
    private static final Detection IDENTITY = new Detection(80, 70, 120, 130, 0.7, null);
    private static final List<Detection> BOTH = List.of(BYSTANDER, IDENTITY);

    @Test
    void eachRuleTakesItsOwn() {
        assertThat(FaceChoice.CENTRAL.of(BOTH, 200, 200, null)).contains(IDENTITY);
        assertThat(FaceChoice.LARGEST.of(BOTH, 200, 200, null)).contains(BYSTANDER);
        assertThat(FaceChoice.LANDMARKS.of(BOTH, 200, 200, new Point(20, 30))).contains(BYSTANDER);
        assertThat(FaceChoice.LANDMARKS.of(BOTH, 200, 200, new Point(101, 90))).contains(IDENTITY);
        assertThat(FaceChoice.LANDMARKS.of(BOTH, 200, 200, null)).contains(IDENTITY);
        for (FaceChoice choice : FaceChoice.values()) {
            assertThat(choice.of(List.of(), 200, 200, new Point(3, 3))).isEmpty();
        }
    }

    @Test
    void placesGivenBeforeTheOtherRulesChangeNothing() {
        Point near = new Point(20, 30);
        assertThat(FaceChoice.CENTRAL.of(BOTH, 200, 200, near)).contains(IDENTITY);
        assertThat(FaceChoice.LARGEST.of(List.of(IDENTITY, BYSTANDER), 200, 200, new Point(100, 100)))
                .contains(BYSTANDER);
    }

    @Test
    void ofFacesAtOnePlaceTheLargestAndSurestIsTaken() {
        Detection larger = new Detection(70, 60, 130, 140, 0.6, null);
        Detection surer = new Detection(80, 70, 120, 130, 0.8, null);
        assertThat(FaceChoice.CENTRAL.of(List.of(IDENTITY, larger), 200, 200, null))
                .contains(larger);
        assertThat(FaceChoice.LARGEST.of(List.of(IDENTITY, surer), 200, 200, null))
                .contains(surer);
    }
}
