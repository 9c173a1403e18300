package org.facegap.core.npy;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.facegap.core.UserError;

/**
 * The arrays of a NumPy {@code .npz} file, which is a zip of {@code .npy} files.
 *
 * <p>Nothing is unpacked to disk, nothing pickled is read, and no more is unpacked than the heap can hold: an array whose
 * declared size does not fit, or that is packed more tightly than the format can pack, is refused before it is read.
 */
public final class Npz implements AutoCloseable {
    private static final String SUFFIX = ".npy";
    private static final int BUFFER = 1 << 16;
    private static final int MOST_ARRAYS = 10_000;
    private static final long TIGHTEST = 1100;
    private static final double SHARE_OF_HEAP = 0.5;
    private static final Charset UTF_32LE = Charset.forName("UTF-32LE");
    private static final Charset UTF_32BE = Charset.forName("UTF-32BE");

    private final Path file;
    private final ZipFile zip;
    private final Map<String, ZipEntry> entries = new LinkedHashMap<>();

    private Npz(Path file, ZipFile zip) throws IOException {
        this.file = file;
        this.zip = zip;
        if (zip.size() > MOST_ARRAYS) {
            throw new IOException("it holds more than " + MOST_ARRAYS + " arrays");
        }
        zip.stream().filter(e -> e.getName().endsWith(SUFFIX)).forEach(e -> {
            String name = e.getName();
            entries.put(name.substring(0, name.length() - SUFFIX.length()), e);
        });
    }

    /** @throws UserError when the file is missing or no zip file */
    public static Npz open(Path file) {
        try {
            ZipFile zip = new ZipFile(file.toFile());
            try {
                return new Npz(file, zip);
            } catch (IOException e) {
                zip.close();
                throw e;
            }
        } catch (NoSuchFileException e) {
            throw new UserError(file + " does not exist", e);
        } catch (IOException e) {
            throw new UserError("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /** Names of the arrays, in the order of the file. */
    public List<String> names() {
        return List.copyOf(entries.keySet());
    }

    /** Length of each axis of an array. */
    public int[] shape(String name) {
        return header(name).shape();
    }

    /** Whether an array holds texts ({@code U} or {@code S}) and no numbers. */
    public boolean isText(String name) {
        String type = header(name).type();
        return type.length() > 1 && (type.charAt(1) == 'U' || type.charAt(1) == 'S');
    }

    /** NumPy's name of an array's type, for example {@code <f4}, {@code <U20} or {@code |O} (Python objects). */
    public String type(String name) {
        return header(name).type();
    }

    private NpyHeader header(String name) {
        ZipEntry entry = entry(name);
        try (DataInputStream in = stream(entry)) {
            return NpyHeader.read(in);
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    /**
     * An array of numbers as float32, in C order.
     *
     * @throws UserError when there is no such array, it holds no numbers, is damaged, or does not fit the heap
     */
    public NpyArray numbers(String name) {
        ZipEntry entry = checked(name);
        try (DataInputStream in = stream(entry)) {
            return Npy.read(in, entry.getSize());
        } catch (IOException | ArithmeticException e) {
            throw unreadable(name, e);
        }
    }

    /**
     * A one-dimensional array of texts.
     *
     * @throws UserError when there is no such array, it holds no texts, is damaged, or does not fit the heap
     */
    public List<String> texts(String name) {
        ZipEntry entry = checked(name);
        try (DataInputStream in = stream(entry)) {
            NpyHeader header = NpyHeader.read(in);
            String type = header.type();
            if (!isText(name) || header.shape().length != 1) {
                throw new IOException("not a list of texts");
            }
            boolean wide = type.charAt(1) == 'U';
            int width = Integer.parseInt(type.substring(2)) * (wide ? Integer.BYTES : 1);
            Charset charset = !wide ? StandardCharsets.UTF_8 : type.startsWith(">") ? UTF_32BE : UTF_32LE;
            int count = header.shape()[0];
            if ((long) count * width > entry.getSize()) {
                throw new IOException("cut off");
            }
            List<String> texts = new ArrayList<>(count);
            byte[] bytes = new byte[width];
            for (int i = 0; i < count; i++) {
                in.readFully(bytes);
                texts.add(text(bytes, wide, charset));
            }
            return texts;
        } catch (IOException | NumberFormatException e) {
            throw unreadable(name, e);
        }
    }

    /** A text without the zeros that fill it up. */
    private static String text(byte[] bytes, boolean wide, Charset charset) {
        int length = bytes.length;
        if (wide) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            while (length > 0 && buffer.getInt(length - Integer.BYTES) == 0) {
                length -= Integer.BYTES;
            }
        } else {
            while (length > 0 && bytes[length - 1] == 0) {
                length--;
            }
        }
        return new String(bytes, 0, length, charset);
    }

    private ZipEntry entry(String name) {
        ZipEntry entry = entries.get(name);
        if (entry == null) {
            throw new UserError(file + " holds no array '" + name + "', but " + String.join(", ", entries.keySet()));
        }
        return entry;
    }

    private ZipEntry checked(String name) {
        ZipEntry entry = entry(name);
        long size = entry.getSize();
        long most = Runtime.getRuntime().maxMemory();
        if (size < 0 || size > most * SHARE_OF_HEAP) {
            throw new UserError(file + ": the array '" + name + "' takes more than the Java heap of " + (most >> 20)
                    + " MiB allows");
        }
        if (size > TIGHTEST * Math.max(1, entry.getCompressedSize()) + BUFFER) {
            throw new UserError(file + ": the array '" + name + "' claims to be packed more tightly than can be");
        }
        return entry;
    }

    private DataInputStream stream(ZipEntry entry) throws IOException {
        return new DataInputStream(new BufferedInputStream(zip.getInputStream(entry), BUFFER));
    }

    private UserError unreadable(String name, Exception e) {
        return new UserError("cannot read the array '" + name + "' of " + file + ": " + e.getMessage(), e);
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new UserError("cannot close " + file + ": " + e.getMessage(), e);
        }
    }
}
