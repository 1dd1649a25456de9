package dev.connectsecurity;

/**
 * A tenant has taken another one's site: it was copied, moved or renamed, and Atlassian has given
 * it a new client key. The former tenant counts as uninstalled from now on.
 *
 * <p>A CDI event, fired after {@link AppInstalled} of the new tenant, once for each former one;
 * asynchronous observers receive it too. The place to hand over what the application keeps for a
 * client key. An observer that fails is logged and undoes nothing.
 *
 * @param formerClientKey the client key of the tenant that had the site
 * @param host the tenant that has it now, as stored
 * @since 0.1
 */
public record HostReplaced(String formerClientKey, AtlassianHost host) {}
