package se.samverka.forms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import se.samverka.forms.FileMerge.Merged;

/**
 * Lists of forms from files. Part {@code file} is the file, part {@code data} what the form holds now; the answer is what
 * the list would hold, and nothing is kept.
 */
@RestController
@RequestMapping("/api")
class ImportApi {

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final ListImport imports;
    private final ObjectMapper json;

    ImportApi(ListImport imports, ObjectMapper json) {
        this.imports = imports;
        this.json = json;
    }

    @PostMapping(path = "/tasks/{id}/import", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    Merged intoTask(
            @PathVariable String id,
            @RequestParam String list,
            @RequestParam MultipartFile file,
            @RequestParam(required = false) @Nullable String data)
            throws IOException {
        return imports.intoTask(id, list, file.getBytes(), values(data));
    }

    @PostMapping(path = "/processes/{id}/import", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    Merged intoStart(
            @PathVariable String id,
            @RequestParam String list,
            @RequestParam MultipartFile file,
            @RequestParam(required = false) @Nullable String data)
            throws IOException {
        return imports.intoStart(id, list, file.getBytes(), values(data));
    }

    /** An empty table with the right headings. */
    @GetMapping("/tasks/{id}/import")
    ResponseEntity<byte[]> templateOfTask(@PathVariable String id, @RequestParam String list) {
        return file(imports.templateOfTask(id, list), list);
    }

    @GetMapping("/processes/{id}/import")
    ResponseEntity<byte[]> templateOfStart(@PathVariable String id, @RequestParam String list) {
        return file(imports.templateOfStart(id, list), list);
    }

    private static ResponseEntity<byte[]> file(String table, String list) {
        var named = ContentDisposition.attachment()
                .filename(list + ".csv", StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(CSV)
                .header(HttpHeaders.CONTENT_DISPOSITION, named.toString())
                .body(table.getBytes(StandardCharsets.UTF_8));
    }

    private @Nullable ObjectNode values(@Nullable String data) {
        if (data == null || data.isBlank()) {
            return null;
        }
        try {
            return json.readValue(data, ObjectNode.class);
        } catch (JsonProcessingException e) {
            throw new BadRequest("data");
        }
    }
}
