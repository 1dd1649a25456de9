package dev.connectsecurity.samples.notes;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Serves the resources below {@code /api}, where context tokens and session tokens are taken. */
@ApplicationPath("/api")
public class Api extends Application {}
