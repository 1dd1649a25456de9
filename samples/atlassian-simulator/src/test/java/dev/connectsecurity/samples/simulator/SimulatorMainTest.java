package dev.connectsecurity.samples.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SimulatorMainTest {

  @Test
  void arguments_becomeOptions() {
    SimulatorOptions options =
        SimulatorMain.options(
            "--app-url=http://localhost:1/app",
            "--port=2",
            "--key-port=3",
            "--auth-port=4",
            "--oauth-port=5",
            "--gateway-port=6",
            "--product=confluence");

    assertThat(options.suggestedApp()).isEqualTo("http://localhost:1/app");
    assertThat(options.ports()).isEqualTo(new Ports(2, 3, 4, 5, 6));
    assertThat(options.product()).isEqualTo(Product.CONFLUENCE);
  }

  @Test
  void clientId_registersAnAppToWhichUsersConsent() {
    try (Simulator simulator = Simulator.start()) {
      SimulatorMain.register(simulator.oauth(), "--app-url=http://localhost:9/app");
      assertThat(simulator.oauth().redirectUris()).isEmpty();

      SimulatorMain.register(
          simulator.oauth(),
          "--client-id=" + OAuthApp.ID,
          "--client-secret=" + OAuthApp.SECRET,
          "--redirect-uri=" + OAuthApp.REDIRECT,
          "--scopes=read:me,read:jira-work read:jira-user");
      OAuthApp app = new OAuthApp(simulator, OAuthApp.SCOPES);
      assertThat(app.exchange(app.code(User.ALICE, simulator.site())).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void unknownArgument_isRefusedWithTheKnownOnes() {
    assertThatThrownBy(() -> SimulatorMain.options("--prot=1"))
        .hasMessageContainingAll("--prot=1", "--port=");
  }
}
