package dev.connectsecurity.it.tomee;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Asks the server's own request bean on a thread that no request runs on. */
@WebServlet("/public/thread")
public class ThreadServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient HttpServletRequest current;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String outcome;
    try {
      outcome = CompletableFuture.supplyAsync(() -> "" + current.getAttribute("any")).join();
    } catch (CompletionException e) {
      outcome = e.getCause().getClass().getName();
    }
    response.getWriter().print(outcome);
  }
}
