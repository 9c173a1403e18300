package org.facegap.core.pairs;

/** Takes what a list of pairs holds, line by line. */
public interface PairSink {
    /**
     * A pair.
     *
     * @param place file and line, for messages
     */
    void pair(String place, NamedPair pair);

    /**
     * A line that is no pair.
     *
     * @param place file and line
     * @param why what was expected, in words
     */
    void wrong(String place, String why);
}
