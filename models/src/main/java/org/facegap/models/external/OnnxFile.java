package org.facegap.models.external;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.facegap.core.UserError;

/**
 * Looks into ONNX files from anywhere before anything runs them. Refused are operators that are not ONNX's own, ONNX
 * Runtime's own or defined in the file, and tensors stored outside of the file's folder. Tensors are skipped, so looking
 * takes little memory; a damaged file or an exaggerating one ends in one message.
 */
public final class OnnxFile {
    /** What the format allows. */
    private static final long MOST_BYTES = Integer.MAX_VALUE;

    private OnnxFile() {}

    /**
     * Reads a file's facts and checks it.
     *
     * @throws UserError when it is no ONNX file, is damaged, or is refused
     */
    public static OnnxFacts inspect(Path file) {
        try (InputStream bytes = Files.newInputStream(file)) {
            long size = Files.size(file);
            if (size > MOST_BYTES) {
                throw new UserError(file + ": " + size + " bytes are too many for ONNX, which allows " + MOST_BYTES);
            }
            OnnxWalk walk = new OnnxWalk(CodedInputStream.newInstance(bytes, 1 << 16));
            walk.model();
            if (walk.nodes() == 0 || walk.opsets().isEmpty()) {
                throw new UserError(
                        file + ": is no ONNX file: it has no " + (walk.nodes() == 0 ? "operation" : "operator set"));
            }
            OnnxRules.checkOperators(file, walk);
            return new OnnxFacts(
                    size,
                    walk.irVersion(),
                    walk.producer(),
                    walk.opsets(),
                    walk.inputs(),
                    walk.outputs(),
                    walk.nodes(),
                    walk.parameters(),
                    walk.operators(),
                    OnnxRules.externalFiles(file, walk));
        } catch (InvalidProtocolBufferException | OnnxWalk.Excess e) {
            throw new UserError(file + ": is no ONNX file, or a damaged one: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UserError(file + ": cannot be read: " + e.getMessage(), e);
        }
    }
}
