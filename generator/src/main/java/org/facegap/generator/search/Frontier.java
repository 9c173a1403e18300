package org.facegap.generator.search;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Candidates of one group that wait for their turn: first in, first out within a root, and roots take turns. At most
 * {@code capacity} wait; a newcomer that finds it full displaces the last one of the root with the longest queue, unless
 * that is its own root.
 */
final class Frontier {
    private final int capacity;
    private final Map<Long, ArrayDeque<Candidate>> queues = new LinkedHashMap<>();
    private final ArrayDeque<Long> turns = new ArrayDeque<>();
    private int size;
    private long displaced;

    Frontier(int capacity) {
        this.capacity = capacity;
    }

    void add(Candidate candidate) {
        if (size == capacity) {
            displaced++;
            long longest = longest();
            ArrayDeque<Candidate> own = queues.get(candidate.root());
            ArrayDeque<Candidate> other = queues.get(longest);
            if (other == null || (own != null && own.size() >= other.size())) {
                return;
            }
            other.removeLast();
            size--;
            forgetIfEmpty(longest, other);
        }
        ArrayDeque<Candidate> queue = queues.get(candidate.root());
        if (queue == null) {
            queue = new ArrayDeque<>();
            queues.put(candidate.root(), queue);
            turns.add(candidate.root());
        }
        queue.add(candidate);
        size++;
    }

    @Nullable
    Candidate poll() {
        Long root = turns.poll();
        if (root == null) {
            return null;
        }
        ArrayDeque<Candidate> queue = queues.get(root);
        if (queue == null) {
            throw new IllegalStateException("root " + root + " has a turn but no queue");
        }
        Candidate next = queue.remove();
        size--;
        if (queue.isEmpty()) {
            queues.remove(root);
        } else {
            turns.add(root);
        }
        return next;
    }

    /** Removes everything a root has waiting. */
    void giveUp(long root) {
        ArrayDeque<Candidate> queue = queues.remove(root);
        if (queue != null) {
            size -= queue.size();
            turns.remove(root);
        }
    }

    int size() {
        return size;
    }

    long displaced() {
        return displaced;
    }

    private long longest() {
        long best = -1;
        int length = 0;
        for (Map.Entry<Long, ArrayDeque<Candidate>> e : queues.entrySet()) {
            if (e.getValue().size() > length) {
                length = e.getValue().size();
                best = e.getKey();
            }
        }
        return best;
    }

    private void forgetIfEmpty(long root, ArrayDeque<Candidate> queue) {
        if (queue.isEmpty()) {
            queues.remove(root);
            turns.remove(root);
        }
    }
}
