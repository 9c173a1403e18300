package org.facegap.models.external;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * One pass over the messages of an ONNX file ({@code onnx.proto}), which notes names and skips numbers. Fields of an
 * unexpected wire type are skipped, as protobuf's own parsers do. What is kept is bounded.
 */
final class OnnxWalk {
    /** The file says more than a network does. */
    static final class Excess extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Excess(String message) {
            super(message);
        }
    }

    /** Where a tensor lies outside of the file. */
    record External(String location, long offset, long length) {}

    private static final int VARINT = WireFormat.WIRETYPE_VARINT;
    private static final int LENGTH = WireFormat.WIRETYPE_LENGTH_DELIMITED;
    private static final int MOST_TEXT = 4096;
    private static final long MOST_KEPT = 64L << 20;
    private static final int MOST_DEPTH = 32;
    private static final int EXTERNAL = 1;

    private interface Field {
        /** Whether the field was read; else it is skipped. */
        boolean read(int number, int wire) throws IOException;
    }

    private final CodedInputStream in;
    private final Map<String, Long> opsets = new TreeMap<>();
    private final Map<String, Long> operators = new TreeMap<>();
    private final Set<String> functions = new HashSet<>();
    private final Set<String> stored = new HashSet<>();
    private final Set<External> externals = new HashSet<>();
    private final List<OnnxFacts.Value> inputs = new ArrayList<>();
    private final List<OnnxFacts.Value> outputs = new ArrayList<>();
    private long irVersion;
    private String producer = "";
    private long nodes;
    private long parameters;
    private long kept;
    private int depth;

    OnnxWalk(CodedInputStream in) {
        this.in = in;
    }

    void model() throws IOException {
        fields((number, wire) -> {
            switch (number) {
                case 1 -> {
                    if (wire != VARINT) {
                        return false;
                    }
                    irVersion = in.readInt64();
                }
                case 2 -> {
                    if (wire != LENGTH) {
                        return false;
                    }
                    producer = text();
                }
                case 7 -> {
                    return message(wire, () -> graph(true));
                }
                case 8 -> {
                    return message(wire, this::opset);
                }
                case 20 -> {
                    if (wire == LENGTH) {
                        throw new Excess("it holds training steps, which a model in use has not");
                    }
                    return false;
                }
                case 25 -> {
                    return message(wire, this::function);
                }
                default -> {
                    return false;
                }
            }
            return true;
        });
    }

    private void opset() throws IOException {
        String[] domain = {""};
        long[] version = {0};
        fields((number, wire) -> {
            if (number == 1 && wire == LENGTH) {
                domain[0] = text();
            } else if (number == 2 && wire == VARINT) {
                version[0] = in.readInt64();
            } else {
                return false;
            }
            return true;
        });
        opsets.put(domain(domain[0]), version[0]);
    }

    private void graph(boolean outermost) throws IOException {
        fields((number, wire) -> switch (number) {
            case 1 -> message(wire, this::node);
            case 5 -> message(wire, () -> tensor(outermost));
            case 11 -> outermost && message(wire, () -> inputs.add(value()));
            case 12 -> outermost && message(wire, () -> outputs.add(value()));
            case 15 -> message(wire, this::sparse);
            default -> false;
        });
    }

    private void function() throws IOException {
        String[] name = {"", ""};
        fields((number, wire) -> switch (number) {
            case 1 -> named(wire, name, 0);
            case 7 -> message(wire, this::node);
            case 10 -> named(wire, name, 1);
            case 11 -> message(wire, this::attribute);
            default -> false;
        });
        functions.add(domain(name[1]) + "." + name[0]);
    }

    private void node() throws IOException {
        String[] name = {"", ""};
        nodes++;
        fields((number, wire) -> switch (number) {
            case 4 -> named(wire, name, 0);
            case 5 -> message(wire, this::attribute);
            case 7 -> named(wire, name, 1);
            default -> false;
        });
        operators.merge(domain(name[1]) + "." + name[0], 1L, Long::sum);
    }

    private void attribute() throws IOException {
        fields((number, wire) -> switch (number) {
            case 5, 10 -> message(wire, () -> tensor(false));
            case 6, 11 -> message(wire, () -> graph(false));
            case 22, 23 -> message(wire, this::sparse);
            default -> false;
        });
    }

    private void sparse() throws IOException {
        fields((number, wire) -> (number == 1 || number == 2) && message(wire, () -> tensor(false)));
    }

    private void tensor(boolean initializer) throws IOException {
        long[] size = {1};
        boolean[] outside = {false};
        List<Map.Entry<String, String>> where = new ArrayList<>();
        fields((number, wire) -> {
            switch (number) {
                case 1 -> {
                    if (wire == VARINT) {
                        multiply(size, in.readInt64());
                    } else if (wire == LENGTH) {
                        int end = in.pushLimit(in.readRawVarint32());
                        while (in.getBytesUntilLimit() > 0) {
                            multiply(size, in.readInt64());
                        }
                        in.popLimit(end);
                    } else {
                        return false;
                    }
                }
                case 8 -> {
                    if (wire != LENGTH) {
                        return false;
                    }
                    String name = text();
                    if (initializer) {
                        stored.add(name);
                    }
                }
                case 13 -> {
                    return message(wire, () -> where.add(entry()));
                }
                case 14 -> {
                    if (wire != VARINT) {
                        return false;
                    }
                    outside[0] |= in.readEnum() == EXTERNAL;
                }
                default -> {
                    return false;
                }
            }
            return true;
        });
        parameters = parameters > Long.MAX_VALUE - size[0] ? Long.MAX_VALUE : parameters + size[0];
        if (outside[0] || !where.isEmpty()) {
            external(where);
        }
    }

    private static void multiply(long[] size, long dimension) {
        if (dimension < 0 || (dimension > 0 && size[0] > Long.MAX_VALUE / dimension)) {
            throw new Excess("a tensor has the dimension " + dimension);
        }
        size[0] *= dimension;
    }

    private void external(List<Map.Entry<String, String>> where) {
        long offset = 0;
        long length = 0;
        List<String> locations = new ArrayList<>();
        for (Map.Entry<String, String> entry : where) {
            switch (entry.getKey()) {
                case "location" -> locations.add(entry.getValue());
                case "offset" -> offset = Math.max(offset, whole(entry));
                case "length" -> length = Math.max(length, whole(entry));
                default -> {
                    // A checksum or a note.
                }
            }
        }
        if (locations.isEmpty()) {
            throw new Excess("a tensor lies outside of the file, but the file does not say where");
        }
        for (String location : locations) {
            externals.add(new External(location, offset, length));
        }
    }

    private static long whole(Map.Entry<String, String> entry) {
        if (!entry.getValue().matches("[0-9]{1,15}")) {
            throw new Excess("the " + entry.getKey() + " of a tensor outside of the file is no number");
        }
        return Long.parseLong(entry.getValue());
    }

    private Map.Entry<String, String> entry() throws IOException {
        String[] pair = {"", ""};
        fields((number, wire) -> (number == 1 || number == 2) && named(wire, pair, number - 1));
        return Map.entry(pair[0], pair[1]);
    }

    private OnnxFacts.Value value() throws IOException {
        String[] name = {""};
        String[] type = {"unknown"};
        List<String> dimensions = new ArrayList<>();
        fields((number, wire) -> switch (number) {
            case 1 -> named(wire, name, 0);
            case 2 ->
                message(
                        wire,
                        () -> fields((kind, inner) -> switch (kind) {
                            case 1 -> message(inner, () -> type[0] = tensorType(dimensions));
                            case 4, 5, 8, 9 -> {
                                type[0] = kind == 4
                                        ? "sequence"
                                        : kind == 5 ? "map" : kind == 8 ? "sparse tensor" : "optional";
                                yield false;
                            }
                            default -> false;
                        }));
            default -> false;
        });
        return new OnnxFacts.Value(name[0], type[0], List.copyOf(dimensions));
    }

    private String tensorType(List<String> dimensions) throws IOException {
        int[] type = {0};
        fields((number, wire) -> {
            if (number == 1 && wire == VARINT) {
                type[0] = in.readInt32();
                return true;
            }
            return number == 2
                    && message(
                            wire,
                            () -> fields((axis, inner) -> axis == 1
                                    && message(inner, () -> {
                                        if (dimensions.size() >= MOST_DEPTH) {
                                            throw new Excess(
                                                    "an input or output has more than " + MOST_DEPTH + " axes");
                                        }
                                        dimensions.add(dimension());
                                    })));
        });
        return OnnxTypes.name(type[0]);
    }

    private String dimension() throws IOException {
        String[] text = {"?"};
        fields((number, wire) -> {
            if (number == 1 && wire == VARINT) {
                text[0] = Long.toString(in.readInt64());
                return true;
            }
            return number == 2 && named(wire, text, 0);
        });
        return text[0].isEmpty() ? "?" : text[0];
    }

    private interface Body {
        void read() throws IOException;
    }

    private boolean message(int wire, Body body) throws IOException {
        if (wire != LENGTH) {
            return false;
        }
        if (++depth > MOST_DEPTH) {
            throw new Excess("it is nested more than " + MOST_DEPTH + " deep");
        }
        int end = in.pushLimit(in.readRawVarint32());
        body.read();
        in.popLimit(end);
        depth--;
        return true;
    }

    private void fields(Field field) throws IOException {
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (!field.read(WireFormat.getTagFieldNumber(tag), WireFormat.getTagWireType(tag)) && !in.skipField(tag)) {
                throw new Excess("a group ends that never began");
            }
        }
    }

    private boolean named(int wire, String[] into, int index) throws IOException {
        if (wire != LENGTH) {
            return false;
        }
        into[index] = text();
        return true;
    }

    private String text() throws IOException {
        int length = in.readRawVarint32();
        kept += Math.max(0, length);
        if (length < 0 || length > MOST_TEXT || kept > MOST_KEPT) {
            throw new Excess("a name of " + length + " bytes");
        }
        return new String(in.readRawBytes(length), StandardCharsets.UTF_8);
    }

    private static String domain(String domain) {
        return domain.isEmpty() ? "ai.onnx" : domain;
    }

    long irVersion() {
        return irVersion;
    }

    String producer() {
        return producer;
    }

    Map<String, Long> opsets() {
        return opsets;
    }

    /** {@code domain.Operator} to how often. */
    Map<String, Long> operators() {
        return operators;
    }

    /** {@code domain.Name} of functions that the file defines. */
    Set<String> functions() {
        return functions;
    }

    Set<External> externals() {
        return externals;
    }

    List<OnnxFacts.Value> inputs() {
        return inputs.stream().filter(i -> !stored.contains(i.name())).toList();
    }

    List<OnnxFacts.Value> outputs() {
        return List.copyOf(outputs);
    }

    long nodes() {
        return nodes;
    }

    long parameters() {
        return parameters;
    }
}
