package dev.connectsecurity.samples.simulator;

import jakarta.json.Json;
import jakarta.json.JsonObject;

/**
 * A link of the demo page to an app that has pages of its own, outside the site.
 *
 * @param title what stands on the link
 * @param hint what one sees there
 * @param url where it leads
 */
public record AppLink(String title, String hint, String url) {

  JsonObject toJson() {
    return Json.createObjectBuilder().add("title", title).add("hint", hint).add("url", url).build();
  }
}
