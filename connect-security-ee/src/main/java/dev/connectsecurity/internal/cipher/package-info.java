/**
 * The strongbox: encrypts what the stores keep of secrets, by AES-256-GCM of the JDK.
 *
 * <p>Enter by {@link dev.connectsecurity.internal.cipher.AesGcmCipher} with {@link
 * dev.connectsecurity.internal.cipher.EncryptionKeys} from configuration, or from a {@link
 * dev.connectsecurity.internal.cipher.DevelopmentKey}; {@link
 * dev.connectsecurity.internal.cipher.CheckValue} finds wrong keys at the start.
 */
package dev.connectsecurity.internal.cipher;
