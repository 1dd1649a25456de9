package dev.connectsecurity.it.wildfly;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.connectsecurity.it.support.RawHttp;
import dev.connectsecurity.it.support.War;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URL;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Why the courier takes empty segments out of a path: this server's client does so unasked. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class RestEasyIT {
  @ArquillianResource private URL url;

  @Deployment(testable = false)
  static WebArchive app() {
    return War.app(War.config(), War.descriptor("\"READ\""), PlainCallServlet.class);
  }

  @Test
  void emptySegment_isTakenOutOnTheWay() throws IOException {
    Queue<String> received = new ConcurrentLinkedQueue<>();
    HttpServer product =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    product.createContext(
        "/",
        exchange -> {
          received.add(exchange.getRequestURI().toString());
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    product.start();
    String target = "http://localhost:" + product.getAddress().getPort() + "/a//b%252c";

    RawHttp.at(url).get("/app/public/call?url=" + target);

    product.stop(0);
    assertThat(received).containsExactly("/a/b,");
  }
}
