package dev.connectsecurity.samples.demo;

import java.util.Map;

/**
 * What an app is told about the simulated cloud.
 *
 * @param properties configuration by its key
 * @param secrets environment variables: a command line can be read by others
 */
record AppConfig(Map<String, String> properties, Map<String, String> secrets) {}
