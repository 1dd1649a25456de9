-- Tables of connect-security-ee for H2, version 2: upgrades version 1.
-- Times are milliseconds since 1970-01-01T00:00Z, so that no session time zone can move them.
-- A statement ends with the semicolon at the end of its line. May be run again.

-- The previous secret verifies until its time is over, and never signs.
-- While it is installed, a tenant holds its site, so that no two tenants do: site_by_url is SHA-256
-- of product and base URL, site_by_cloud is product and cloud id.
ALTER TABLE connect_host ADD COLUMN IF NOT EXISTS authentication VARCHAR(20) DEFAULT 'JWT' NOT NULL;

ALTER TABLE connect_host ADD COLUMN IF NOT EXISTS previous_secret VARCHAR(8000);

ALTER TABLE connect_host ADD COLUMN IF NOT EXISTS previous_secret_until BIGINT;

ALTER TABLE connect_host ADD COLUMN IF NOT EXISTS site_by_url VARCHAR(64);

ALTER TABLE connect_host ADD COLUMN IF NOT EXISTS site_by_cloud VARCHAR(300);

CREATE UNIQUE INDEX IF NOT EXISTS connect_host_by_url ON connect_host (app_key, site_by_url);

CREATE UNIQUE INDEX IF NOT EXISTS connect_host_by_cloud ON connect_host (app_key, site_by_cloud);

CREATE INDEX IF NOT EXISTS connect_host_by_status ON connect_host (app_key, status, updated_at);

-- Of several tenants of one site, the one that was changed last stays installed.
UPDATE connect_host SET status = 'UNINSTALLED' WHERE (app_key, client_key) IN (
  SELECT app_key, client_key FROM (
    SELECT app_key, client_key, ROW_NUMBER() OVER (
      PARTITION BY app_key, product, base_url ORDER BY updated_at DESC, client_key DESC) AS place
    FROM connect_host WHERE status <> 'UNINSTALLED') AS ranked
  WHERE place > 1);

UPDATE connect_host SET status = 'UNINSTALLED' WHERE (app_key, client_key) IN (
  SELECT app_key, client_key FROM (
    SELECT app_key, client_key, ROW_NUMBER() OVER (
      PARTITION BY app_key, product, cloud_id ORDER BY updated_at DESC, client_key DESC) AS place
    FROM connect_host WHERE status <> 'UNINSTALLED' AND cloud_id IS NOT NULL) AS ranked
  WHERE place > 1);

UPDATE connect_host SET
  site_by_url = LOWER(RAWTOHEX(HASH('SHA-256', STRINGTOUTF8(product || ' ' || base_url)))),
  site_by_cloud = product || ' ' || cloud_id
  WHERE status <> 'UNINSTALLED' AND site_by_url IS NULL;

-- What users have consented to (3LO). The browser's cookie is known by its SHA-256 only.
CREATE TABLE IF NOT EXISTS connect_grant (
  app_key                 VARCHAR(255)   NOT NULL,
  id                      VARCHAR(64)    NOT NULL,
  browser_hash            VARCHAR(64)    NOT NULL,
  account_id              VARCHAR(255),
  scopes                  VARCHAR(4000)  NOT NULL,
  access_token            VARCHAR(40000) NOT NULL,
  access_token_expires_at BIGINT         NOT NULL,
  refresh_token           VARCHAR(40000),
  status                  VARCHAR(20)    NOT NULL,
  consented_at            BIGINT         NOT NULL,
  renewed_at              BIGINT         NOT NULL,
  PRIMARY KEY (app_key, id)
);

CREATE UNIQUE INDEX IF NOT EXISTS connect_grant_by_browser ON connect_grant (app_key, browser_hash);

-- Sign-ins on their way, for ten minutes.
CREATE TABLE IF NOT EXISTS connect_login (
  app_key                 VARCHAR(255)   NOT NULL,
  state_hash              VARCHAR(64)    NOT NULL,
  browser_hash            VARCHAR(64)    NOT NULL,
  return_to               VARCHAR(2000)  NOT NULL,
  code_verifier           VARCHAR(8000),
  expires_at              BIGINT         NOT NULL,
  PRIMARY KEY (app_key, state_hash)
);

CREATE INDEX IF NOT EXISTS connect_login_by_expiry ON connect_login (app_key, expires_at);

-- Known texts under the encryption keys, so that a wrong key is found at the start.
CREATE TABLE IF NOT EXISTS connect_check (
  app_key                 VARCHAR(255)   NOT NULL,
  value_hash              VARCHAR(64)    NOT NULL,
  check_value             VARCHAR(8000)  NOT NULL,
  PRIMARY KEY (app_key, value_hash)
);

-- Last, so that a version row means that everything above is there.
MERGE INTO connect_schema (version) KEY (version) VALUES (2);
