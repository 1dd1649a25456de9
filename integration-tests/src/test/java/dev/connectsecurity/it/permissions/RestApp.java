package dev.connectsecurity.it.permissions;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Where the resources are. */
@ApplicationPath("/rest")
public class RestApp extends Application {}
