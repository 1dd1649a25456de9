package dev.connectsecurity.samples.report;

import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Response;

/** A whole page: what surrounds its content, and the headers that keep it to itself. */
record Page(String title, Html content) {

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
      <main>
      <h1>%s</h1>
      %s
      </main>
      </body>
      </html>
      """;
  private static final String POLICY =
      "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none';"
          + " frame-ancestors 'none'";

  Response answer(int status) {
    CacheControl noStore = new CacheControl();
    noStore.setNoStore(true);
    return Response.status(status)
        .type("text/html;charset=UTF-8")
        .entity(Html.of(FRAME, title, title, content).source())
        .cacheControl(noStore)
        .header("Content-Security-Policy", POLICY)
        .header("Referrer-Policy", "no-referrer")
        .header("X-Content-Type-Options", "nosniff")
        .build();
  }
}
