package dev.connectsecurity.it.payara.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.it.support.Answer;
import dev.connectsecurity.it.support.Atlassian;
import dev.connectsecurity.it.support.RawHttp;
import dev.connectsecurity.samples.simulator.Product;
import dev.connectsecurity.samples.simulator.Site;
import dev.connectsecurity.samples.simulator.User;
import java.net.URI;

/**
 * A browser that has signed in.
 *
 * @param cookie the header that it sends along
 */
record Browser(String cookie) {
  private static final Site JIRA = Atlassian.simulator().addSite(Product.JIRA, "Acme Nodes");

  /** Begins a login on one node and ends it on another. */
  static Browser signedIn(RawHttp beginning, RawHttp end, User user) {
    Answer login = beginning.get("/app/oauth/login?returnTo=/app/there");
    assertThat(login.status()).as("%s", login).isEqualTo(302);
    Browser before = new Browser(cookieOf(login));
    URI authorize = URI.create(login.header("Location").orElseThrow());
    URI callback = Atlassian.simulator().oauth().accept(authorize, user, JIRA);
    String target = callback.getRawPath() + '?' + callback.getRawQuery();
    Answer landed = end.get(target, before.cookie);
    assertThat(landed.status()).as("%s", landed).isEqualTo(303);
    assertThat(landed.header("Location").orElse("")).endsWith("/app/there");
    // a state is good once, on whichever node it comes
    assertThat(beginning.get(target, before.cookie).status()).isEqualTo(400);
    return new Browser(cookieOf(landed));
  }

  /** Asks Jira who has consented. */
  Answer ask(RawHttp node) {
    return node.get("/app/public/grant?cloud=" + JIRA.cloudId(), cookie);
  }

  /** Asks Jira by a grant that a node has still in its hands. */
  static Answer askBy(String grantId, RawHttp node) {
    return node.get("/app/public/grant?cloud=" + JIRA.cloudId() + "&id=" + grantId);
  }

  /** Signs out. */
  void forget(RawHttp node) {
    assertThat(node.send("POST", "/app/public/grant", "", cookie).status()).isEqualTo(204);
  }

  private static String cookieOf(Answer answer) {
    return "Cookie: " + answer.header("Set-Cookie").orElseThrow().split(";")[0];
  }
}
