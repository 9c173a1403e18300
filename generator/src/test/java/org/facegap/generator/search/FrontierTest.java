package org.facegap.generator.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FrontierTest {
    private static Candidate candidate(long root, int number) {
        return new Candidate(new float[] {number}, "dark", root, new float[] {0}, Double.NaN);
    }

    private static String order(Frontier frontier) {
        StringBuilder text = new StringBuilder();
        for (Candidate c = frontier.poll(); c != null; c = frontier.poll()) {
            text.append(c.root()).append(':').append((int) c.genome()[0]).append(' ');
        }
        return text.toString().trim();
    }

    @Test
    void rootsTakeTurnsAndEachIsFirstInFirstOut() {
        Frontier frontier = new Frontier(10);
        frontier.add(candidate(1, 1));
        frontier.add(candidate(1, 2));
        frontier.add(candidate(1, 3));
        frontier.add(candidate(2, 4));
        frontier.add(candidate(2, 5));
        assertThat(order(frontier)).isEqualTo("1:1 2:4 1:2 2:5 1:3");
    }

    @Test
    void aFullFrontierTakesFromTheLongestQueue() {
        Frontier frontier = new Frontier(3);
        for (int i = 1; i <= 4; i++) {
            frontier.add(candidate(1, i));
        }
        frontier.add(candidate(2, 5));
        assertThat(frontier.size()).isEqualTo(3);
        assertThat(frontier.displaced()).isEqualTo(2);
        assertThat(order(frontier)).isEqualTo("1:1 2:5 1:2");
    }

    @Test
    void aRootGivenUpIsGone() {
        Frontier frontier = new Frontier(10);
        frontier.add(candidate(1, 1));
        frontier.add(candidate(2, 2));
        frontier.add(candidate(1, 3));
        frontier.giveUp(1);
        assertThat(frontier.size()).isEqualTo(1);
        assertThat(order(frontier)).isEqualTo("2:2");
    }
}
