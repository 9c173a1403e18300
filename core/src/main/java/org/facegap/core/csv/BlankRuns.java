package org.facegap.core.csv;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Makes one blank of every run of blanks within a line and none of those at its ends; what is quoted stays. */
final class BlankRuns extends FilterReader {
    private static final int NONE = -2;

    private boolean quoted;
    private boolean lineBegun;
    private int next = NONE;

    BlankRuns(Reader in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        int c = next == NONE ? super.read() : next;
        next = NONE;
        boolean blank = false;
        while (!quoted && c == ' ') {
            blank = lineBegun;
            c = super.read();
        }
        boolean end = c < 0 || c == '\n' || c == '\r';
        if (blank && !end) {
            next = c;
            return ' ';
        }
        quoted = c == '"' ? !quoted : quoted;
        lineBegun = quoted || !end;
        return c;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int count = 0;
        while (count < length) {
            int c = read();
            if (c < 0) {
                return count == 0 ? -1 : count;
            }
            buffer[offset + count++] = (char) c;
        }
        return count;
    }
}
