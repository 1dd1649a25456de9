package dev.connectsecurity.it.payara.bench;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Where the resource stands. */
@ApplicationPath("rest")
public class BenchApi extends Application {}
