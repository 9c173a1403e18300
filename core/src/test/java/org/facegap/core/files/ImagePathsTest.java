package org.facegap.core.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImagePathsTest {
    @ParameterizedTest
    @CsvSource({
        "a.jpg, a.jpg",
        "./a.jpg, a.jpg",
        ".\\a.jpg, a.jpg",
        "x/./y//a.jpg, x/y/a.jpg",
        "x\\y\\a.jpg, x/y/a.jpg",
        "/x/a.jpg, /x/a.jpg",
        "//x/a.jpg, /x/a.jpg",
        "../a.jpg, ../a.jpg",
        "x./a.jpg, x./a.jpg",
        ".a.jpg, .a.jpg",
        "C:\\x\\a.jpg, C:/x/a.jpg",
        "Jose\u0301.jpg, Jos\u00e9.jpg",
        "'', ''",
        "., ."
    })
    void namesOfOneImageAreAlike(String written, String name) {
        assertThat(ImagePaths.name(written)).isEqualTo(name);
        assertThat(ImagePaths.name(name)).isEqualTo(name);
    }
}
