package dev.connectsecurity.samples.simulator;

import java.util.function.Supplier;
import java.util.stream.Stream;

/** What happens to consents and tokens, and to an app to which users consent. */
final class ConsentScenes {

  private final OAuthServer oauth;
  private final AuthorizationServer authorization;
  private final AppCaller app;

  ConsentScenes(OAuthServer oauth, AuthorizationServer authorization, AppCaller app) {
    this.oauth = oauth;
    this.authorization = authorization;
    this.app = app;
  }

  /** Gives the scenes; none before an app is registered. */
  Stream<Scene> scenes() {
    return oauth.redirectUris().isEmpty()
        ? Stream.empty()
        : Stream.of(
            scene(
                "expire-tokens",
                "Expire access tokens",
                "Ends every access token now; apps renew them without asking anybody",
                this::expire),
            scene(
                "lose-answer",
                "Expire, lose the answer",
                "The same, and the next renewal is done but its answer is lost on the way",
                this::loseAnswer),
            new Scene(
                "end-consent",
                Scene.Group.CONSENT,
                "End the consent",
                "The chosen user ends all consents, as one can in one's Atlassian account",
                cue -> endConsent(cue.user())),
            scene(
                "forged-callback",
                "Forge a sign-in",
                "Sends the app a code with a state that it never gave out",
                this::forgedCallback));
  }

  private SceneResult expire() {
    oauth.expireAccessTokens();
    authorization.expireAccessTokens();
    return SceneResult.done("All access tokens have expired");
  }

  private SceneResult loseAnswer() {
    expire();
    oauth.faults().next(1, OAuthEndpoint.TOKEN, Fault.cut());
    return SceneResult.done("All access tokens have expired, the next answer gets lost");
  }

  private SceneResult endConsent(User user) {
    oauth.revoke(user);
    return SceneResult.done("The consents of " + user.displayName() + " have ended");
  }

  private SceneResult forgedCallback() {
    String url = oauth.redirectUris().get(0) + "?code=made-up&state=made-up";
    int status = app.get(url, AppCaller.ATTACK + "an answer that nobody asked for").statusCode();
    return SceneResult.refused(status, "Forge a sign-in");
  }

  private static Scene scene(String name, String title, String hint, Supplier<SceneResult> action) {
    return new Scene(name, Scene.Group.CONSENT, title, hint, cue -> action.get());
  }
}
