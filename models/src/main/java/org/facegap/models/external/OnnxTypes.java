package org.facegap.models.external;

import java.util.List;

/** Names of ONNX's element types. */
final class OnnxTypes {
    private static final List<String> NAMES = List.of(
            "undefined",
            "float",
            "uint8",
            "int8",
            "uint16",
            "int16",
            "int32",
            "int64",
            "string",
            "bool",
            "float16",
            "double",
            "uint32",
            "uint64",
            "complex64",
            "complex128",
            "bfloat16");

    private OnnxTypes() {}

    static String name(int code) {
        return code >= 0 && code < NAMES.size() ? NAMES.get(code) : "type " + code;
    }
}
