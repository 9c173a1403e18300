package org.facegap.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * One call of the program inside this JVM.
 *
 * @param code exit code
 * @param out what it printed
 * @param err what it complained of
 */
record Invocation(int code, String out, String err) {
    static Invocation of(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] texts = new String[arguments.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = String.valueOf(arguments[i]);
        }
        int code = Facegap.execute(new PrintWriter(out), new PrintWriter(err), texts);
        return new Invocation(code, out.toString(), err.toString());
    }

    String all() {
        return out + err;
    }
}
