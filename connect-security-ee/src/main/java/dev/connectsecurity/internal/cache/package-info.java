/**
 * The pantry: the four kinds of bounded memory that the other rooms keep things in.
 *
 * <p>Enter by {@link dev.connectsecurity.internal.cache.Caches}. Caffeine writes a class for each
 * combination of its features and loads it by name; the jar carries those of the four kinds and no
 * others. A fifth kind needs its classes in the build's list.
 */
package dev.connectsecurity.internal.cache;
