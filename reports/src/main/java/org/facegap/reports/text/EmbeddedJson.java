package org.facegap.reports.text;

import org.facegap.core.json.Json;

/** Results as JSON that may stand inside a script element of a page. */
public final class EmbeddedJson {
    private EmbeddedJson() {}

    /** No character can end the element or open a comment in it; "&lt;" stands only inside JSON strings. */
    public static String of(Object results) {
        return Json.canonical(results)
                .replace("<", "\\u003c")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }
}
