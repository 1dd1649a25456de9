package dev.connectsecurity.internal.wiring;

import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import java.util.List;

/**
 * What a deployed application registers with its server.
 *
 * @param filter stands before everything
 * @param descriptor serves the descriptor at {@code descriptorPath}
 * @param descriptorPath below the context root
 * @param lifecycle receives callbacks at {@code lifecyclePaths}
 * @param lifecyclePaths below the context root
 */
record HouseDoors(
    Filter filter,
    Servlet descriptor,
    String descriptorPath,
    Servlet lifecycle,
    List<String> lifecyclePaths) {}
