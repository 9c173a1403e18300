package org.facegap.models.checkpoint.pickle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a pickle (protocols 0 to 5) as data: None as {@link PickledNone}, bool, int (Long, or BigInteger), float (Double),
 * str ({@link String}, long ones {@link PickledText}), bytes ({@link FileBytes}), tuple, list, dict, and inert
 * {@link PickledObject}s for everything that Python would call or make. Names outside {@link AllowedNames}, extension
 * codes, out-of-band buffers, unknown opcodes, impossible lengths and files that would unpack to far more than their size
 * end the reading with a {@link org.facegap.core.UserError}.
 *
 * <p>The machine is a loop, never recursive, and compares or hashes no containers, so nesting and cycles are harmless.
 *
 * <p>Source of the opcodes: Python's {@code pickletools}, PEP 307, 3154, 574.
 */
public final class Unpickler {
    private static final int NEWEST_PROTOCOL = 5;

    private final FileBytes bytes;
    private final MemoryBudget budget;
    private final PickleText text;
    private final PickleNodes nodes;
    private final boolean references;
    private final List<PickledReference> found = new ArrayList<>();
    private long position;
    private PickleStack stack;
    private Map<Long, Object> memo = new HashMap<>();

    /**
     * A reader at the first byte.
     *
     * @param references whether persistent ids are expected; they end the reading otherwise
     */
    public Unpickler(FileBytes bytes, MemoryBudget budget, boolean references) {
        this.bytes = bytes;
        this.budget = budget;
        this.text = new PickleText(bytes, budget);
        this.nodes = new PickleNodes(bytes, budget);
        this.references = references;
        this.stack = new PickleStack(bytes);
    }

    /** Where the next pickle of the stream would begin. */
    public long position() {
        return position;
    }

    /** The persistent references met so far. */
    public List<PickledReference> references() {
        return Collections.unmodifiableList(found);
    }

    /** Reads one pickle. */
    public Object load() {
        stack = new PickleStack(bytes);
        memo = new HashMap<>();
        while (true) {
            long at = position;
            int opcode = bytes.u8(position++);
            if (opcode == '.') {
                return stack.pop(at);
            }
            if (!literal(opcode, at) && !container(opcode, at) && !memory(opcode, at) && !object(opcode, at)) {
                throw bytes.error(at, String.format("not a pickle, or damaged: opcode 0x%02x is unknown", opcode));
            }
        }
    }

    private void push(Object item, long at) {
        stack.push(item, at);
    }

    private long advance(long count) {
        bytes.need(position, count);
        long at = position;
        position += count;
        return at;
    }

    private int line() {
        int length = text.lineLength(position);
        position += length + 1;
        return length;
    }

    private boolean literal(int opcode, long at) {
        switch (opcode) {
            case 'N' -> push(PickledNone.NONE, at);
            case 0x88 -> push(true, at);
            case 0x89 -> push(false, at);
            case 'K' -> push((long) bytes.u8(advance(1)), at);
            case 'M' -> push(boxed((long) bytes.u16(advance(2))), at);
            case 'J' -> push(boxed((long) bytes.i32(advance(4))), at);
            case 'G' -> push(boxed(Double.longBitsToDouble(Long.reverseBytes(bytes.i64(advance(8))))), at);
            case 0x8a -> integer(bytes.u8(advance(1)), at);
            case 0x8b -> integer(bytes.i32(advance(4)), at);
            case 'I', 'L' -> push(text.decimalInteger(position, line()), at);
            case 'F' -> push(text.decimalFloat(position, line()), at);
            case 'S' -> push(text.quoted(position, line()), at);
            case 'V' -> push(text.escaped(position, line()), at);
            case 'X' -> unicode(bytes.u32(advance(4)), at);
            case 0x8c -> unicode(bytes.u8(advance(1)), at);
            case 0x8d -> unicode(bytes.i64(advance(8)), at);
            case 'T' -> ambiguous(bytes.i32(advance(4)), at);
            case 'U' -> ambiguous(bytes.u8(advance(1)), at);
            case 'B' -> raw(bytes.u32(advance(4)), at);
            case 'C' -> raw(bytes.u8(advance(1)), at);
            case 0x8e, 0x96 -> raw(bytes.i64(advance(8)), at);
            default -> {
                return false;
            }
        }
        return true;
    }

    private <T> T boxed(T value) {
        budget.charge(24);
        return value;
    }

    private void integer(long length, long at) {
        push(text.binaryInteger(advance(length), length), at);
    }

    private void unicode(long length, long at) {
        push(text.unicode(advance(length), length), at);
    }

    private void ambiguous(long length, long at) {
        push(text.ambiguous(advance(length), length), at);
    }

    private void raw(long length, long at) {
        push(text.raw(advance(length), length), at);
    }

