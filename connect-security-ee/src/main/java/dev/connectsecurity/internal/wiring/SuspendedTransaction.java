package dev.connectsecurity.internal.wiring;

import dev.connectsecurity.internal.store.OutsideTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.function.Supplier;

/**
 * Has the container suspend the caller's transaction, by Jakarta Transactions 2.0 section 3.7.
 *
 * <p>Every server with transactions does so, in the thread that calls and in whatever component it
 * is; the transaction manager itself is out of reach in some. A server without transactions knows
 * nothing of the annotation, and there is nothing to suspend.
 *
 * <p>Its own class is among its types: Weld 5.1.1 of Open Liberty 26.0.0.3 makes the proxy of a
 * bean that has only an interface in the interface's package, from where it cannot extend this
 * class.
 */
@ApplicationScoped
class SuspendedTransaction implements OutsideTransaction {

  // Not by the extension's own view: Payara 6 and GlassFish 7 let what an extension offers see no
  // bean of an archive. Not called from the extension either, which Weld there finds in more than
  // one archive.
  static OutsideTransaction current() {
    return CDI.current().select(OutsideTransaction.class).get();
  }

  @Override
  @Transactional(TxType.NOT_SUPPORTED)
  public <T> T call(Supplier<T> work) {
    return work.get();
  }
}
