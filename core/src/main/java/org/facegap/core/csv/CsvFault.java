package org.facegap.core.csv;

/** What is wrong with a delimited text, in words for people who know the file and not the reader. */
final class CsvFault {
    private CsvFault() {}

    /** The reason of an exception of the reader. */
    static String words(Exception fault, Delimiter delimiter) {
        Throwable cause = fault.getCause() == null ? fault : fault.getCause();
        String text = String.valueOf(cause.getMessage());
        if (text.contains("encapsulated token and delimiter")) {
            return "after a field in quotes there is neither " + delimiter.words() + " nor the end of the line; fields"
                    + " are cut at " + delimiter.words() + ", and a quote within a field is written twice";
        }
        return text.contains("encapsulated token") || text.contains("EOF reached")
                ? "a quote is opened here and never closed"
                : text;
    }
}
