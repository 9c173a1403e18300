package org.facegap.models.checkpoint.pickle;

import java.util.ArrayList;
import java.util.List;

/** The unpickling machine's stack with its marks. Of bounded depth; nothing below a mark can be taken by accident. */
final class PickleStack {
    private static final int DEEPEST = 1 << 18;

    private final FileBytes bytes;
    private final List<Object> items = new ArrayList<>();
    private final List<Integer> marks = new ArrayList<>();
    private int floor;

    PickleStack(FileBytes bytes) {
        this.bytes = bytes;
    }

    void push(Object item, long at) {
        if (items.size() >= DEEPEST) {
            throw bytes.error(at, "the pickle stacks more than " + DEEPEST + " objects");
        }
        items.add(item);
    }

    Object pop(long at) {
        if (items.size() <= floor) {
            throw bytes.error(at, "the pickle is damaged: it takes an object where there is none");
        }
        return items.remove(items.size() - 1);
    }

    Object peek(long at) {
        if (items.size() <= floor) {
            throw bytes.error(at, "the pickle is damaged: it uses an object where there is none");
        }
        return items.get(items.size() - 1);
    }

    boolean atMark() {
        return items.size() == floor && !marks.isEmpty();
    }

    void mark(long at) {
        if (marks.size() >= DEEPEST) {
            throw bytes.error(at, "the pickle nests more than " + DEEPEST + " marks");
        }
        marks.add(floor);
        floor = items.size();
    }

    /** Takes everything above the last mark, and the mark. */
    Object[] popMark(long at) {
        if (marks.isEmpty()) {
            throw bytes.error(at, "the pickle is damaged: a mark is missing");
        }
        List<Object> top = items.subList(floor, items.size());
        Object[] taken = top.toArray();
        top.clear();
        floor = marks.remove(marks.size() - 1);
        return taken;
    }
}
