package org.facegap.models.checkpoint.pickle;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The three ways in which pickles hold bytes: as bytes (slices of the file), as Python 2 strings, and, in protocols 0 to 2,
 * as text that a call of {@code _codecs.encode} would turn into Latin-1. Decoded bytes are kept, so each node costs once.
 */
public final class ByteStrings {
    private final FileBytes file;
    private final MemoryBudget budget;
    private final Map<Object, FileBytes> decoded = new IdentityHashMap<>();

    /** A reader of nodes that come from {@code file}. */
    public ByteStrings(FileBytes file, MemoryBudget budget) {
        this.file = file;
        this.budget = budget;
    }

    /** The bytes that a node stands for, or null when it stands for something else. */
    public @Nullable FileBytes bytes(Object node) {
        if (node instanceof FileBytes bytes) {
            return bytes;
        }
        FileBytes known = decoded.get(node);
        if (known != null) {
            return known;
        }
        FileBytes made = null;
        if (node instanceof String text) {
            made = heap(text);
        } else if (node instanceof PickledObject call
                && call.name().equals("_codecs.encode")
                && call.arguments().size() > 0) {
            Object text = call.arguments().get(0);
            made = text instanceof String s ? heap(s) : text instanceof PickledText t ? latin(t.utf8()) : null;
        }
        if (made != null) {
            budget.charge(96);
            decoded.put(node, made);
        }
        return made;
    }

    private FileBytes heap(String text) {
        budget.charge(192 + 2L * text.length());
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return FileBytes.of(file.origin() + " (encoded bytes)", ByteBuffer.wrap(bytes));
    }

    private FileBytes latin(FileBytes utf8) {
        budget.charge(192L + utf8.length());
        ByteBuffer out = ByteBuffer.allocate(utf8.length());
        int at = 0;
        while (at < utf8.length()) {
            int first = utf8.u8(at++);
            if (first >= 0x80) {
                int second = utf8.u8(at++);
                if ((first != 0xc2 && first != 0xc3) || (second & 0xc0) != 0x80) {
                    throw utf8.error(at - 2, "the bytes of an array are damaged");
                }
                first = (first & 3) << 6 | second & 0x3f;
            }
            out.put((byte) first);
        }
        return FileBytes.of(file.origin() + " (encoded bytes at " + utf8.base() + ")", out.flip());
    }
}
