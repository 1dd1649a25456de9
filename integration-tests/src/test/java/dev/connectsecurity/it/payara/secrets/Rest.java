package dev.connectsecurity.it.payara.secrets;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Serves the resource below {@code /api}, where pages call. */
@ApplicationPath("/api")
public class Rest extends Application {}
