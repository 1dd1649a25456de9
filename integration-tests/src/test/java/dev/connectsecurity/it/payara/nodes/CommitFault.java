package dev.connectsecurity.it.payara.nodes;

import dev.connectsecurity.it.payara.nodes.Cable.Break;

/** Why a commit gives no success. */
enum CommitFault {
  /** A deferred constraint refuses it. */
  REFUSED {
    @Override
    void arm(Database database, Cable cable) {
      database.execute("INSERT INTO refusal VALUES ('58030')");
    }
  },
  /** The same, by an error after which a transaction may be repeated. */
  SERIALIZATION {
    @Override
    void arm(Database database, Cable cable) {
      database.execute("INSERT INTO refusal VALUES ('40001')");
    }
  },
  /** The connection breaks before it arrives. */
  LOST {
    @Override
    void arm(Database database, Cable cable) {
      cable.breakOnce(Break.BEFORE_COMMIT);
    }
  },
  /** It is done, and the connection breaks before the answer arrives. */
  UNANSWERED {
    @Override
    void arm(Database database, Cable cable) {
      cable.breakOnce(Break.AFTER_COMMIT);
    }
  };

  /** Tells whether it is done nevertheless. */
  boolean commits() {
    return this == UNANSWERED;
  }

  /** Lets the next one fail. */
  abstract void arm(Database database, Cable cable);

  /** Lets them succeed again. */
  static void disarm(Database database) {
    database.execute("DELETE FROM refusal");
  }

  /** Makes what lets a commit fail. */
  static void prepare(Database database) {
    database.execute(
        """
        CREATE TABLE refusal (sqlstate text);
        CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
        DECLARE state text;
        BEGIN
          SELECT sqlstate INTO state FROM refusal;
          IF FOUND THEN RAISE EXCEPTION 'refused at commit' USING ERRCODE = state; END IF;
          RETURN NULL;
        END $$;
        CREATE CONSTRAINT TRIGGER refuse_host AFTER INSERT OR UPDATE ON connect_host
          DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse();
        CREATE CONSTRAINT TRIGGER refuse_grant AFTER INSERT OR UPDATE ON connect_grant
          DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse();
        """);
  }
}
