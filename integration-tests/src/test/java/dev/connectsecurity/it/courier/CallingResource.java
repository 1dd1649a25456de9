package dev.connectsecurity.it.courier;

import dev.connectsecurity.AtlassianClient;
import dev.connectsecurity.AtlassianSecurityException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.WebTarget;
import jakarta.ws.rs.core.Response;

/** Calls the product of its caller as it is told. */
@Path("call")
@RequestScoped
public class CallingResource {
  @Inject private AtlassianClient client;

  /**
   * Makes one call.
   *
   * @param call its method, path segments, query parameters (each name and value) and template
   * @return status and body of the product's answer, or why the call was refused
   */
  @POST
  public String call(JsonObject call) {
    try {
      return answer(call);
    } catch (AtlassianSecurityException refused) {
      return "refused " + refused.reason();
    }
  }

  private String answer(JsonObject call) {
    WebTarget target = client.asApp().path(call.getString("path"));
    for (JsonString value : call.getJsonArray("values").getValuesAs(JsonString.class)) {
      target = target.resolveTemplate("value", value.getString());
    }
    // Each template has a name of its own: CXF 4.0 gives all of one name the last value.
    int number = 0;
    for (JsonArray parameter : call.getJsonArray("query").getValuesAs(JsonArray.class)) {
      String name = "name" + number;
      String text = "text" + number++;
      target =
          target
              .queryParam("{" + name + "}", "{" + text + "}")
              .resolveTemplate(name, parameter.getString(0))
              .resolveTemplate(text, parameter.getString(1));
    }
    Response response =
        call.getString("method").equals("GET")
            ? target.request().get()
            : target.request().post(Entity.json("{\"body\":\"hello\"}"));
    return response.getStatus() + " " + response.readEntity(String.class);
  }
}
