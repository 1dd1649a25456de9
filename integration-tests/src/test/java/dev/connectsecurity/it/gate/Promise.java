package dev.connectsecurity.it.gate;

import dev.connectsecurity.it.support.Answer;
import dev.connectsecurity.it.support.Cast;
import dev.connectsecurity.it.support.Forge;
import dev.connectsecurity.it.support.Gate;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** What the promises about one running application share; each is an interface of tests. */
interface Promise {

  /** Gives the application. */
  Gate gate();

  /** Gives who takes part. */
  Cast cast();

  /** Gives who makes the tokens. */
  default Forge forge() {
    return new Forge(cast());
  }

  /** Sends a GET with a token in the header. */
  default Supplier<Answer> get(String target, String token) {
    return () -> gate().http().get(target, "Authorization: JWT " + token);
  }

  /** Makes the case of a table that text cannot hold. */
  static Arguments attack(
      int row,
      String words,
      Function<Promise, Supplier<Answer>> request,
      int status,
      String reason) {
    return Arguments.of(row, words, new Attack(request), status, reason);
  }

  /** Makes a table. */
  static Stream<Arguments> table(Arguments... rows) {
    return Stream.of(rows);
  }

  /**
   * One request.
   *
   * @param request what is sent, once it is known to whom
   */
  record Attack(Function<Promise, Supplier<Answer>> request) {
    Supplier<Answer> on(Promise promise) {
      return request.apply(promise);
    }
  }
}
