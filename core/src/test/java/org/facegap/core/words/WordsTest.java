package org.facegap.core.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0-2,3-9,10-19,20-29,60-69,more than 70",
                "0-2,3-9,10-19,70+",
                "under 20,20-39,40-59,60,over 60",
                "<18,18-30,31-45,>45",
                "less than 5,5,05-9,10 to 19,Over 19",
                "1,2,10,black,white",
                "-10,-1,0,1",
                "under-18,18-60,over-60",
                "site 9,site 10,site 10b,site 11",
                "(0-9),(10-19),(100-109)",
                "African,Asian,Caucasian,Indian",
            })
    void rangesStandByTheirNumbersAndWordsByTheirLetters(String order) {
        List<String> right = List.of(order.split(","));
        for (int seed = 0; seed < 20; seed++) {
            List<String> words = new ArrayList<>(right);
            Collections.shuffle(words, new Random(seed));
            words.sort(new WordOrder());
            assertThat(words).isEqualTo(right);
        }
    }

    @Test
    void whatDiffersInLetterCaseOrBlanksAloneIsSpeltAlike() {
        assertThat(Spelling.alike(List.of("Asian", "asian", "East Asian", "eastasian ", "Black", "1", "1.0", "10")))
                .containsExactly(List.of("1", "1.0"), List.of("Asian", "asian"), List.of("East Asian", "eastasian "));
        assertThat(Spelling.alike(List.of("male", "female", "ma le\u00a0")))
                .containsExactly(List.of("ma le\u00a0", "male"));
        assertThat(Spelling.alike(List.of("Latino_Hispanic", "latino-hispanic", "1-9", "19", "-5", "5")))
                .containsExactly(List.of("Latino_Hispanic", "latino-hispanic"));
        assertThat(Spelling.alike(List.of("1.5", "1.50", "0.10", "1.05"))).isEmpty();
    }

    @Test
    void rangesThatBecameDatesAreKnown() {
        assertThat(List.of("9-Mar", "19-Oct", "Oct-19", "09. Mrz", "9. M\u00e4r", "19 Okt.", "09-mars"))
                .allMatch(DateLikeRanges::is);
        assertThat(List.of("3-9", "March", "70+", "Mar-", "12 men", "Set", "2026-03-09"))
                .noneMatch(DateLikeRanges::is);
        List<String> dates = List.of("03.09.2026", "9/3/26", "2026-03-09", "2026-03-09 00:00:00", "46090");
        assertThat(DateLikeRanges.among(dates)).as("a column of dates").isEmpty();
        List<String> ranges = new ArrayList<>(dates);
        ranges.addAll(List.of("20-29", "more than 70", "0.5", "1.5.2", "123456"));
        assertThat(DateLikeRanges.among(ranges)).isEqualTo(dates);
    }

    @Test
    void whatCannotBeSeenIsShownAsAQuestionMark() {
        assertThat(Printable.of("A\u001b[31m\u202eB\nC")).isEqualTo("A?[31m?B?C");
        assertThat(Spelling.plain("A\u202e")).isEqualTo(Spelling.plain("a\u0085"));
    }

    @Test
    void nearestWordsAllowForSwapsAndCase() {
        List<String> words = List.of("learningRate", "steps", "seed");
        assertThat(Nearest.of("learning_rate", words)).isEqualTo("learningRate");
        assertThat(Nearest.of("setps", words)).isEqualTo("steps");
        assertThat(Nearest.of("seeds", words)).isEqualTo("seed");
        assertThat(Nearest.of("zebra", words)).isNull();
        assertThat(Nearest.distance("ca", "ac")).isEqualTo(1);
        assertThat(Nearest.distance("kitten", "sitting")).isEqualTo(3);
    }
}
