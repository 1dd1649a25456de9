package dev.connectsecurity.samples.report;

import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Response;

/**
 * A whole page: what surrounds its content, and the headers that keep it to itself.
 *
 * @param title what the page is about
 * @param content what it says
 * @param signedIn whether whoever looks at it can sign out
 */
record Page(String title, Html content, boolean signedIn) {

  private static final String FRAME =
      """
      <!doctype html>
      <html lang="en">
      <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%s</title>
        <link rel="icon" href="data:,">
        <link rel="stylesheet" href="pages.css">
      </head>
      <body>
      <header><a href="./">Site report</a>%s</header>
      <main>
      <h1>%s</h1>
      %s
      </main>
      </body>
      </html>
      """;
  private static final Html SIGN_OUT =
      Html.of(
          """
          <form method="post" action="sign-out"><button id="sign-out">Sign out</button></form>""");
  private static final String POLICY =
      "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none';"
          + " frame-ancestors 'none'";

  /** Makes a page for everybody. */
  static Page of(String title, Html content) {
    return new Page(title, content, false);
  }

  Response answer(int status) {
    CacheControl noStore = new CacheControl();
    noStore.setNoStore(true);
    return Response.status(status)
        .type("text/html;charset=UTF-8")
        .entity(html().source())
        .cacheControl(noStore)
        .header("Content-Security-Policy", POLICY)
        .header("Referrer-Policy", "no-referrer")
        .header("X-Content-Type-Options", "nosniff")
        .build();
  }

  private Html html() {
    return Html.of(FRAME, title, signedIn ? SIGN_OUT : Html.NOTHING, title, content);
  }
}
