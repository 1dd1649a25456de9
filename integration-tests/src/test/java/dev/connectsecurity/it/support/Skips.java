package dev.connectsecurity.it.support;

import java.lang.reflect.Method;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Passes over what {@link SkipTable} lists for the server of this run; nothing else is skipped. */
public final class Skips implements ExecutionCondition {

  /** Made by JUnit. */
  public Skips() {}

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return SkipTable.find(
            System.getProperty("arquillian.launch"),
            context.getTestClass().map(Class::getSimpleName).orElse(""),
            context.getTestMethod().map(Method::getName).orElse(""),
            context.getDisplayName())
        .map(row -> ConditionEvaluationResult.disabled(row.reason()))
        .orElseGet(() -> ConditionEvaluationResult.enabled("not in skips.csv"));
  }
}
