package dev.connectsecurity.it.gate;

import jakarta.websocket.OnMessage;
import jakarta.websocket.server.ServerEndpoint;

/** Would talk to anybody who gets through. */
@ServerEndpoint("/socket")
public class EchoSocket {

  /** Repeats what it hears. */
  @OnMessage
  public String repeat(String message) {
    return message;
  }
}
