package dev.connectsecurity.internal.lifecycle;

import static dev.connectsecurity.internal.lifecycle.Rejected.rejected;
import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.Reason;
import dev.connectsecurity.testing.FakeRequest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How large a body may be, and how much of it is read. */
final class BodySizeTest {
  private static final int MAX = 64 * 1024;

  private final Reception reception;

  BodySizeTest() throws Exception {
    reception = new Reception();
  }

  @AfterEach
  void close() {
    reception.close();
  }

  @Test
  @DisplayName("row 85: 64 KiB are read, one more byte is not")
  void bodyOfTheLargestSize_isRead() {
    FakeRequest request = signed().json(padded(MAX));

    assertThat(reception.send(request).status()).isEqualTo(204);
    assertThat(request.bytesRead()).isEqualTo(MAX);
  }

  @Test
  @DisplayName("row 85: 64 KiB + 1, declared")
  void largerBody_isRefusedUnread() {
    FakeRequest request = signed().json(padded(MAX + 1));

    rejected(reception, reception.send(request), Reason.BODY_SIZE);
    assertThat(request.bytesRead()).isZero();
    assertThat(reception.keys.asked()).isEmpty();
  }

  @Test
  @DisplayName("row 85: 64 KiB + 1, not declared or declared smaller")
  void undeclaredLargerBody_isRefusedAfterTheLimit() {
    byte[] bytes = padded(MAX + 1).getBytes(StandardCharsets.UTF_8);
    FakeRequest request =
        signed().chunked("application/json", new ByteArrayInputStream(bytes)).contentLength(10);

    rejected(reception, reception.send(request), Reason.BODY_SIZE);
  }

  @Test
  @DisplayName("row 85: endless")
  void endlessBody_isReadToTheLimitOnly() {
    FakeRequest request = signed().chunked("application/json", endless());

    rejected(reception, reception.send(request), Reason.BODY_SIZE);
    assertThat(request.bytesRead()).isEqualTo(MAX + 1);
  }

  @Test
  @DisplayName("row 85: endless, from a stranger")
  void strangersBody_isNotReadAtAll() {
    FakeRequest request =
        Reception.post("installed")
            .header("Authorization", "JWT a.b.c")
            .chunked("application/json", endless());

    assertThat(reception.send(request).status()).isEqualTo(401);
    assertThat(request.bytesRead()).isZero();
  }

  @Test
  @DisplayName("row 85: gzip bomb")
  void compressedBody_isRefusedUnread() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(new byte[10 * 1024 * 1024]);
    }
    FakeRequest request =
        signed().body("application/json", bytes.toByteArray()).header("Content-Encoding", "gzip");

    rejected(reception, reception.send(request), Reason.MEDIA_TYPE);
    assertThat(request.bytesRead()).isZero();
  }

  @Test
  void bodyThatBreaksOff_isBad() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("connection reset");
          }
        };

    rejected(
        reception,
        reception.send(signed().chunked("application/json", broken)),
        Reason.BAD_REQUEST);
  }

  private FakeRequest signed() {
    return Reception.post("installed")
        .header("Authorization", "JWT " + reception.atlassianToken("N", "installed").sign());
  }

  private static String padded(int size) {
    String body = Body.installed("N").toString();
    return body + " ".repeat(size - body.length());
  }

  private static InputStream endless() {
    return new InputStream() {
      @Override
      public int read() {
        return ' ';
      }
    };
  }
}
