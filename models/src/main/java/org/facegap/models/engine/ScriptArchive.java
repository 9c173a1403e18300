package org.facegap.models.engine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a TorchScript archive that holds one class {@code Ops} with the given methods and no tensors. The format is a
 * zip of stored entries: version, an empty constants tuple, source text and a pickle of one instance.
 */
final class ScriptArchive {
    private static final byte[] NO_CONSTANTS = {(byte) 0x80, 2, ')', '.'};

    private ScriptArchive() {}

    static byte[] of(List<String> methods) {
        StringBuilder source = new StringBuilder(4096);
        source.append("class Ops(Module):\n").append("  __parameters__ = []\n  __buffers__ = []\n  training : bool\n");
        methods.forEach(source::append);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setMethod(ZipOutputStream.STORED);
            put(zip, "ops/version", "3\n".getBytes(StandardCharsets.US_ASCII));
            put(zip, "ops/code/__torch__.py", source.toString().getBytes(StandardCharsets.UTF_8));
            put(zip, "ops/constants.pkl", NO_CONSTANTS);
            put(zip, "ops/data.pkl", instance());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Pickle, protocol 2: an instance of {@code __torch__.Ops} whose state is {@code {"training": True}}. */
    private static byte[] instance() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(new byte[] {(byte) 0x80, 2});
        out.write("c__torch__\nOps\n".getBytes(StandardCharsets.US_ASCII));
        out.write(new byte[] {')', (byte) 0x81, '}', '('});
        byte[] name = "training".getBytes(StandardCharsets.US_ASCII);
        out.write(new byte[] {'X', (byte) name.length, 0, 0, 0});
        out.write(name);
        out.write(new byte[] {(byte) 0x88, 'u', 'b', '.'});
        return out.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, byte[] data) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        CRC32 crc = new CRC32();
        crc.update(data);
        entry.setCrc(crc.getValue());
        entry.setSize(data.length);
        entry.setCompressedSize(data.length);
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(data);
        zip.closeEntry();
    }
}
