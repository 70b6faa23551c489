package org.yihaotong.recording;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.StaffId;

/**
 * The recordings that are kept, and the pauses of those that are being made.
 */
@Repository
class Recordings {

	private static final String SELECT = """
			select id, contact, file, wrapped_key, seconds, kept_at, delete_at from recording where deleted_at is null\s""";

	private final JdbcClient jdbc;

	Recordings(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * A recording.
	 *
	 * @param id its key
	 * @param contact the call
	 * @param file its name in the store
	 * @param wrappedKey its own key, encrypted
	 * @param seconds how long it is
	 * @param keptAt when the call was over
	 * @param deleteAt when it is deleted
	 */
	record Kept(UUID id, ContactId contact, String file, byte[] wrappedKey, int seconds, Instant keptAt,
			Instant deleteAt) {
	}

	/**
	 * Keeps a recording.
	 * @return false if one of the same call was kept before
	 */
	boolean add(Kept kept) {
		return this.jdbc.sql("""
				insert into recording (id, contact, file, wrapped_key, seconds, kept_at, delete_at)
				values (:id, :contact, :file, :key, :seconds, :keptAt, :deleteAt) on conflict (contact) do nothing""")
			.param("id", kept.id())
			.param("contact", kept.contact().value())
			.param("file", kept.file())
			.param("key", kept.wrappedKey())
			.param("seconds", kept.seconds())
			.param("keptAt", Timestamp.from(kept.keptAt()))
			.param("deleteAt", Timestamp.from(kept.deleteAt()))
			.update() == 1;
	}

	Optional<Kept> find(UUID id) {
		return this.jdbc.sql(SELECT + "and id = :id").param("id", id).query(Recordings::kept).optional();
	}

	Optional<Kept> of(ContactId contact) {
		return this.jdbc.sql(SELECT + "and contact = :contact")
			.param("contact", contact.value())
			.query(Recordings::kept)
			.optional();
	}

	/** Lists the last ones, the newest first. */
	List<Kept> last(int most) {
		return this.jdbc.sql(SELECT + "order by kept_at desc limit :most")
			.param("most", most)
			.query(Recordings::kept)
			.list();
	}

	List<Kept> due(Instant now) {
		return this.jdbc.sql(SELECT + "and delete_at < :now order by delete_at limit 500")
			.param("now", Timestamp.from(now))
			.query(Recordings::kept)
			.list();
	}

	/** Also forgets the key: what a backup of the disk may still hold is lost with it. */
	void deleted(UUID id, Instant at) {
		this.jdbc.sql("update recording set deleted_at = :at, wrapped_key = ''::bytea where id = :id")
			.param("id", id)
			.param("at", Timestamp.from(at))
			.update();
	}

	void paused(ContactId contact, StaffId who, Instant at, Instant until) {
		this.jdbc.sql("""
				insert into recording_pause (contact, paused_at, paused_by, until)
				values (:contact, :at, :who, :until)
				on conflict (contact) where resumed_at is null do update set until = excluded.until""")
			.param("contact", contact.value())
			.param("who", who.value())
			.param("at", Timestamp.from(at))
			.param("until", Timestamp.from(until))
			.update();
	}

	boolean resumed(ContactId contact, Instant at) {
		return this.jdbc
			.sql("update recording_pause set resumed_at = :at where contact = :contact and resumed_at is null")
			.param("contact", contact.value())
			.param("at", Timestamp.from(at))
			.update() > 0;
	}

	Optional<Instant> pausedUntil(ContactId contact) {
		return this.jdbc.sql("select until from recording_pause where contact = :contact and resumed_at is null")
			.param("contact", contact.value())
			.query((row, index) -> Objects.requireNonNull(row.getTimestamp("until")).toInstant())
			.optional();
	}

	List<ContactId> pausesOver(Instant now) {
		return this.jdbc.sql("select contact from recording_pause where resumed_at is null and until < :now")
			.param("now", Timestamp.from(now))
			.query((row, index) -> new ContactId(Objects.requireNonNull(row.getObject("contact", UUID.class))))
			.list();
	}

	private static Kept kept(ResultSet row, int index) throws SQLException {
		return new Kept(Objects.requireNonNull(row.getObject("id", UUID.class)),
				new ContactId(Objects.requireNonNull(row.getObject("contact", UUID.class))),
				Objects.requireNonNull(row.getString("file")), Objects.requireNonNull(row.getBytes("wrapped_key")),
				row.getInt("seconds"), Objects.requireNonNull(row.getTimestamp("kept_at")).toInstant(),
				Objects.requireNonNull(row.getTimestamp("delete_at")).toInstant());
	}

}
