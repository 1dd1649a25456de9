/** The caretaker: what an application does again and again, without a request, until it ends. */
package dev.connectsecurity.internal.schedule;
