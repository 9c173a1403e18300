package org.facegap.core.results;

import java.util.List;

/**
 * What follows from the suite, in words.
 *
 * @param headline one sentence
 * @param sentences what qualifies it
 */
public record Conclusion(String headline, List<String> sentences) {
    public Conclusion {
        sentences = List.copyOf(sentences);
    }
}
