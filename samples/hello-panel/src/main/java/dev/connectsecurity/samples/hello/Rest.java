package dev.connectsecurity.samples.hello;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Serves the resources of this application at its root. */
@ApplicationPath("/")
public class Rest extends Application {}
