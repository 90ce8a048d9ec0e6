package se.samverka.access;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Sends what no client library would. */
final class Verbatim {

    private Verbatim() {}

    /** Sends it with the cookies of somebody signed in, and returns the status. */
    static int send(int port, String methodAndAddress, Visitor as) {
        var token = as.cookie("XSRF-TOKEN");
        var lines = List.of(
                methodAndAddress + " HTTP/1.1",
                "Host: localhost:" + port,
                "Connection: close",
                "Cookie: samverka=" + as.cookie("samverka") + "; XSRF-TOKEN=" + token,
                "X-XSRF-TOKEN: " + token,
                "Content-Type: application/json",
                "Content-Length: 2",
                "",
                "{}");
        try (var socket = new Socket("localhost", port)) {
            socket.getOutputStream().write(String.join("\r\n", lines).getBytes(StandardCharsets.ISO_8859_1));
            var answer =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            return Integer.parseInt(answer.readLine().split(" ")[1]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
