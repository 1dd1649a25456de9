package dev.connectsecurity.it.gate;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/** Reads the body as a form, as many a framework's filter does. */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class EagerFilter implements Filter {

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (((HttpServletRequest) request).getHeader("X-Read-Parameters") != null) {
      request.getParameterMap();
    }
    chain.doFilter(request, response);
  }
}
