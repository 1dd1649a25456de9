package dev.connectsecurity.internal.outbound;

import dev.connectsecurity.CallDenial;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.client.InvocationCallback;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** Every way to make a call with JAX-RS, and what its code sees. */
enum Way {
  RESPONSE {
    @Override
    Seen call(Invocation.Builder request, String method, Entity<?> body) {
      return of(invocation(request, method, body).invoke());
    }
  },
  TYPED {
    @Override
    Seen call(Invocation.Builder request, String method, Entity<?> body) throws Exception {
      return typed(() -> invocation(request, method, body).invoke(String.class));
    }
  },
  ASYNC_RESPONSE {
    @Override
    Seen call(Invocation.Builder request, String method, Entity<?> body) throws Exception {
      return of(invocation(request, method, body).submit().get());
    }
  },
  ASYNC_TYPED {
    @Override
    Seen call(Invocation.Builder request, String method, Entity<?> body) throws Exception {
      return typed(() -> invocation(request, method, body).submit(String.class).get());
    }
  },
  CALLBACK {
    @Override
    Seen call(Invocation.Builder request, String method, Entity<?> body) throws Exception {
      CompletableFuture<Seen> seen = new CompletableFuture<>();
      invocation(request, method, body)
          .submit(
              new InvocationCallback<Response>() {
                @Override
                public void completed(Response response) {
                  seen.complete(of(response));
                }

                @Override
                public void failed(Throwable failure) {
                  seen.completeExceptionally(failure);
                }
              });
      return seen.get();
    }
  },
  RX {
    @Override
    Seen call(Invocation.Builder request, String method, Entity<?> body) throws Exception {
      return body == null
          ? typed(() -> request.rx().method(method, String.class).toCompletableFuture().get())
          : typed(
              () -> request.rx().method(method, body, String.class).toCompletableFuture().get());
    }
  };

  /** What a call's code sees of an answer. */
  record Seen(int status, String body, Optional<CallDenial> denial) {}

  abstract Seen call(Invocation.Builder request, String method, Entity<?> body) throws Exception;

  /** Tells whether the code sees a success's body only. */
  boolean isTyped() {
    return this == TYPED || this == ASYNC_TYPED || this == RX;
  }

  Seen get(Invocation.Builder request) throws Exception {
    return call(request, "GET", null);
  }

  private static Invocation invocation(Invocation.Builder request, String method, Entity<?> body) {
    return body == null ? request.build(method) : request.build(method, body);
  }

  private static Seen of(Response response) {
    try (response) {
      return new Seen(response.getStatus(), body(response), CallDenial.of(response));
    }
  }

  private static String body(Response response) {
    try {
      return response.hasEntity() ? response.readEntity(String.class) : "";
    } catch (IllegalStateException closed) {
      // RESTEasy closes what it throws, if it has no content type.
      return "";
    }
  }

  private static Seen typed(Callable<String> call) throws Exception {
    try {
      String body = call.call();
      return new Seen(200, body == null ? "" : body, Optional.empty());
    } catch (WebApplicationException | ExecutionException | CompletionException failure) {
      Throwable cause = failure;
      while (!(cause instanceof WebApplicationException) && cause.getCause() != null) {
        cause = cause.getCause();
      }
      if (!(cause instanceof WebApplicationException answered)) {
        throw failure;
      }
      Seen seen = of(answered.getResponse());
      return new Seen(seen.status(), seen.body(), CallDenial.of(failure));
    }
  }
}
