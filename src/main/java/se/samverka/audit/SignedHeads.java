package se.samverka.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * One line of the file of heads: a JSON object whose last field signs the text before it.
 *
 * @param epoch 1 from the beginning, one more each time somebody says that a backup was restored
 * @param previous sha256 of the line before, in hexadecimal; empty in the first
 */
record SignedHeads(Instant time, int epoch, String previous, List<Head> heads) {

    private static final String SIGNATURE = ",\"signature\":\"";
    private static final ObjectMapper JSON = new ObjectMapper();

    String line(HeadKeys keys) throws IOException, GeneralSecurityException {
        var fields = JsonNodeFactory.instance.objectNode();
        fields.put("time", time.toString()).put("epoch", epoch).put("previous", previous);
        var all = fields.putArray("heads");
        heads.forEach(head -> all.addObject()
                .put("chain", head.chain())
                .put("seq", head.seq())
                .put("hash", head.hash()));
        var text = fields.toString();
        var signed = text.substring(0, text.length() - 1);
        return signed + SIGNATURE + Base64.getEncoder().encodeToString(keys.sign(bytes(signed))) + "\"}";
    }

    /** Empty when the line is not one that was signed with this key. */
    static Optional<SignedHeads> read(String line, HeadKeys keys) throws IOException, GeneralSecurityException {
        var end = line.lastIndexOf(SIGNATURE);
        if (end < 0) {
            return Optional.empty();
        }
        try {
            var fields = JSON.readTree(line);
            var signature = Base64.getDecoder().decode(fields.path("signature").asText());
            return keys.signed(bytes(line.substring(0, end)), signature) ? Optional.of(of(fields)) : Optional.empty();
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static SignedHeads of(JsonNode fields) {
        var heads = new ArrayList<Head>();
        fields.path("heads")
                .forEach(head -> heads.add(new Head(
                        head.path("chain").asInt(),
                        head.path("seq").asLong(),
                        head.path("hash").asText())));
        return new SignedHeads(
                Instant.parse(fields.path("time").asText()),
                fields.path("epoch").asInt(),
                fields.path("previous").asText(),
                heads);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
