package se.samverka.web;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import se.samverka.caserecord.FileType;

/** A file to be saved: never shown inside a page of ours, never kept on the way, and named without saying whom it is about. */
final class Download {

    private Download() {}

    /** @param name without extension; a fixed word, not anybody's */
    static ResponseEntity<byte[]> of(FileType type, String name, byte[] content) {
        return of(MediaType.parseMediaType(type.mediaType()), name + "." + type.extension(), content);
    }

    static ResponseEntity<byte[]> json(String name, byte[] content) {
        return of(MediaType.APPLICATION_JSON, name + ".json", content);
    }

    static ResponseEntity<byte[]> csv(String name, Csv table) {
        return of(MediaType.parseMediaType("text/csv;charset=UTF-8"), name + ".csv", table.bytes());
    }

    private static ResponseEntity<byte[]> of(MediaType type, String filename, byte[] content) {
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(filename)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .contentType(type)
                .body(content);
    }
}
