package dev.connectsecurity.it.callers;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Answers on another thread of the container. */
@WebServlet(urlPatterns = "/async", asyncSupported = true)
public class AsyncServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) {
    AsyncContext async = request.startAsync(request, response);
    async.start(() -> answer(async));
  }

  private static void answer(AsyncContext async) {
    HttpServletRequest request = (HttpServletRequest) async.getRequest();
    try {
      async.getResponse().getWriter().print("async for " + request.getUserPrincipal().getName());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    async.complete();
  }
}
