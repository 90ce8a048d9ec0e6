package se.samverka.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import se.samverka.SamverkaTest;

/** A file that is too large is refused by its length, and the browser hears so. */
@SamverkaTest
class UploadLimitTests {

    private static final String ADDRESS = "/cases/SSPF-1999-00001/consent/VH1/attachments";

    @Value("${local.server.port}")
    private int port;

    @Test
    void what_no_file_may_be_is_answered_with_413() {
        var answer = upload(11 * 1024 * 1024);

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("För mycket på en gång");
    }

    @Test
    void what_a_file_may_be_is_let_through() {
        assertThat(upload(10 * 1024 * 1024).statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> upload(int bytes) {
        var visitor = new Visitor(port).signedInAs("koordinator.hisingen");
        var token = visitor.csrf("/");
        var before = "--x\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + token
                + "\r\n--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n"
                + "Content-Type: application/pdf\r\n\r\n";
        return visitor.send(visitor.request(ADDRESS)
                .header("Content-Type", "multipart/form-data; boundary=x")
                .header("Accept", "text/html")
                .POST(BodyPublishers.ofString(before + "0".repeat(bytes) + "\r\n--x--\r\n")));
    }
}
