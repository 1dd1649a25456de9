package dev.connectsecurity.it.payara.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connectsecurity.it.support.Answer;
import dev.connectsecurity.it.support.RawHttp;
import dev.connectsecurity.it.support.War;
import java.net.URL;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What this library stores holds, whatever becomes of the application's transaction. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class OwnTransactionIT {
  @ArquillianResource private URL url;

  @Deployment(testable = false)
  static WebArchive app() {
    return War.app(
        War.config("atlassian.store.type=memory"),
        War.descriptor("\"READ\""),
        TransactionServlet.class,
        TransactionServlet.Step.class,
        ManagedWork.class,
        TransactionServlet.Bound.class,
        TransactionServlet.Work.class);
  }

  @ParameterizedTest
  @CsvSource({"own", "managed", "bound", "none"})
  void grantThatIsRenewedInATransaction_isRenewedAlthoughThatIsRolledBack(String transaction) {
    Answer answer = RawHttp.at(url).get("/app/public/transaction?" + transaction);

    assertThat(answer.body()).isEqualTo("new grant, 0 notes");
  }
}
