package dev.connectsecurity.it.payara.refused;

import dev.connectsecurity.it.support.War;
import java.util.Locale;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** A row of the table that ends the deployment, and the sentence that tells why. */
enum Refused {
  PRIVATE_METHOD(
      "CSE-007 @RequiresScope on PrivateMethod#secret cannot be enforced: the method is private. Make it",
      Unguardable.PrivateMethod.class),
  STATIC_METHOD(
      "CSE-007 @RequiresScope on StaticMethod#secret cannot be enforced: the method is static. Make it",
      Unguardable.StaticMethod.class),
  FINAL_METHOD(
      "CSE-007 @RequiresScope on FinalMethod#secret cannot be enforced: the method is final. Make it",
      Unguardable.FinalMethod.class),
  INHERITED_FINAL_METHOD(
      "CSE-007 @RequiresScope on InheritsFinal#secret cannot be enforced: the method is final. Make it",
      Unguardable.WithFinal.class,
      Unguardable.InheritsFinal.class),
  FINAL_CLASS(
      "CSE-007 @RequiresScope on FinalClass cannot be enforced: the class is final. Make it",
      Unguardable.FinalClass.class),
  NO_SCOPE(
      "CSE-007 @RequiresScope on NoScope#secret cannot be enforced: it names no scope. Name one,"
          + " ConnectScope.NONE for every Connect caller",
      Unguardable.NoScope.class),
  INTERFACE(
      "CSE-007 @RequiresScope on Contract#secret cannot be enforced: it stands on an interface, where"
          + " CDI does not look. Make it",
      Unguardable.Contract.class,
      Unguardable.OfContract.class),
  NO_BEAN(
      "CSE-007 @RequiresScope on NoBean cannot be enforced: the class is not a CDI bean. Add a scope,"
          + " for example @RequestScoped",
      Unguardable.NoBean.class),
  OVERRIDING_METHOD(
      "CSE-007 @RequiresScope on Overriding#secret cannot be enforced: the method overrides a guarded"
          + " one, and annotations of methods are not inherited. Repeat @RequiresScope there",
      Unguardable.Base.class,
      Unguardable.Overriding.class),
  CALLBACK(
      "CSE-007 @RequiresScope on Callback#begin cannot be enforced: the container calls the method"
          + " itself, past this interceptor. Put it on the method that callers use",
      Unguardable.Callback.class),
  INITIALIZER(
      "CSE-007 @RequiresScope on Initializer#begin cannot be enforced: the container calls the method"
          + " itself, past this interceptor. Put it on the method that callers use",
      Unguardable.Base.class,
      Unguardable.Initializer.class),
  METHOD_OF_A_SERVLET(
      "CSE-007 @RequiresScope on ServletMethod#secret cannot be enforced: a servlet is guarded as a"
          + " whole. Put it on the class",
      Unguardable.ServletMethod.class),
  UNREGISTERED_SERVLET(
      "CSE-007 @RequiresScope on Unregistered cannot be enforced: the servlet is not registered yet",
      Unguardable.Unregistered.class),
  ONE_TOO_FEW(
      "CSE-008 @RequiresScope on OneTooFew#delete demands DELETE, which nobody can hold:"
          + " META-INF/atlassian-connect.json declares ACT_AS_USER, READ, WRITE, of which WRITE is"
          + " nearest. Add: \"scopes\": [\"ACT_AS_USER\", \"DELETE\", \"READ\", \"WRITE\"]",
      Unguardable.OneTooFew.class),
  NO_RULE(
      "CSE-019 atlassian.access.require-rules=true, but no rule says who may call Report, Ruled#one."
          + " Add to each: @RequiresScope(ConnectScope.READ)",
      Unguardable.Ruled.class,
      Unguardable.Report.class,
      Unguardable.Rest.class);

  private final String sentence;
  private final Class<?>[] classes;

  Refused(String sentence, Class<?>... classes) {
    this.sentence = sentence;
    this.classes = classes.clone();
  }

  String context() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String sentence() {
    return sentence;
  }

  WebArchive war() {
    return war(context(), classes);
  }

  static WebArchive war(String context, Class<?>... classes) {
    String config =
        War.config("atlassian.access.require-rules=true", "atlassian.store.type=memory")
            .replace("example/app", "example/" + context);
    return War.withNested(War.bare(context + ".war"), Unguardable.class, classes)
        .addAsResource(new StringAsset(config), "META-INF/microprofile-config.properties")
        .addAsResource(
            new StringAsset(War.descriptor("\"READ\", \"WRITE\", \"ACT_AS_USER\"")),
            "META-INF/atlassian-connect.json");
  }
}
