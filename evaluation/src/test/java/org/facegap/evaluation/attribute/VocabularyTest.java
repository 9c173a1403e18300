package org.facegap.evaluation.attribute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.facegap.core.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VocabularyTest {
    private static Vocabulary match(String truth, String predicted, Map<String, String> said) {
        return Vocabulary.match(
                new Vocabulary.Words("t.csv: true sex", List.of(truth.split(","))),
                new Vocabulary.Words("predicted sex", List.of(predicted.split(","))),
                said);
    }

    @Test
    void theSameWordsStayAsTheyAre() {
        Vocabulary words = match("Male,Female", "Female,Male", Map.of());
        assertThat(words.names()).isEqualTo(Map.of("Female", "Female", "Male", "Male"));
        assertThat(words.respelt()).isEmpty();
        assertThat(words.neverSaid()).isEmpty();
    }

    @Test
    void wordsThatAreSpeltAlikeAreTheTruthsAndTold() {
        assertThat(match("Male,Female", "male,FE MALE", Map.of()).respelt())
                .isEqualTo(Map.of("male", "Male", "FE MALE", "Female"));
        assertThat(match("Latino_Hispanic,East Asian", "Latino Hispanic,east_asian", Map.of())
                        .names())
                .isEqualTo(Map.of("Latino Hispanic", "Latino_Hispanic", "east_asian", "East Asian"));
        assertThat(match("0,1", "0.0,1.0", Map.of()).names()).isEqualTo(Map.of("0.0", "0", "1.0", "1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Male,Female;0,1;none is the same. Say which predicted word is which true one, such as --class 0=Female",
                "Male,Female;Male,F;Female is never predicted and F is never true",
                "m,M,f;f,m;",
                "White,Black,Others;White,Black,Indian;Others is never predicted and Indian is never true",
                "20,30,40;20-29,30-39;none is the same",
                "young,old;young adult,old;--class \"young adult=young\"",
            })
    void wordsThatAreLeftOnBothSidesAreAnErrorWithBothLists(String truth, String predicted, String message) {
        if (message == null) {
            // both m and M are true words: which one is meant nobody knows, but nothing is left over but M
            assertThat(match(truth, predicted, Map.of()).neverSaid()).containsExactly("M");
            return;
        }
        assertThatThrownBy(() -> match(truth, predicted, Map.of()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("t.csv: true sex says ")
                .hasMessageContaining("predicted sex says ")
                .hasMessageContaining(message);
    }

    @Test
    void aClassThatIsNeverSaidOrNeverTrueAloneIsNoMistake() {
        assertThat(match("a,b,c", "a,b", Map.of()).neverSaid()).containsExactly("c");
        assertThat(match("a,b", "a,b,c", Map.of()).names()).containsEntry("c", "c");
        assertThat(match("3,40,71", "5,44,70", Map.of()).neverSaid())
                .as("ages in years")
                .isEmpty();
    }

    @Test
    void whatTheUserSaysGoesFirst() {
        Vocabulary words = match("Male,Female", "0,1,unsure", Map.of("0", "Female", "1", "Male", "unsure", ""));
        assertThat(words.names()).isEqualTo(Map.of("0", "Female", "1", "Male", "unsure", ""));
        assertThat(match("a,b", "a,x", Map.of("x", "x")).neverSaid()).containsExactly("b");
        assertThatThrownBy(() -> match("Male,Female", "0,1", Map.of("0", "Femal")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("--class 0=Femal: there is no true class 'Femal'; did you mean 'Female'?");
    }
}
