package org.facegap.core.csv;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Ends the reading of a record that goes on for too long: a quote that is never closed would swallow the whole file. */
final class BoundedRecords extends FilterReader {
    private final long most;
    private long since;

    BoundedRecords(Reader in, long most) {
        super(in);
        this.most = most;
    }

    /** A record was completed. */
    void completed() {
        since = 0;
    }

    @Override
    public int read() throws IOException {
        int c = super.read();
        count(c < 0 ? 0 : 1);
        return c;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, Math.min(length, 1 << 13));
        count(Math.max(0, count));
        return count;
    }

    private void count(int chars) throws IOException {
        since += chars;
        if (since > most) {
            throw new IOException("a row of more than " + most + " characters; is a quote left open?");
        }
    }
}
