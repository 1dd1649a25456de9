package dev.connectsecurity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ProductTest {

  @ParameterizedTest
  @CsvSource({"jira, JIRA", "confluence, CONFLUENCE"})
  void productType_isReadAndWritten(String productType, Product product) {
    assertThat(Product.of(productType)).contains(product);
    assertThat(product.productType()).isEqualTo(productType);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "JIRA", "Confluence", "bitbucket", "jira "})
  void otherText_isNoProduct(String productType) {
    assertThat(Product.of(productType)).isEmpty();
  }
}
