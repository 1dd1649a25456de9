package dev.connectsecurity.it.payara.mistakes;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;

/** Takes a path that Atlassian's callbacks need. */
@WebServlet("/lifecycle/installed")
public class TakenPath extends HttpServlet {
  private static final long serialVersionUID = 1L;
}
