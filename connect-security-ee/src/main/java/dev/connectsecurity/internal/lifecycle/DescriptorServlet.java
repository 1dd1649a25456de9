package dev.connectsecurity.internal.lifecycle;

import dev.connectsecurity.internal.refusal.Refusals;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Serves the descriptor, the same bytes to everybody, whatever host name they ask for.
 *
 * @since 0.1
 */
public final class DescriptorServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient byte[] json;

  /**
   * Makes the servlet.
   *
   * @param descriptor what is served
   */
  public DescriptorServlet(Descriptor descriptor) {
    this.json = descriptor.json();
  }

  /**
   * Answers GET and HEAD; any other method is refused with 405.
   *
   * @param request the request
   * @param response the answer
   * @throws IOException if the caller has gone
   */
  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    boolean head = "HEAD".equals(request.getMethod());
    if (!head && !"GET".equals(request.getMethod())) {
      response.setHeader("Allow", "GET, HEAD");
      Refusals.answer(response, HttpServletResponse.SC_METHOD_NOT_ALLOWED);
      return;
    }
    response.setContentType("application/json;charset=UTF-8");
    response.setContentLength(json.length);
    if (!head) {
      response.getOutputStream().write(json);
    }
  }
}
