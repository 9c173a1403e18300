package org.facegap.models.checkpoint.pickle;

/** Names out of files as messages show them: at most 80 characters, all of them printable ASCII. */
public final class PrintableName {
    private static final int MOST = 80;

    private PrintableName() {}

    /** The name, shortened, with question marks for everything unusual. */
    public static String of(String name) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < Math.min(MOST, name.length()); i++) {
            char c = name.charAt(i);
            out.append(c >= 0x20 && c < 0x7f ? c : '?');
        }
        return name.length() > MOST ? out.append("...").toString() : out.toString();
    }
}
