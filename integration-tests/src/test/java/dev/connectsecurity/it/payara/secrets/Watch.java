package dev.connectsecurity.it.payara.secrets;

import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;
import java.util.Queue;

/**
 * Notes the credential of a call while its body is written: before, and behind, it is not there.
 */
final class Watch implements WriterInterceptor {
  private final Queue<String> credentials;

  Watch(Queue<String> credentials) {
    this.credentials = credentials;
  }

  @Override
  public void aroundWriteTo(WriterInterceptorContext call) throws IOException {
    credentials.add(String.valueOf(call.getHeaders().getFirst("Authorization")));
    call.proceed();
  }
}
