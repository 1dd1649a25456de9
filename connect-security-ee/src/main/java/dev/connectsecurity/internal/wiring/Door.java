package dev.connectsecurity.internal.wiring;

import jakarta.servlet.Servlet;
import java.util.List;

/**
 * A servlet of this library, where it is reached and what for.
 *
 * @param name by which it is registered
 * @param servlet answers there and nowhere else
 * @param paths below the context root
 * @param purpose what needs the paths, for who maps a servlet of its own there
 */
record Door(String name, Servlet servlet, List<String> paths, String purpose) {}
