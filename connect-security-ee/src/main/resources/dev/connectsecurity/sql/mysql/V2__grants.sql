-- Tables of connect-security-ee for MySQL 8 and MariaDB 10.6 or later, version 2: upgrades version 1.
-- Times are milliseconds since 1970-01-01T00:00Z, so that no session time zone can move them.
-- A statement ends with the semicolon at the end of its line. May be run again, but then the first
-- one fails, because its columns are there.

-- The previous secret verifies until its time is over, and never signs.
-- While it is installed, a tenant holds its site, so that no two tenants do: site_by_url is SHA-256
-- of product and base URL, site_by_cloud is product and cloud id.
ALTER TABLE connect_host
  ADD COLUMN authentication        VARCHAR(20) NOT NULL DEFAULT 'JWT',
  ADD COLUMN previous_secret       TEXT,
  ADD COLUMN previous_secret_until BIGINT,
  ADD COLUMN site_by_url           VARCHAR(64),
  ADD COLUMN site_by_cloud         VARCHAR(300),
  ADD UNIQUE INDEX connect_host_by_url (app_key, site_by_url),
  ADD UNIQUE INDEX connect_host_by_cloud (app_key, site_by_cloud),
  ADD INDEX connect_host_by_status (app_key, status, updated_at);

-- Of several tenants of one site, the one that was changed last stays installed.
UPDATE connect_host JOIN (
  SELECT app_key, client_key, ROW_NUMBER() OVER (
    PARTITION BY app_key, product, base_url ORDER BY updated_at DESC, client_key DESC) AS place
  FROM connect_host WHERE status <> 'UNINSTALLED') AS ranked USING (app_key, client_key)
  SET status = 'UNINSTALLED' WHERE place > 1;

UPDATE connect_host JOIN (
  SELECT app_key, client_key, ROW_NUMBER() OVER (
    PARTITION BY app_key, product, cloud_id ORDER BY updated_at DESC, client_key DESC) AS place
  FROM connect_host WHERE status <> 'UNINSTALLED' AND cloud_id IS NOT NULL) AS ranked
  USING (app_key, client_key)
  SET status = 'UNINSTALLED' WHERE place > 1;

UPDATE connect_host SET
  site_by_url = SHA2(CONCAT(product, ' ', base_url), 256),
  site_by_cloud = CONCAT(product, ' ', cloud_id)
  WHERE status <> 'UNINSTALLED' AND site_by_url IS NULL;

-- What users have consented to (3LO). The browser's cookie is known by its SHA-256 only.
CREATE TABLE IF NOT EXISTS connect_grant (
  app_key                 VARCHAR(255)  NOT NULL,
  id                      VARCHAR(64)   NOT NULL,
  browser_hash            VARCHAR(64)   NOT NULL,
  account_id              VARCHAR(255),
  scopes                  VARCHAR(4000) NOT NULL,
  access_token            TEXT          NOT NULL,
  access_token_expires_at BIGINT        NOT NULL,
  refresh_token           TEXT,
  status                  VARCHAR(20)   NOT NULL,
  consented_at            BIGINT        NOT NULL,
  renewed_at              BIGINT        NOT NULL,
  PRIMARY KEY (app_key, id),
  UNIQUE INDEX connect_grant_by_browser (app_key, browser_hash)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Sign-ins on their way, for ten minutes.
CREATE TABLE IF NOT EXISTS connect_login (
  app_key                 VARCHAR(255)  NOT NULL,
  state_hash              VARCHAR(64)   NOT NULL,
  browser_hash            VARCHAR(64)   NOT NULL,
  return_to               VARCHAR(2000) NOT NULL,
  code_verifier           TEXT,
  expires_at              BIGINT        NOT NULL,
  PRIMARY KEY (app_key, state_hash),
  INDEX connect_login_by_expiry (app_key, expires_at)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Known texts under the encryption keys, so that a wrong key is found at the start.
CREATE TABLE IF NOT EXISTS connect_check (
  app_key                 VARCHAR(255)  NOT NULL,
  value_hash              VARCHAR(64)   NOT NULL,
  check_value             TEXT          NOT NULL,
  PRIMARY KEY (app_key, value_hash)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Last, so that a version row means that everything above is there.
INSERT IGNORE INTO connect_schema (version) VALUES (2);
