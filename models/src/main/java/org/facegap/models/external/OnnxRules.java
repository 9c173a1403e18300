package org.facegap.models.external;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.facegap.core.UserError;

/** What an ONNX file may ask for. */
final class OnnxRules {
    /** Operators that come with the runtime; all others need a library, which is code. */
    private static final List<String> DOMAINS = List.of("ai.onnx", "ai.onnx.ml", "com.microsoft");

    /** Operators of the runtime that name files or hold foreign code. */
    private static final Set<String> REFUSED = Set.of("com.microsoft.EPContext", "com.microsoft.PyOp");

    private OnnxRules() {}

    static void checkOperators(Path file, OnnxWalk walk) {
        for (String operator : walk.operators().keySet()) {
            String domain = operator.substring(0, Math.max(0, operator.lastIndexOf('.')));
            boolean known = DOMAINS.contains(domain) && !REFUSED.contains(operator);
            if (!known && !walk.functions().contains(operator)) {
                throw new UserError(file + ": asks for the operator " + printable(operator)
                        + ", which neither ONNX nor its runtime has; custom operators are code and are refused");
            }
        }
    }

    /**
     * The files with tensors, relative to the ONNX file's folder.
     *
     * @throws UserError when one is not inside that folder, is not there or is too short
     */
    static List<String> externalFiles(Path file, OnnxWalk walk) throws IOException {
        Set<String> files = new TreeSet<>();
        for (OnnxWalk.External external : walk.externals()) {
            Path folder =
                    Objects.requireNonNull(file.toAbsolutePath().getParent()).toRealPath();
            String location = printable(external.location());
            Path data;
            try {
                Path relative = Path.of(external.location());
                if (external.location().isBlank() || relative.isAbsolute()) {
                    throw outside(file, location);
                }
                data = folder.resolve(relative).normalize();
            } catch (InvalidPathException e) {
                throw outside(file, location);
            }
            if (!data.startsWith(folder)) {
                throw outside(file, location);
            }
            if (!Files.isRegularFile(data)) {
                throw new UserError(file + ": keeps tensors in " + location + ", which is not there");
            }
            if (!data.toRealPath().startsWith(folder)) {
                throw outside(file, location);
            }
            if (external.offset() + external.length() > Files.size(data)) {
                throw new UserError(file + ": keeps tensors in " + location + ", which is too short: "
                        + Files.size(data) + " bytes, " + (external.offset() + external.length()) + " are needed");
            }
            files.add(folder.relativize(data).toString());
        }
        return List.copyOf(files);
    }

    private static UserError outside(Path file, String location) {
        return new UserError(file + ": keeps tensors in '" + location
                + "', which is not inside the folder of the model; such files are refused");
    }

    private static String printable(String text) {
        String plain = text.replaceAll("[^\\p{Graph} ]", "?");
        return plain.length() > 100 ? plain.substring(0, 100) + "..." : plain;
    }
}
