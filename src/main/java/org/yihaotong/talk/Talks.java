package org.yihaotong.talk;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yihaotong.platform.ContactId;

/**
 * How each talk stands, and what the citizen said in it.
 */
@Repository
class Talks {

	private final JdbcClient jdbc;

	Talks(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * How a talk stands.
	 *
	 * @param held whether the citizen hears music
	 * @param muted whether the agent's microphone is off
	 * @param transcribed whether the citizen is transcribed
	 */
	record Standing(boolean held, boolean muted, boolean transcribed) {
	}

	/**
	 * Something that the citizen said.
	 *
	 * @param at when it was said
	 * @param text as heard
	 */
	record Line(Instant at, String text) {
	}

	/** A talk with a (further) agent begins. */
	void begins(ContactId contact, boolean transcribed, Instant at) {
		this.jdbc.sql("""
				insert into talk (contact, transcribed, began_at) values (:contact, :transcribed, :at)
				on conflict (contact) do update set held = false, muted = false, ended_at = null""")
			.param("contact", contact.value())
			.param("transcribed", transcribed)
			.param("at", Timestamp.from(at))
			.update();
	}

	/** A talk ends; what is told first counts. */
	void ends(ContactId contact, Instant at) {
		this.jdbc.sql("update talk set held = false, ended_at = coalesce(ended_at, :at) where contact = :contact")
			.param("contact", contact.value())
			.param("at", Timestamp.from(at))
			.update();
	}

	Optional<Standing> find(ContactId contact) {
		return this.jdbc.sql("select held, muted, transcribed from talk where contact = :contact")
			.param("contact", contact.value())
			.query((row, index) -> new Standing(row.getBoolean("held"), row.getBoolean("muted"),
					row.getBoolean("transcribed")))
			.optional();
	}

	void held(ContactId contact, boolean held) {
		this.jdbc.sql("update talk set held = :held where contact = :contact")
			.param("contact", contact.value())
			.param("held", held)
			.update();
	}

	void muted(ContactId contact, boolean muted) {
		this.jdbc.sql("update talk set muted = :muted where contact = :contact")
			.param("contact", contact.value())
			.param("muted", muted)
			.update();
	}

	void transcribed(ContactId contact, boolean transcribed) {
		this.jdbc.sql("update talk set transcribed = :transcribed where contact = :contact")
			.param("contact", contact.value())
			.param("transcribed", transcribed)
			.update();
	}

	void said(ContactId contact, Instant at, String text, double confidence) {
		this.jdbc
			.sql("insert into talk_line (contact, at, text, confidence) values (:contact, :at, :text, :confidence)")
			.param("contact", contact.value())
			.param("at", Timestamp.from(at))
			.param("text", text)
			.param("confidence", confidence)
			.update();
	}

	/**
	 * Lists what the citizen said.
	 * @param contact the talk
	 * @param most how many lines at most, the last ones
	 * @return in the order in which it was said
	 */
	List<Line> lines(ContactId contact, int most) {
		return this.jdbc.sql("select at, text from talk_line where contact = :contact order by id desc limit :most")
			.param("contact", contact.value())
			.param("most", most)
			.query((row, index) -> new Line(Objects.requireNonNull(row.getTimestamp("at")).toInstant(),
					Objects.requireNonNull(row.getString("text"))))
			.list()
			.reversed();
	}

}
