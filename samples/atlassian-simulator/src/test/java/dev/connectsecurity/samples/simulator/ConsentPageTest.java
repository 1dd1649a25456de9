package dev.connectsecurity.samples.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConsentPageTest {

  private static final Pattern TICKET = Pattern.compile("name=\"ticket\" value=\"([^\"]+)\"");

  private final Simulator simulator = Simulator.start();
  private final Site site = simulator.site();
  private final OAuthApp app = OAuthApp.registered(simulator);

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void page_namesAppScopesUsersAndSites() {
    Site wiki = simulator.addProduct(site, Product.CONFLUENCE);
    HttpResponse<String> page = Http.get(app.authorizeUri().toString());

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("<strong id=\"client\">report-app</strong>", "offline_access")
        .contains("See projects and issues in Jira <code>read:jira-work</code>")
        .contains("Alice", "Bob", "Admin", "Acme Jira (jira), Acme Jira (confluence)")
        .contains(site.cloudId())
        .doesNotContain("<script", OAuthApp.STATE);
    assertThat(wiki.cloudId()).isEqualTo(site.cloudId());
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("form-action 'self' http://localhost:9", "frame-ancestors 'none'");
    assertThat(Http.get(simulator.oauth().url() + "/consent.css").statusCode()).isEqualTo(200);
  }

  @Test
  void accept_sendsACodeForTheChosenUser() {
    HttpResponse<String> answer = press("accept", "&user=bob&site=" + site.cloudId());

    assertThat(answer.statusCode()).isEqualTo(302);
    String code = OAuthApp.parameter(location(answer), "code");
    String token = Http.json(app.exchange(code)).getString("access_token");
    String me = simulator.gateway().url() + "/me";
    assertThat(Http.send("GET", me, "", "Authorization", "Bearer " + token).body())
        .contains(User.BOB.accountId());
  }

  @Test
  void cancel_isAnError() {
    HttpResponse<String> answer = press("cancel", "&user=alice&site=" + site.cloudId());

    assertThat(OAuthApp.parameter(location(answer), "error")).isEqualTo("access_denied");
  }

  @Test
  void noSiteChosen_isSaidOnThePage() {
    HttpResponse<String> answer = press("accept", "&user=alice");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("Choose at least one site.");
  }

  @Test
  void pageAnsweredTwice_isRefused() {
    String form = "ticket=" + ticket() + "&answer=cancel";

    assertThat(post(form).statusCode()).isEqualTo(302);
    assertThat(post(form).statusCode()).isEqualTo(400);
  }

  private HttpResponse<String> press(String button, String choices) {
    return post("ticket=" + ticket() + choices + "&answer=" + button);
  }

  private HttpResponse<String> post(String form) {
    return Http.send(
        "POST",
        simulator.oauth().authorizeUrl(),
        form,
        "Content-Type",
        "application/x-www-form-urlencoded");
  }

  private String ticket() {
    Matcher ticket = TICKET.matcher(Http.get(app.authorizeUri().toString()).body());
    assertThat(ticket.find()).isTrue();
    return ticket.group(1);
  }

  private static URI location(HttpResponse<String> answer) {
    return URI.create(answer.headers().firstValue("Location").orElseThrow());
  }
}
