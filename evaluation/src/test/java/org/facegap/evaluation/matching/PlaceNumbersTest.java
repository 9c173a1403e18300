package org.facegap.evaluation.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.facegap.core.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceNumbersTest {
    private static double[] numbers(String text) {
        return Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }

    @ParameterizedTest
    @CsvSource({
        "'', 30 40",
        "'', 20 30 40 50",
        "'', 7 10 20 50 20 30 40 10 60 50 60",
        "file left top right bottom, 20 30 40 50",
        "file top right bottom left, 30 40 50 20",
        "image bbox_x bbox_y bbox_w bbox_h, 20 30 20 20",
        "image w h x y, 20 20 20 30",
        "path x1 y1 x2 y2 score, 20 30 40 50 0.99",
        "path x0 y0 x1 y1, 20 30 40 50",
        "path xmin ymin xmax ymax, 20 30 40 50",
        "name y x, 40 30",
        "file x1 x2 x3 x4 x5 y1 y2 y3 y4 y5, 10 50 30 10 50 20 20 40 60 60",
        "file y1 x1 y2 x2 y3 x3 y4 x4 y5 x5, 20 10 20 50 40 30 60 10 60 50",
        "file left_eye_x left_eye_y right_eye_x right_eye_y nose_x nose_y lm_x lm_y rm_x rm_y, 10 20 50 20 30 40 10 60 50 60",
        "file score lex ley rex rey nx ny lmx lmy rmx rmy, 9 10 20 50 20 30 40 10 60 50 60"
    })
    void namesSayWhatTheNumbersAre(String header, String line) {
        PlaceNumbers meaning = new PlaceNumbers(header.isEmpty() ? List.of() : List.of(header.split(" ")));
        assertThat(meaning.middle(numbers(line), "l:1")).containsExactly(new double[] {30, 40}, within(1e-9));
    }

    @Test
    void numbersThatAreNoBoxSayWhy() {
        assertThatThrownBy(() -> new PlaceNumbers(List.of()).middle(numbers("20 30 15 20"), "list.txt:4"))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith(
                        "list.txt:4: four numbers are left, top, right and bottom of a box, and 20.0, 30.0,"
                                + " 15.0, 20.0 has its right or bottom before its left or top. A first line tells another order");
        assertThatThrownBy(() -> new PlaceNumbers(List.of("f", "left", "top", "right", "bottom"))
                        .middle(numbers("40 50 20 30"), "list.txt:4"))
                .hasMessageStartingWith("list.txt:4: the box's right or bottom is before its left or top");
        assertThatThrownBy(() -> new PlaceNumbers(List.of()).middle(numbers("1 2 3"), "list.txt:4"))
                .hasMessageContaining("expected an image and 10 numbers")
                .hasMessageEndingWith("found 3 numbers");
    }

    @Test
    void fiveXBeforeFiveYAreNotReadInTurn() {
        PlaceNumbers apart = new PlaceNumbers(List.of());
        PlaceNumbers inTurn = new PlaceNumbers(List.of());
        for (int i = 0; i < 10; i++) {
            apart.middle(numbers("38.3 73.5 56.0 41.5 70.7 51.7 51.5 71.7 92.4 92.2"), "l:" + i);
            inTurn.middle(numbers("38.3 51.7 73.5 51.5 56.0 71.7 41.5 92.4 70.7 92.2"), "l:" + i);
        }
        assertThatThrownBy(() -> apart.check("list.txt"))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("list.txt: in 10 of 10 lines the ten numbers are no face as x and y in turn");
        assertThatCode(() -> inTurn.check("list.txt")).doesNotThrowAnyException();
    }
}
