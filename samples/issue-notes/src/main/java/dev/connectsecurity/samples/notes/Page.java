package dev.connectsecurity.samples.notes;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;

/** A page that a site shows in an iframe. */
record Page(URI site, String html) {

  void writeTo(HttpServletResponse response) throws IOException {
    // a second policy beside the library's, which says who may frame the page
    response.addHeader("Content-Security-Policy", policy());
    response.setContentType("text/html;charset=UTF-8");
    response.getWriter().write(html);
  }

  private String policy() {
    return "default-src 'none'; style-src 'self'; connect-src 'self'; base-uri 'none';"
        + " form-action 'none'; script-src 'self' "
        + site.getScheme()
        + "://"
        + site.getAuthority();
  }
}
