package dev.connectsecurity.samples.demo;

import java.nio.file.Path;

/**
 * What runs where, and on which folder.
 *
 * @param name the app's name, which is its context path
 * @param war the app, in a file of that name
 * @param port where it listens, on 127.0.0.1
 * @param work the folder in which the server is started
 * @param config what the app is told
 */
record Deployment(String name, Path war, int port, WorkFolder work, AppConfig config) {}
