package dev.connectsecurity.samples.simulator;

import java.util.concurrent.ScheduledExecutorService;

/** What all sites of one simulator share. */
record Cloud(
    ScheduledExecutorService threads,
    InstallKeyServer keys,
    AuthorizationServer authorization,
    OAuthServer oauth,
    Directory directory,
    ApiTokens apiTokens,
    WireLog log) {}
