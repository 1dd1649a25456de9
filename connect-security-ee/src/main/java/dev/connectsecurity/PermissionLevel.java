package dev.connectsecurity;

/**
 * What a permission of a user is about.
 *
 * @since 0.1
 */
public enum PermissionLevel {
  /**
   * The whole site, in both products: {@code ADMINISTER} in Jira, {@code administer} in Confluence.
   */
  GLOBAL,
  /** One project of Jira, named by its key or its id: {@code ADMINISTER_PROJECTS}. */
  PROJECT,
  /** One issue of Jira, named by its key or its id: {@code EDIT_ISSUES}. */
  ISSUE,
  /**
   * One space of Confluence, named by its key, never by its id, because a key may consist of digits
   * too: {@code administer}, or with a target {@code create/page}.
   */
  SPACE,
  /** One page, blog post, comment or attachment of Confluence, named by its id: {@code update}. */
  CONTENT
}
