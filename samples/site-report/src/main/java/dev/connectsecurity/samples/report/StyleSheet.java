package dev.connectsecurity.samples.report;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.InputStream;

/** The look of all pages. */
@Path("pages.css")
public class StyleSheet {

  /** Gives it. */
  @GET
  @Produces("text/css;charset=UTF-8")
  public InputStream css() {
    return StyleSheet.class.getResourceAsStream("pages.css");
  }
}
