/**
 * How the house says no: one constant answer, one log line, one event, for whichever room refuses.
 */
package dev.connectsecurity.internal.refusal;
