/**
 * The front hall of connect-security-ee: everything that an application imports.
 *
 * <p>A request that Atlassian sends is authenticated before the application sees it; then
 *
 * <ul>
 *   <li>{@link dev.connectsecurity.AtlassianPrincipal}, injected anywhere, tells who is calling;
 *   <li>{@link dev.connectsecurity.RequiresScope} guards a bean or one method of it by what the app
 *       may do, {@link dev.connectsecurity.RequiresPermission} by what the user may do;
 *   <li>{@link dev.connectsecurity.AtlassianClient} calls the product back;
 *   <li>the {@code App…} events tell of installations, {@link dev.connectsecurity.RequestRejected}
 *       and {@link dev.connectsecurity.AccessRefused} of what was turned away.
 * </ul>
 *
 * <p>{@link dev.connectsecurity.spi} is for those who bring a store of their own. Every other
 * package of the jar is internal and may change without notice.
 *
 * @since 0.1
 */
package dev.connectsecurity;
