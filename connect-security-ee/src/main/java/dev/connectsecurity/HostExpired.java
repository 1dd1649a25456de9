package dev.connectsecurity;

/**
 * A tenant has been uninstalled for so long that it is about to be erased, with its secrets.
 *
 * <p>A CDI event, fired before it is erased, once {@code atlassian.store.retention} is over: the
 * place to erase what the application keeps for the client key. If an observer fails, the tenant is
 * kept, and the event is fired again about an hour later. Several nodes may fire it, each once.
 *
 * @param clientKey the tenant's identity
 * @since 0.1
 */
public record HostExpired(String clientKey) {}