    private boolean container(int opcode, long at) {
        switch (opcode) {
            case '(' -> stack.mark(at);
            case '0' -> {
                if (stack.atMark()) {
                    stack.popMark(at);
                } else {
                    stack.pop(at);
                }
            }
            case '1' -> stack.popMark(at);
            case '2' -> push(stack.peek(at), at);
            case ')' -> push(PickledTuple.EMPTY, at);
            case 0x85 -> push(nodes.tuple(stack.pop(at)), at);
            case 0x86 -> {
                Object second = stack.pop(at);
                push(nodes.tuple(stack.pop(at), second), at);
            }
            case 0x87 -> {
                Object third = stack.pop(at);
                Object second = stack.pop(at);
                push(nodes.tuple(stack.pop(at), second, third), at);
            }
            case 't' -> push(nodes.tuple(stack.popMark(at)), at);
            case ']', 0x8f -> push(nodes.list(), at);
            case 'l', 0x91 -> push(nodes.append(nodes.list(), stack.popMark(at)), at);
            case 'a' -> {
                Object item = stack.pop(at);
                nodes.append(listOnTop(at), item);
            }
            case 'e', 0x90 -> {
                Object[] items = stack.popMark(at);
                nodes.append(listOnTop(at), items);
            }
            case '}' -> push(nodes.dict(at), at);
            case 'd' -> {
                Object[] items = stack.popMark(at);
                PickledDict made = nodes.dict(at);
                nodes.put(made, items, at);
                push(made, at);
            }
            case 's' -> {
                Object value = stack.pop(at);
                Object key = stack.pop(at);
                nodes.put(itemsOnTop(at), new Object[] {key, value}, at);
            }
            case 'u' -> {
                Object[] items = stack.popMark(at);
                nodes.put(itemsOnTop(at), items, at);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private PickledList listOnTop(long at) {
        if (stack.peek(at) instanceof PickledList list) {
            return list;
        }
        throw bytes.error(at, "the pickle adds items to something that is not a list or set");
    }

    private PickledItems itemsOnTop(long at) {
        if (stack.peek(at) instanceof PickledItems items) {
            return items;
        }
        throw bytes.error(at, "the pickle sets items of something that is not a dict");
    }

    private boolean memory(int opcode, long at) {
        switch (opcode) {
            case 0x80 -> {
                int protocol = bytes.u8(advance(1));
                if (protocol > NEWEST_PROTOCOL) {
                    throw bytes.error(at, "not a pickle: its protocol would be " + protocol);
                }
            }
            case 0x95 -> {
                long length = bytes.i64(advance(8));
                bytes.need(position, length);
            }
            case 'p' -> memoize(memoKey(), at);
            case 'q' -> memoize(bytes.u8(advance(1)), at);
            case 'r' -> memoize(bytes.u32(advance(4)), at);
            case 0x94 -> memoize(memo.size(), at);
            case 'g' -> recall(memoKey(), at);
            case 'h' -> recall(bytes.u8(advance(1)), at);
            case 'j' -> recall(bytes.u32(advance(4)), at);
            default -> {
                return false;
            }
        }
        return true;
    }

    private long memoKey() {
        long at = position;
        if (text.decimalInteger(at, line()) instanceof Long key) {
            return key;
        }
        throw bytes.error(at, "the pickle is damaged: a memo number is not one");
    }

    private void memoize(long key, long at) {
        budget.charge(80);
        memo.put(key, stack.peek(at));
    }

    private void recall(long key, long at) {
        Object value = memo.get(key);
        if (value == null) {
            throw bytes.error(at, "the pickle is damaged: it recalls object " + key + ", which it never stored");
        }
        push(value, at);
    }

    private boolean object(int opcode, long at) {
        switch (opcode) {
            case 'c' -> push(global(at), at);
            case 0x93 -> {
                Object name = stack.pop(at);
                Object module = stack.pop(at);
                if (!(name instanceof String n) || !(module instanceof String m)) {
                    throw bytes.error(at, "the pickle is damaged: a name is not a text");
                }
                push(nodes.global(m, n, at), at);
            }
            case 'R', 0x81 -> {
                Object arguments = stack.pop(at);
                push(nodes.call(stack.pop(at), arguments, at), at);
            }
            case 0x92 -> {
                stack.pop(at);
                Object arguments = stack.pop(at);
                push(nodes.call(stack.pop(at), arguments, at), at);
            }
            case 'i' -> {
                PickledGlobal name = global(at);
                push(nodes.call(name, nodes.tuple(stack.popMark(at)), at), at);
            }
            case 'o' -> {
                Object[] items = stack.popMark(at);
                if (items.length == 0) {
                    throw bytes.error(at, "the pickle is damaged: an object has no class");
                }
                budget.charge(32 + 8L * items.length);
                push(nodes.call(items[0], nodes.tuple(Arrays.copyOfRange(items, 1, items.length)), at), at);
            }
            case 'b' -> {
                Object state = stack.pop(at);
                if (!(stack.peek(at) instanceof PickledObject target)) {
                    throw bytes.error(at, "the pickle gives a state to something that is not an object");
                }
                if (target.state() != null) {
                    throw bytes.error(at, "the pickle gives an object two states");
                }
                target.build(state);
            }
            case 'Q' -> {
                if (!references) {
                    throw bytes.error(at, "the pickle refers to data outside of it");
                }
                budget.charge(48);
                PickledReference reference = new PickledReference(stack.pop(at), at);
                found.add(reference);
                push(reference, at);
            }
            case 'P' -> throw bytes.error(at, "the pickle refers to data outside of it by a text");
            case 0x82, 0x83, 0x84 ->
                throw bytes.error(
                        at,
                        "the pickle uses an extension code, which could stand for any function; nothing was executed");
            case 0x97, 0x98 -> throw bytes.error(at, "the pickle expects buffers outside of the file");
            default -> {
                return false;
            }
        }
        return true;
    }

    private PickledGlobal global(long at) {
        long moduleAt = position;
        String module = text.line(moduleAt, line());
        long nameAt = position;
        return nodes.global(module, text.line(nameAt, line()), at);
    }
}
