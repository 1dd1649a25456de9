-- Tables of connect-security-ee for MySQL 8 and MariaDB 10.6 or later, version 1.
-- Times are milliseconds since 1970-01-01T00:00Z, so that no session time zone can move them.
-- The binary collation keeps tenants apart whose keys differ in case or accents only.
-- A statement ends with the semicolon at the end of its line.

-- A site has the same client key in every app, each with a secret of its own.
CREATE TABLE IF NOT EXISTS connect_host (
  app_key          VARCHAR(64)   NOT NULL,
  client_key       VARCHAR(255)  NOT NULL,
  product          VARCHAR(20)   NOT NULL,
  base_url         VARCHAR(2048) NOT NULL,
  display_url      VARCHAR(2048),
  help_center_url  VARCHAR(2048),
  cloud_id         VARCHAR(255),
  oauth_client_id  VARCHAR(1000),
  shared_secret    TEXT          NOT NULL,
  scopes           VARCHAR(255)  NOT NULL,
  status           VARCHAR(20)   NOT NULL,
  created_at       BIGINT        NOT NULL,
  updated_at       BIGINT        NOT NULL,
  PRIMARY KEY (app_key, client_key)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS connect_token_use (
  token_hash       VARCHAR(64)   NOT NULL PRIMARY KEY,
  body_hash        VARCHAR(64)   NOT NULL,
  expires_at       BIGINT        NOT NULL,
  INDEX connect_token_use_expiry (expires_at)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Last, so that a version row means that everything above is there.
CREATE TABLE IF NOT EXISTS connect_schema (
  version          INTEGER       NOT NULL PRIMARY KEY
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

INSERT IGNORE INTO connect_schema (version) VALUES (1);
