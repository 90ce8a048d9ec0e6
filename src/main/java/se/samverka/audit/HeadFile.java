package se.samverka.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The signed heads, one line each time, outside the database. Grows only. */
class HeadFile {

    static final String NAME = "heads.jsonl";

    private static final int LONGEST_LINE = 16 * 1024;

    private final Path folder;
    private final HeadKeys keys;

    HeadFile(Path folder) {
        this.folder = folder;
        this.keys = new HeadKeys(folder);
    }

    Path path() {
        return folder.resolve(NAME);
    }

    HeadKeys keys() {
        return keys;
    }

    /** Appends the heads unless they are what the last line says; on the disk when it returns. */
    synchronized void append(List<Head> heads, Instant now, boolean newEpoch)
            throws IOException, GeneralSecurityException {
        Files.createDirectories(folder);
        try (var file = FileChannel.open(
                path(), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            var lock = file.lock();
            var line = lastLine(file);
            var last = SignedHeads.read(line, keys);
            if (newEpoch || !last.map(SignedHeads::heads).equals(Optional.of(heads))) {
                int epoch = last.map(SignedHeads::epoch).orElse(1) + (newEpoch ? 1 : 0);
                var next = new SignedHeads(now, epoch, sha256(line), heads);
                file.write(ByteBuffer.wrap((next.line(keys) + "\n").getBytes(StandardCharsets.UTF_8)), file.size());
                file.force(true);
            }
            lock.release();
        }
    }

    /** Cuts off what a crash left half written. */
    private static String lastLine(FileChannel file) throws IOException {
        long from = Math.max(0, file.size() - LONGEST_LINE);
        var bytes = ByteBuffer.allocate((int) (file.size() - from));
        file.read(bytes, from);
        var text = new String(bytes.array(), StandardCharsets.UTF_8);
        int end = text.lastIndexOf('\n');
        file.truncate(from + end + 1);
        return end < 0 ? "" : text.substring(text.lastIndexOf('\n', end - 1) + 1, end);
    }

    static String sha256(String line) throws GeneralSecurityException {
        return line.isEmpty()
                ? ""
                : HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(line.getBytes(StandardCharsets.UTF_8)));
    }
}
