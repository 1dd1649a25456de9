package dev.connectsecurity.internal.access;

import dev.connectsecurity.ConnectScope;
import dev.connectsecurity.RequiresScope;
import jakarta.enterprise.inject.Stereotype;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An application's own name for a demand. */
@Stereotype
@RequiresScope(ConnectScope.ADMIN)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@interface AdminOnly {}
