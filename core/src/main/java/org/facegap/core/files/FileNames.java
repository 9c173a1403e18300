package org.facegap.core.files;

import java.util.regex.Pattern;

/** Names of files as results and reports show them: what can be sent to others tells nothing of folders of this machine. */
public final class FileNames {
    /** The folders of an absolute path; what stands after a letter, a colon or a dot is an address or a relative path. */
    private static final Pattern FOLDERS =
            Pattern.compile("(?<![\\w:/.~-])(?:/|[A-Za-z]:[\\\\/])(?:[^\\s/\\\\:;,'\"]+[/\\\\])+(?=[^\\s/\\\\])");

    private FileNames() {}

    /** The text with every absolute path in it cut to the file's name. */
    public static String bare(String text) {
        return FOLDERS.matcher(text).replaceAll("");
    }
}
