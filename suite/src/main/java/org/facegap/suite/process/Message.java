package org.facegap.suite.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.facegap.core.json.Json;

/**
 * A line between a process and the one that started it, as JSON.
 *
 * @param kind what it tells
 * @param task number of the task of a progress, where it is about one
 * @param number how much, or an exit code
 * @param text stage, label, note or sentence, or ""
 * @param unit of a task, or the folder of a stage's suite, or ""
 */
record Message(Kind kind, int task, long number, String text, String unit) {
    /** What a line tells. */
    enum Kind {
        /** To a process: make the stage {@code text} of a suite; {@code number} is 1 where nothing of it is to be kept. */
        MAKE,
        /** A task begins: label, total, unit. */
        BEGIN,
        ADVANCE,
        RESUME,
        NOTE,
        CLOSE,
        LINE,
        /** The stage is finished. */
        MADE,
        /** The stage failed: why, and the exit code of a user's error. */
        FAILED
    }

    Message(Kind kind, int task, long number, String text) {
        this(kind, task, number, text, "");
    }

    /** The line, without its end. */
    String line() {
        return Json.canonical(this);
    }

    /** @throws IllegalArgumentException when the line is no message */
    static Message of(String line) {
        try {
            return Json.mapper().readValue(line, Message.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a message: " + line, e);
        }
    }
}
