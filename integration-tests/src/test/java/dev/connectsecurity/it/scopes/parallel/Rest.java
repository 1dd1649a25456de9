package dev.connectsecurity.it.scopes.parallel;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Serves the resources below {@code /api}, where pages call. */
@ApplicationPath("/api")
public class Rest extends Application {}
