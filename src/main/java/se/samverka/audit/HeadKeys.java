package se.samverka.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/**
 * The Ed25519 key the heads are signed with, as PEM files in the trail's folder. An administrator may put a pair of
 * their own there before the first start.
 */
class HeadKeys {

    private static final String ALGORITHM = "Ed25519";

    private final Path secret;
    private final Path known;

    HeadKeys(Path folder) {
        secret = folder.resolve("signing-key.pem");
        known = folder.resolve("public-key.pem");
    }

    byte[] sign(byte[] text) throws IOException, GeneralSecurityException {
        if (Files.notExists(secret)) {
            create();
        }
        PrivateKey key = KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(decoded(secret)));
        var signature = Signature.getInstance(ALGORITHM);
        signature.initSign(key);
        signature.update(text);
        return signature.sign();
    }

    boolean signed(byte[] text, byte[] signature) throws IOException, GeneralSecurityException {
        PublicKey key = KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(decoded(known)));
        var check = Signature.getInstance(ALGORITHM);
        check.initVerify(key);
        check.update(text);
        return signature.length == 64 && check.verify(signature);
    }

    private void create() throws IOException, GeneralSecurityException {
        var pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        Files.writeString(known, pem("PUBLIC KEY", pair.getPublic()));
        if (secret.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(
                    secret, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(secret);
        }
        Files.writeString(secret, pem("PRIVATE KEY", pair.getPrivate()));
    }

    private static String pem(String what, Key key) {
        return "-----BEGIN " + what + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded())
                + "\n-----END " + what + "-----\n";
    }

    private static byte[] decoded(Path file) throws IOException {
        var lines = Files.readString(file, StandardCharsets.US_ASCII).replaceAll("-----[A-Z ]+-----", "");
        return Base64.getMimeDecoder().decode(lines);
    }
}
