package dev.connectsecurity.it.guards;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Serves the resources at the root of the application, where everything is protected. */
@ApplicationPath("/")
public class Rest extends Application {}
