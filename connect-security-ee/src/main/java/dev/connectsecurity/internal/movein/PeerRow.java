package dev.connectsecurity.internal.movein;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/**
 * A row of another library.
 *
 * @param place where it stands in the table
 * @param clientKey the tenant's key as the row's own column says; it may be missing or anything
 * @param installed what an {@code installed} callback has said; nothing if that cannot be read
 * @param isInstalled whether the app is still installed
 * @param changed when the row was last changed; before every time in our own tables if nobody knows
 */
record PeerRow(
    String place,
    Optional<String> clientKey,
    Optional<JsonObject> installed,
    boolean isInstalled,
    Instant changed) {}
