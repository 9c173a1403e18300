package org.facegap.evaluation.attribute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.facegap.core.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VocabularyTest {
    private static Vocabulary match(String truth, String predicted, Map<String, String> said) {
        return Vocabulary.match(
                new Vocabulary.Words("t.csv: true sex", List.of(truth.split(","))),
                new Vocabulary.Words("predicted sex", List.of(predicted.split(","))),
                new Vocabulary.Known(said, List.of(), false));
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
        assertThat(known("3,40,71", "5,44,70", List.of(), true).neverSaid())
                .as("ages in years")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "-1,1;0,1;-1 is never predicted and 0 is never true",
                "0,1,2,3,4,5,6;1,2,3,4,5,6,7;0 is never predicted and 7 is never true",
                "1,2;0,1;2 is never predicted and 0 is never true",
                "10,20;1,2;none is the same",
            })
    void aFewWholeNumbersAreClasses(String truth, String predicted, String message) {
        assertThatThrownBy(() -> match(truth, predicted, Map.of()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(message);
        assertThat(known(truth, predicted, List.of(), true).neverSaid())
                .as("of an age")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "0,1;0.5665,0.6237,0.031,0.9",
                "Male,Female;-3.1,2.5,17.0,-0.2",
                "0,1;nan1,3.5e-3,.25,1.75,2.5,3.5,4.5,5.5,6.5,7.5,8.5,9.5",
                "-1,1;10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30",
            })
    void predictionsThatLookLikeScoresAreToldApart(String truth, String predicted) {
        assertThatThrownBy(() -> match(truth, predicted, Map.of()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("predicted sex: ")
                .hasMessageContaining("looks like scores. Name the score with --score-column")
                .hasMessageContaining("--prediction-column");
    }

    @Test
    void moreWholeNumbersThanTheTruthHasAreNoScores() {
        String many = "0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24";
        assertThat(match("3,5", many, Map.of()).neverSaid()).isEmpty();
        assertThat(known("3,55", many, List.of(), true).neverSaid()).isEmpty();
        assertThatThrownBy(() -> match("0,1", "0,0.25,0.5,0.75,1", Map.of())).hasMessageContaining("looks like scores");
    }

    @Test
    void yearsAndWordsAreNotCompared() {
        assertThatThrownBy(() -> known("23,41,70", "old,young", List.of(), true))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("the one are numbers and the other are words");
        assertThatThrownBy(() -> years(Map.of("old", "old", "young", "young")))
                .hasMessageContaining("Compare with a truth of the same classes, or leave it out");
        assertThat(years(Map.of("old", "70", "young", "")).names()).isEqualTo(Map.of("old", "70", "young", ""));
    }

    private static Vocabulary years(Map<String, String> said) {
        return Vocabulary.match(
                new Vocabulary.Words("t.csv: true age", List.of("23", "41", "70")),
                new Vocabulary.Words("predicted age", List.of("old", "young")),
                new Vocabulary.Known(said, List.of(), true));
    }

    @Test
    void rangesThatASpreadsheetMadeDatesOfAreSaid() {
        assertThatThrownBy(() -> match("03-Sep,20-29", "3-9,20-29", Map.of()))
                .hasMessageContaining("'03-Sep' looks like a range that a spreadsheet turned into a date");
        assertThatThrownBy(() -> match("Oct-19,20-29", "10-19,20-29", Map.of()))
                .hasMessageContaining("'Oct-19' looks like");
    }

    @Test
    void wordsOfOneListOfClassesNeedNoCounterpart() {
        List<Set<String>> lists = List.of(Set.of("White", "Black", "Indian", "East Asian"), Set.of("White", "Asian"));
        assertThat(known("White,Black", "White,Indian", lists, false).neverSaid())
                .containsExactly("Black");
        for (String truth : new String[] {"W,B", "White,Asian", "White,Blck"}) {
            assertThatThrownBy(() -> known(truth, "Black,East Asian,White", lists, false))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("predicted sex says Black, East Asian, White");
        }
    }

    @Test
    void dashesOfAllKindsAreOne() {
        assertThat(match("0\u20132,3\u20139", "0-2,3-9", Map.of()).names())
                .isEqualTo(Map.of("0-2", "0\u20132", "3-9", "3\u20139"));
        assertThat(match("\u22121,1", "-1,1", Map.of()).names()).isEqualTo(Map.of("-1", "\u22121", "1", "1"));
    }

    private static Vocabulary known(String truth, String predicted, List<Set<String>> lists, boolean values) {
        return Vocabulary.match(
                new Vocabulary.Words("t.csv: true sex", List.of(truth.split(","))),
                new Vocabulary.Words("predicted sex", List.of(predicted.split(","))),
                new Vocabulary.Known(Map.of(), lists, values));
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
