package org.facegap.models.stylegan2.layout;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Damages files in the ways that files are damaged, and in those that someone would think of. */
final class Mutation {
    private static final String OPCODES =
            "(.0123FIJKLMNPQRSTUVXabcde}ghijlopqrst)uGBC]\u0080\u0081\u0082\u0083\u0084\u0085"
                    + "\u0086\u0087\u0088\u0089\u008a\u008b\u008c\u008d\u008e\u008f\u0090\u0091\u0092\u0093\u0094\u0095\u0096"
                    + "\u0097\u0098";
    private static final long[] NUMBERS = {
        -1,
        0,
        1,
        2,
        0x7f,
        0x80,
        0xff,
        0x7fff_ffffL,
        0x8000_0000L,
        0xffff_ffffL,
        1L << 40,
        1L << 62,
        Long.MAX_VALUE,
        Long.MIN_VALUE
    };

    private final List<byte[]> files;
    private final SplittableRandom random;

    Mutation(List<byte[]> files, SplittableRandom random) {
        this.files = files;
        this.random = random;
    }

    /** A damaged copy. */
    byte[] of(byte[] file) {
        byte[] damaged = file.clone();
        int times = Math.max(1, random.nextInt(5) - 1);
        for (int i = 0; i < times && damaged.length > 0; i++) {
            damaged = switch (random.nextInt(11)) {
                case 0, 1 -> flipped(damaged);
                case 2 -> Arrays.copyOf(damaged, random.nextInt(damaged.length));
                case 3 -> spliced(damaged);
                case 4 -> inserted(damaged);
                case 5 -> numbered(damaged);
                case 6, 7, 8, 9 -> confused(damaged);
                default -> without(damaged);
            };
        }
        return damaged;
    }

    private byte[] flipped(byte[] file) {
        int flips = 1 + random.nextInt(4);
        for (int i = 0; i < flips; i++) {
            file[random.nextInt(file.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return file;
    }

    private byte[] spliced(byte[] file) {
        byte[] other = files.get(random.nextInt(files.size()));
        int from = random.nextInt(other.length);
        byte[] piece = Arrays.copyOfRange(other, from, Math.min(other.length, from + 1 + random.nextInt(200)));
        return replaced(file, random.nextInt(file.length), random.nextBoolean() ? piece.length : 0, piece);
    }

    private byte[] inserted(byte[] file) {
        byte[] opcodes = new byte[1 + random.nextInt(4)];
        for (int i = 0; i < opcodes.length; i++) {
            opcodes[i] = (byte) OPCODES.charAt(random.nextInt(OPCODES.length()));
        }
        return replaced(file, random.nextInt(file.length), random.nextInt(3), opcodes);
    }

    private byte[] numbered(byte[] file) {
        long number = NUMBERS[random.nextInt(NUMBERS.length)];
        byte[] bytes = new byte[1 << random.nextInt(4)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (number >> (8 * i));
        }
        return replaced(file, random.nextInt(file.length), bytes.length, bytes);
    }

    /** Gives an opcode another operand: another number, another object of the memo. The structure stays whole. */
    private byte[] confused(byte[] file) {
        int at = random.nextInt(file.length);
        for (int i = 0; i < file.length - 1; i++, at++) {
            if ("hjKMJ".indexOf(file[at % file.length]) >= 0) {
                file[(at + 1) % file.length] = (byte) random.nextInt(random.nextBoolean() ? 8 : 256);
                return file;
            }
        }
        return file;
    }

    private byte[] without(byte[] file) {
        int from = random.nextInt(file.length);
        return replaced(file, from, 1 + random.nextInt(50), new byte[0]);
    }

    private static byte[] replaced(byte[] file, int at, int count, byte[] piece) {
        int end = Math.min(file.length, at + count);
        byte[] made = new byte[file.length - (end - at) + piece.length];
        System.arraycopy(file, 0, made, 0, at);
        System.arraycopy(piece, 0, made, at, piece.length);
        System.arraycopy(file, end, made, at + piece.length, file.length - end);
        return made;
    }
}
