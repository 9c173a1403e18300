package org.facegap.core.csv;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Which encoding a text is in: that of its byte order mark (UTF-8, UTF-16), else UTF-8 when all its bytes are valid UTF-8,
 * else Windows-1252 when it has bytes that are letters or signs there alone, else Latin-1, which every byte is.
 */
public final class TextEncoding {
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private final Charset charset;
    private final int mark;

    private TextEncoding(Charset charset, int mark) {
        this.charset = charset;
        this.mark = mark;
    }

    /** The encoding of a file, which is read to its end unless it has a mark. */
    public static TextEncoding of(Path file) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(3);
        }
        TextEncoding marked = marked(head);
        if (marked != null) {
            return marked;
        }
        try (InputStream in = Files.newInputStream(file)) {
            if (validUtf8(in)) {
                return new TextEncoding(StandardCharsets.UTF_8, 0);
            }
        }
        try (InputStream in = Files.newInputStream(file)) {
            return new TextEncoding(eightBit(in), 0);
        }
    }

    /** The encoding of a text that is in memory. */
    public static TextEncoding of(byte[] text) {
        TextEncoding marked = marked(text);
        try {
            return marked != null
                    ? marked
                    : new TextEncoding(
                            validUtf8(new ByteArrayInputStream(text))
                                    ? StandardCharsets.UTF_8
                                    : eightBit(new ByteArrayInputStream(text)),
                            0);
        } catch (IOException e) {
            throw new IllegalStateException("memory can be read", e);
        }
    }

    private static @Nullable TextEncoding marked(byte[] head) {
        if (starts(head, 0xEF, 0xBB, 0xBF)) {
            return new TextEncoding(StandardCharsets.UTF_8, 3);
        }
        if (starts(head, 0xFF, 0xFE)) {
            return new TextEncoding(StandardCharsets.UTF_16LE, 2);
        }
        return starts(head, 0xFE, 0xFF) ? new TextEncoding(StandardCharsets.UTF_16BE, 2) : null;
    }

    /** A reader of the file's text, behind the mark. */
    public Reader open(Path file) throws IOException {
        InputStream in = Files.newInputStream(file);
        try {
            in.skipNBytes(mark);
            return new InputStreamReader(in, charset);
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    /** The text, without its mark. */
    public String text(byte[] bytes) {
        return new String(bytes, mark, bytes.length - mark, charset);
    }

    /** The encoding. */
    public Charset charset() {
        return charset;
    }

    /** What a user must know: that the text is not Unicode, so that its encoding is a guess; "" otherwise. */
    public String remark() {
        return charset.equals(StandardCharsets.ISO_8859_1) || charset.equals(WINDOWS)
                ? "is not UTF-8 and is read as " + (charset.equals(WINDOWS) ? "Windows-1252" : "Latin-1")
                : "";
    }

    private static boolean starts(byte[] head, int... bytes) {
        if (head.length < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((head[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean validUtf8(InputStream text) throws IOException {
        char[] buffer = new char[1 << 13];
        try (Reader in = new InputStreamReader(
                text,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT))) {
            while (in.read(buffer) >= 0) {
                continue;
            }
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** The bytes 0x80 to 0x9F are control characters in Latin-1 and signs in Windows-1252, five of them in neither. */
    private static Charset eightBit(InputStream text) throws IOException {
        byte[] buffer = new byte[1 << 13];
        boolean signs = false;
        for (int count = text.read(buffer); count >= 0; count = text.read(buffer)) {
            for (int i = 0; i < count; i++) {
                int b = buffer[i] & 0xFF;
                if (b == 0x81 || b == 0x8D || b == 0x8F || b == 0x90 || b == 0x9D) {
                    return StandardCharsets.ISO_8859_1;
                }
                signs |= b >= 0x80 && b <= 0x9F;
            }
        }
        return signs ? WINDOWS : StandardCharsets.ISO_8859_1;
    }
}
