/**
 * The books of OAuth 2.0: clients, consents, codes and tokens, without HTTP. Written from
 * Atlassian's documentation; knows sites and people only by their ids.
 */
package dev.connectsecurity.samples.simulator.oauth;
