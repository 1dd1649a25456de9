package dev.connectsecurity;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The house plan of CONTRIBUTING.md, held by the build: rooms, arrows and laws. */
@AnalyzeClasses(packages = "dev.connectsecurity", importOptions = DoNotIncludeTests.class)
class HousePlanTest {
  private static final String R = "dev.connectsecurity";
  private static final String ROOMS = R + ".internal.";
  private static final Pattern BODY =
      Pattern.compile(
          "^  (?! )(?!.*\\b(?:class|record|enum|interface)\\b)[^\\n]*\\{\\n(.*?)^  \\}$",
          Pattern.MULTILINE | Pattern.DOTALL);

  @ArchTest
  static final ArchRule arrows_go_one_way =
      layeredArchitecture()
          .consideringOnlyDependenciesInAnyPackage(R + "..")
          .layer("front hall")
          .definedBy(R)
          .layer("spi")
          .definedBy(R + ".spi")
          .layer("token")
          .definedBy(ROOMS + "token")
          .layer("cache")
          .definedBy(ROOMS + "cache")
          .layer("refusal")
          .definedBy(ROOMS + "refusal")
          .layer("tenant")
          .definedBy(ROOMS + "tenant")
          .layer("exchange")
          .definedBy(ROOMS + "exchange")
          .layer("limits")
          .definedBy(ROOMS + "limits")
          .layer("inbound")
          .definedBy(ROOMS + "inbound")
          .layer("lifecycle")
          .definedBy(ROOMS + "lifecycle")
          .layer("access")
          .definedBy(ROOMS + "access")
          .layer("outbound")
          .definedBy(ROOMS + "outbound")
          .layer("consent")
          .definedBy(ROOMS + "consent")
          .layer("store")
          .definedBy(ROOMS + "store")
          .layer("cipher")
          .definedBy(ROOMS + "cipher")
          .layer("privacy")
          .definedBy(ROOMS + "privacy")
          .layer("movein")
          .definedBy(ROOMS + "movein")
          .layer("schedule")
          .definedBy(ROOMS + "schedule")
          .layer("wiring")
          .definedBy(ROOMS + "wiring")
          .whereLayer("front hall")
          .mayNotAccessAnyLayer()
          .whereLayer("spi")
          .mayOnlyAccessLayers("front hall")
          .whereLayer("token")
          .mayOnlyAccessLayers("front hall")
          .whereLayer("cache")
          .mayNotAccessAnyLayer()
          .whereLayer("refusal")
          .mayOnlyAccessLayers("front hall")
          .whereLayer("tenant")
          .mayOnlyAccessLayers("front hall", "spi", "token")
          .whereLayer("inbound")
          .mayOnlyAccessLayers("front hall", "tenant", "token", "refusal")
          .whereLayer("lifecycle")
          .mayOnlyAccessLayers("front hall", "spi", "tenant", "token", "refusal", "cache")
          .whereLayer("access")
          .mayOnlyAccessLayers("front hall", "refusal", "cache")
          .whereLayer("exchange")
          .mayOnlyAccessLayers("front hall", "token", "cache")
          .whereLayer("limits")
          .mayOnlyAccessLayers("front hall", "cache")
          .whereLayer("outbound")
          .mayOnlyAccessLayers("front hall", "spi", "token", "exchange", "limits", "cache")
          .whereLayer("consent")
          .mayOnlyAccessLayers("front hall", "spi", "refusal", "token", "exchange", "outbound")
          .whereLayer("store")
          .mayOnlyAccessLayers("front hall", "spi", "cache")
          .whereLayer("cipher")
          .mayOnlyAccessLayers("front hall", "spi")
          .whereLayer("privacy")
          .mayOnlyAccessLayers("front hall", "spi")
          .whereLayer("movein")
          .mayOnlyAccessLayers("front hall", "token", "store")
          .whereLayer("schedule")
          .mayNotAccessAnyLayer()
          .whereLayer("wiring")
          .mayNotBeAccessedByAnyLayer()
          .ensureAllClassesAreContainedInArchitecture();

  @ArchTest
  static final ArchRule no_two_rooms_import_each_other =
      slices().matching(R + ".(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule the_workshop_has_no_framework =
      classes()
          .that()
          .resideInAPackage(ROOMS + "token")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "javax.crypto..", "jakarta.json..", ROOMS + "token", R);

  @ArchTest
  static final ArchRule the_workshop_takes_plain_values_from_the_front_hall =
      noClasses()
          .that()
          .resideInAPackage(ROOMS + "token")
          .should()
          .dependOnClassesThat(
              resideInAPackage(R)
                  .and(
                      not(assignableTo(Reason.class))
                          .and(not(assignableTo(Secret.class)))
                          .and(not(assignableTo(AtlassianSecurityException.class)))));

  @ArchTest
  static final ArchRule limits_know_no_http_client =
      classes()
          .that()
          .resideInAPackage(ROOMS + "limits")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..", "com.github.benmanes.caffeine..", ROOMS + "cache", ROOMS + "limits", R);

  // Each kind of cache needs classes that are loaded by name: the jar has those that this room
  // asks.
  @ArchTest
  static final ArchRule caches_are_made_in_one_room =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOMS + "cache")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("com.github.benmanes.caffeine.cache.Caffeine");

  @ArchTest
  static final ArchRule only_the_mains_read_configuration =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOMS + "wiring")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.eclipse.microprofile.config..");

  // Two of them go over the bytes of one token, on one thread, and then stay as they are.
  @ArchTest
  static final ArchRule nothing_changes_after_construction =
      fields()
          .that()
          .areDeclaredInClassesThat(
              not(name(ROOMS + "token.JsonScan").or(name(ROOMS + "token.Members"))))
          .should()
          .beFinal();

  @ArchTest
  static final ArchRule nothing_is_injected_into_fields =
      noFields().should().beAnnotatedWith(Inject.class);

  @ArchTest
  static final ArchRule time_is_a_parameter =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOMS + "wiring")
          .should()
          .callMethod(Clock.class, "systemUTC")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(java.time.Instant.class, "now");

  @ArchTest
  static final ArchRule rooms_are_closed_by_default =
      classes()
          .that()
          .resideInAPackage(R + ".internal..")
          .and()
          .areTopLevelClasses()
          .and()
          .arePublic()
          .and()
          .areNotInterfaces()
          .and()
          .areNotAssignableTo(jakarta.enterprise.inject.spi.Extension.class)
          .should()
          .haveModifier(JavaModifier.FINAL);

  @ArchTest
  static final ArchRule hostile_input_meets_no_xml_zip_or_deserialisation =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.util.zip..", "javax.xml..", "org.xml..")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.io.ObjectInputStream");

  @Test
  void rooms_stay_small() throws IOException {
    List<Integer> lines;
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      lines =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .map(HousePlanTest::lines)
              .sorted()
              .toList();
    }

    assertThat(lines).allMatch(count -> count <= 250);
    assertThat(lines.get(lines.size() / 2)).isLessThanOrEqualTo(60);
  }

  // The formatter is checked by the build, so a member begins and ends at an indentation of two.
  @Test
  void methods_stay_short() throws IOException {
    List<Integer> bodies = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        Matcher body = BODY.matcher(Files.readString(file));
        while (body.find()) {
          bodies.add((int) body.group(1).lines().count());
        }
      }
    }
    bodies.sort(null);

    assertThat(bodies).hasSizeGreaterThan(500).allMatch(count -> count <= 40);
    assertThat(bodies.get(bodies.size() * 95 / 100)).isLessThanOrEqualTo(20);
  }

  private static int lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return (int) lines.count();
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }
}
