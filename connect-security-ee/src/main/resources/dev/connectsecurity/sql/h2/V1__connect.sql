-- Tables of connect-security-ee for H2, version 1.
-- Times are milliseconds since 1970-01-01T00:00Z, so that no session time zone can move them.
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
  shared_secret    VARCHAR(8000) NOT NULL,
  scopes           VARCHAR(255)  NOT NULL,
  status           VARCHAR(20)   NOT NULL,
  created_at       BIGINT        NOT NULL,
  updated_at       BIGINT        NOT NULL,
  PRIMARY KEY (app_key, client_key)
);

CREATE TABLE IF NOT EXISTS connect_token_use (
  token_hash       VARCHAR(64)   NOT NULL PRIMARY KEY,
  body_hash        VARCHAR(64)   NOT NULL,
  expires_at       BIGINT        NOT NULL
);

CREATE INDEX IF NOT EXISTS connect_token_use_expiry ON connect_token_use (expires_at);

-- Last, so that a version row means that everything above is there.
CREATE TABLE IF NOT EXISTS connect_schema (
  version          INTEGER       NOT NULL PRIMARY KEY
);

MERGE INTO connect_schema (version) KEY (version) VALUES (1);
